using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>The light around a simulated phone's lamps.</summary>
public sealed record BenchLampsConfig
{
    /// <summary>The room light that leaks onto the sensors. Default: 100%, a warm room and a black tube; 1000% is a tube that does not sit.</summary>
    public Percent Ambient { get; init; } = new(1);

    /// <summary>How bright the lamps are. Default: 100%; an old lamp, or a sensor that sits beside it, is below.</summary>
    public Percent Brightness { get; init; } = new(1);

    /// <summary>How much of their red light the sensors count. Default: 100%; a tinted lens, or a weak channel, is below.</summary>
    public Percent Red { get; init; } = new(1);

    /// <summary>How much of their green light the sensors count. Default: 100%.</summary>
    public Percent Green { get; init; } = new(1);

    /// <summary>The lamps whose sensors see nothing but the room: a tube that came off. Default: none.</summary>
    public ImmutableArray<string> Blind { get; init; } = [];
}
