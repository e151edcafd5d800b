using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Simulator.Bench.Light;
using PhoneRig.Simulator.Bench.Serial;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Simulator.Bench;

/// <summary>The parts that a station is made of.</summary>
internal sealed record StationParts
{
    /// <summary>The wire to the relay's coil; null where a person plugs the brick in and out.</summary>
    public ActuatorWire? Relay { get; init; }

    /// <summary>The rail that the coil's supply comes from; null: a supply that is always there.</summary>
    public RailOneShot? Rail { get; init; }

    /// <summary>Which contact of the relay the 48 V go over; of a plug, the one that is closed while it is in: normally-closed.</summary>
    public required RelayContact Contact { get; init; }

    /// <summary>The wire to each key's tap.</summary>
    public ImmutableDictionary<string, ActuatorWire> Keys { get; init; } = ImmutableDictionary<string, ActuatorWire>.Empty;

    /// <summary>The wire to the actuator that lifts the receiver.</summary>
    public ActuatorWire? Hook { get; init; }

    /// <summary>The solenoid over each key, and at the hook (<see cref="Core.Configuration.KeypadParts.Hook"/>).</summary>
    public ImmutableDictionary<string, SolenoidParts> Solenoids { get; init; } = ImmutableDictionary<string, SolenoidParts>.Empty;

    /// <summary>What solenoids are like.</summary>
    public SolenoidPhysics SolenoidPhysics { get; init; } = new();

    /// <summary>The colour sensor over each lamp.</summary>
    public ImmutableDictionary<string, Tcs34725Chip> Sensors { get; init; } = ImmutableDictionary<string, Tcs34725Chip>.Empty;

    /// <summary>The photodiode over each lamp, where it is one.</summary>
    public ImmutableDictionary<string, Photodiode> Photodiodes { get; init; } = ImmutableDictionary<string, Photodiode>.Empty;

    /// <summary>The meter in the line behind the relay; null where there is none.</summary>
    public Ina2x8Chip? Meter { get; init; }

    /// <summary>The opto across the line behind the relay, told whether there are 48 V; null where there is none.</summary>
    public Action<bool>? Presence { get; init; }

    /// <summary>The light that the sensors see.</summary>
    public required LampLight Light { get; init; }

    /// <summary>How fast the parts are.</summary>
    public required StationPhysics Physics { get; init; }

    /// <summary>The console cable; null where there is none.</summary>
    public IConsoleCable? Console { get; init; }

    /// <summary>What the cable does to the bytes on it.</summary>
    public required ConsoleWire Wire { get; init; }

    /// <summary>What nobody means to send reaches the phone by this; null where nothing does.</summary>
    public BenchConsoleConfig? Strays { get; init; }

    /// <summary>What the fingers do wrong; null: nothing.</summary>
    public BenchKeypadConfig? Slips { get; init; }

    /// <summary>Where this station's chances are drawn from, by the name of a part.</summary>
    public required Func<string, Random> Chance { get; init; }

    /// <summary>False: the wire to the phone's receiver is not connected.</summary>
    public bool Transmit { get; init; } = true;
}
