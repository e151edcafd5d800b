using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>
/// What a solenoid's coil is and stands. The defaults are a small 12 V solenoid (facts 9: about 30 ohm, 5 W; hold with about 35 % after pull-in);
/// what facts do not say is our estimate for one of 30 g, and belongs measured: see src/PhoneRig.Hardware/Keypads.
/// </summary>
public sealed record CoilConfig
{
    /// <summary>The volts that the coil gets. Default: 12.</summary>
    [Range(3, 48)]
    public int Volts { get; init; } = 12;

    /// <summary>Its resistance in ohms, cold. Default: 30.</summary>
    [Range(1, 1000)]
    public int Ohms { get; init; } = 30;

    /// <summary>How long it gets full power, until it has surely pulled in. Default: 100 ms (our estimate: several times the travel of 5 to 10 mm).</summary>
    public TimeSpan Peak { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The share of full power that holds it afterwards. Default: 35%. On a pin that only knows on and off it must be 100%.</summary>
    public Percent Hold { get; init; } = new(0.35);

    /// <summary>How many kelvins it gets warmer for each watt that it turns into heat for ever, by the maker or measured. Default: 30 (our estimate).</summary>
    [Range(1, 500)]
    public int KelvinsPerWatt { get; init; } = 30;

    /// <summary>How fast it warms up: the time constant. Default: 2 min, as fast as 10 g of copper alone would (our estimate).</summary>
    public TimeSpan Warms { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How fast it cools down: the time constant. Default: 7 min, as slowly as the whole solenoid does (our estimate).</summary>
    public TimeSpan Cools { get; init; } = TimeSpan.FromMinutes(7);

    /// <summary>The hottest that its winding may be, in degrees Celsius. Default: 105, insulation class A (IEC 60085).</summary>
    [Range(50, 250)]
    public int Rated { get; init; } = 105;

    /// <summary>The hottest that the air around it gets, in degrees Celsius. Default: 40.</summary>
    [Range(-20, 80)]
    public int Ambient { get; init; } = 40;

    /// <summary>How long it stays off before it is used again, so that its spring has lifted the plunger. Default: 100 ms (our estimate).</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMilliseconds(100);
}
