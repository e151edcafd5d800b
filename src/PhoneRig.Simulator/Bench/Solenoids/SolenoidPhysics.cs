namespace PhoneRig.Simulator.Bench.Solenoids;

/// <summary>What solenoids are like where the rig file does not say.</summary>
public sealed record SolenoidPhysics
{
    /// <summary>The share of the full current that pulls the plunger in. Default: 0.7, as if the example of facts 9 (3.5 V) were a coil of 5 V.</summary>
    public double PullIn { get; init; } = 0.7;

    /// <summary>The share of the full current below which it lets go. Default: 0.25 (facts 9: 1.25 V of 5 V).</summary>
    public double DropOut { get; init; } = 0.25;

    /// <summary>From the current that pulls to the closed key, and from the one that lets go to the open one. Default: 8 ms, an estimate for 5 mm.</summary>
    public TimeSpan Travel { get; init; } = TimeSpan.FromMilliseconds(8);

    /// <summary>The air around them, in degrees Celsius. Default: 25.</summary>
    public double Ambient { get; init; } = 25;
}
