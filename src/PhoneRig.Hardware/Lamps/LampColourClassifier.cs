using PhoneRig.Core.Phones;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Lamps;

/// <summary>
/// Tells a lamp's colour from raw counts, by the ratio of what it adds to the dark: amber is red and green lit together (facts 9), so
/// no hue is fixed. One for each lamp, because it learns that lamp's dark.
/// <para>
/// All thresholds are guesses from the sensor's response curves (data sheet, figure 1: red LED 615 nm, green 525 to 570 nm), to be
/// checked on a bench: the walk that every power-up shows lights each lamp in turn.
/// </para>
/// </summary>
internal sealed class LampColourClassifier
{
    /// <summary>Red and green together this much above the dark, in counts, are certainly a lamp; at half of it, still none. Ten times the sensor's own noise of 1 to 2 counts.</summary>
    private const int LitCounts = 20;

    /// <summary>And this share of the dark reference on top, for the flicker of mains light: an integration of 40.8 ms leaves 2 % of it, which is 0.6 % of a light that flickers by 30 %.</summary>
    private const double LitShare = 0.01;

    /// <summary>Red's share of red and green: a red LED gives 0.9 and more.</summary>
    private const double RedFrom = 0.80;

    /// <summary>Red and green together give 0.4 to 0.75, by how bright each is; above that and below <see cref="RedFrom"/> nothing is said.</summary>
    private const double AmberTo = 0.74;

    /// <summary>The lower end of amber.</summary>
    private const double AmberFrom = 0.42;

    /// <summary>A green LED gives 0.1 (525 nm) to 0.35 (570 nm).</summary>
    private const double GreenTo = 0.37;

    /// <summary>Blue's share of all three from which light is not a lamp's: red gives 0.12, amber 0.18, green 0.25, daylight 0.3 and more (the three channels about equal).</summary>
    private const double WhiteFrom = 0.27;

    /// <summary>Looks of nothing but white light after which the dark is learned anew: 40, two seconds at 20 Hz, longer than any blink (facts 9: 500 ms a step).</summary>
    private const int WhiteLooks = 40;

    private readonly DarkReference dark = new();
    private int whiteInARow;

    /// <summary>The colour; null where it is saturated, between two thresholds, or light of another kind.</summary>
    public LampColour? Classify(in ColourCounts counts)
    {
        if (counts.Saturated)
        {
            return null;
        }

        dark.Lower(counts);
        double red = counts.Red - dark.Red, green = counts.Green - dark.Green, blue = counts.Blue - dark.Blue;
        var lamp = red + green;
        var lit = LitCounts + (LitShare * ((double)dark.Red + dark.Green));
        if (lamp < lit)
        {
            whiteInARow = 0;
            return lamp <= lit / 2 ? LampColour.Dark : null;
        }

        if (blue / (lamp + blue) >= WhiteFrom)
        {
            if (++whiteInARow >= WhiteLooks)
            {
                dark.LearnAnew(counts);
                whiteInARow = 0;
            }

            return null;
        }

        whiteInARow = 0;
        return (red / lamp) switch
        {
            >= RedFrom => LampColour.Red,
            > AmberTo => null,
            >= AmberFrom => LampColour.Amber,
            > GreenTo => null,
            _ => LampColour.Green,
        };
    }
}
