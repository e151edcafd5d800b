using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>A simulated phone of the bench.</summary>
public sealed record SimulatedPhoneConfig
{
    /// <summary>What is wrong with it, by the simulator's name for it.</summary>
    public required string Ailment { get; init; }

    /// <summary>Its hardware address.</summary>
    public required string Mac { get; init; }

    /// <summary>True: its durations are drawn from the ranges that the phone facts give, by the run's seed. Default: what is typical.</summary>
    public bool Drawn { get; init; }

    /// <summary>Numbers of its profile that differ from the default, by name; durations as "5s".</summary>
    public ImmutableDictionary<string, string> Profile { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is wrong with the wires of its console; null: nothing.</summary>
    public BenchConsoleConfig? Console { get; init; }

    /// <summary>The light around its lamps; null: as usual.</summary>
    public BenchLampsConfig? Lamps { get; init; }

    /// <summary>What the fingers on its keys do wrong; null: nothing.</summary>
    public BenchKeypadConfig? Keypad { get; init; }

    /// <summary>What is wrong with its network cable; null: nothing.</summary>
    public BenchLinkConfig? Link { get; init; }

    /// <summary>When its brick drops out; null: never.</summary>
    public BenchPowerConfig? Power { get; init; }

    /// <summary>The phones on the pile beside the station: each is put there in place of the one before it by <c>phonerig bench swap</c>, in this order.</summary>
    public ImmutableArray<PiledPhoneConfig> Next { get; init; } = [];
}
