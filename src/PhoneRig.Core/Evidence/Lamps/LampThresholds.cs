using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>
/// Where one lamp's colours are told apart, by what it adds to the dark: amber is red and green lit together (facts 9), so no hue is fixed.
/// <para>
/// The defaults are guesses from the sensor's response curves (TCS3472 data sheet, figure 1: red LED 615 nm, green 525 to 570 nm). A sensor that sits beside its lamp, or plastic that
/// is tinted, moves them: <c>phonerig station calibrate</c> measures where they are at a station.
/// </para>
/// </summary>
public sealed record LampThresholds
{
    /// <summary>Those of a sensor that nobody has calibrated.</summary>
    public static LampThresholds Default { get; } = new();

    /// <summary>Red and green together this much above the dark, in counts, are certainly a lamp; at half of it, still none. Default: 20, ten times the sensor's own noise of 1 to 2 counts.</summary>
    public int LitCounts { get; init; } = 20;

    /// <summary>And this share of the dark reference on top, for the flicker of mains light. Default: 1 %: an integration of 40.8 ms leaves 2 % of it, which is 0.6 % of a light that flickers by 30 %.</summary>
    public double LitShare { get; init; } = 0.01;

    /// <summary>Red's share of red and green, from which it is red. Default: 0.80; a red LED gives 0.9 and more.</summary>
    public double RedFrom { get; init; } = 0.80;

    /// <summary>The upper end of amber. Default: 0.74; red and green together give 0.4 to 0.75, by how bright each is. Between it and <see cref="RedFrom"/> nothing is said.</summary>
    public double AmberTo { get; init; } = 0.74;

    /// <summary>The lower end of amber. Default: 0.42.</summary>
    public double AmberFrom { get; init; } = 0.42;

    /// <summary>Up to which it is green. Default: 0.37; a green LED gives 0.1 (525 nm) to 0.35 (570 nm).</summary>
    public double GreenTo { get; init; } = 0.37;

    /// <summary>Blue's share of all three from which light is not a lamp's. Default: 0.27; red gives 0.12, amber 0.18, green 0.25, daylight 0.3 and more (the three channels about equal).</summary>
    public double WhiteFrom { get; init; } = 0.27;

    /// <summary>What the sensor counted with the phone off; null where nobody has measured that, and the darkest look counts as dark.</summary>
    public LampCounts? Dark { get; init; }

    /// <summary>What the lit lamp adds to that, red and green together, in counts; null where nobody has measured it.</summary>
    public int? Lamp { get; init; }
}
