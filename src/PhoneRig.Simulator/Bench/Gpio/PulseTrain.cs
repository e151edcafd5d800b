namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>What an output does to whatever hangs on it.</summary>
/// <param name="Share">The share of each period that it is on: 0 is off, 1 is on all the time.</param>
/// <param name="Period">The period in seconds; without meaning where the share is 0 or 1.</param>
public readonly record struct PulseTrain(double Share, double Period)
{
    /// <summary>Off.</summary>
    public static readonly PulseTrain Off = new(0, 0);

    /// <summary>On all the time.</summary>
    public static readonly PulseTrain On = new(1, 0);
}
