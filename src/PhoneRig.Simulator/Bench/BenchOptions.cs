using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench.Light;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Simulator.Bench;

/// <summary>What a bench is like where the rig file does not say.</summary>
public sealed record BenchOptions
{
    /// <summary>Where all noise is drawn from. Default: 1.</summary>
    public Seed Seed { get; init; } = new(1);

    /// <summary>
    /// A folder for the consoles' links, one per station by its name: consoles are then pseudo-terminals, for a rig in real time.
    /// Default: null, they are in memory, for a rig in virtual time. Linux only.
    /// </summary>
    public string? ConsoleFolder { get; init; }

    /// <summary>Whether outputs of the header stay driven when the rig closes them or ends. Default: true, as on Raspberry Pi OS.</summary>
    public bool PersistOutputs { get; init; } = true;

    /// <summary>How fast relays and capacitors are.</summary>
    public StationPhysics Physics { get; init; } = new();

    /// <summary>What solenoids are like.</summary>
    public SolenoidPhysics Solenoids { get; init; } = new();

    /// <summary>The light that the sensors see.</summary>
    public LampLight Light { get; init; } = new();

    /// <summary>The largest share by which a sensor's result is off, beside one count. Default: 0.01; 0 is no noise at all.</summary>
    public double SensorNoise { get; init; } = 0.01;

    /// <summary>The share of the phones' console bytes that arrive with a wrong bit. Default: 0.</summary>
    public double ConsoleGarbled { get; init; }

    /// <summary>The share of the phones' console bytes that never arrive. Default: 0.</summary>
    public double ConsoleDropped { get; init; }
}
