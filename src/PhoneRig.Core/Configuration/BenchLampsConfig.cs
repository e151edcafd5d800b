namespace PhoneRig.Core.Configuration;

/// <summary>The light around a simulated phone's lamps.</summary>
public sealed record BenchLampsConfig
{
    /// <summary>The room light that leaks onto the sensors. Default: 100%, a warm room and a black tube; 1000% is a tube that does not sit.</summary>
    public Percent Ambient { get; init; } = new(1);

    /// <summary>How bright the lamps are. Default: 100%; an old lamp, or a sensor that sits beside it, is below.</summary>
    public Percent Brightness { get; init; } = new(1);
}
