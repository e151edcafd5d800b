namespace PhoneRig.Core.Configuration;

/// <summary>What proves that power comes through to a phone, or does not: a meter in the 48 V line behind the relay, or an isolated opto across it. One of the two.</summary>
public sealed record ProofConfig
{
    /// <summary>The board that meters the line's current: an ina228 or ina238 (85 V).</summary>
    public string? Current { get; init; }

    /// <summary>The meter's shunt. Default: 20mOhm, which carries 2 A in the meter's finer range and wastes 3 mW at a brick's 0.38 A (facts 6).</summary>
    public Milliohms Shunt { get; init; } = new(20);

    /// <summary>The current above which the phone is fed. Default: 30mA, a quarter of what a phone in its low power mode takes (facts 6: 6.3 W, 131 mA at 48 V); our choice.</summary>
    public Milliamps OnAbove { get; init; } = new(30);

    /// <summary>The pin that an opto pulls while there are 48 V behind the relay.</summary>
    public PinRef? Presence { get; init; }

    /// <summary>The pin's level while there are. Default: low, an opto's transistor pulls to ground.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.Low;
}
