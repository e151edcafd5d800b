using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>A simulated phone that waits on the pile beside a station, until the one that stands there is taken away.</summary>
public sealed record PiledPhoneConfig
{
    /// <summary>What is wrong with it, by the simulator's name for it.</summary>
    public required string Ailment { get; init; }

    /// <summary>Its hardware address.</summary>
    public required string Mac { get; init; }

    /// <summary>True: its durations are drawn from the ranges that the phone facts give, by the run's seed. Default: what is typical.</summary>
    public bool Drawn { get; init; }

    /// <summary>Numbers of its profile that differ from the default, by name; durations as "5s".</summary>
    public ImmutableDictionary<string, string> Profile { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same as a phone that stands on a station, whose wires are in order.</summary>
    public SimulatedPhoneConfig OnStation() => new() { Ailment = Ailment, Mac = Mac, Drawn = Drawn, Profile = Profile };
}
