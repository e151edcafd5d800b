using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Lamps;

/// <summary>Tells a lamp's colour from raw counts, by the ratio of what it adds to the dark. One for each lamp, because it learns that lamp's dark.</summary>
/// <param name="thresholds">Where this lamp's colours are told apart.</param>
internal sealed class LampColourClassifier(LampThresholds thresholds)
{
    /// <summary>Looks of nothing but white light after which the dark is learned anew: 40, two seconds at 20 Hz, longer than any blink (facts 9: 500 ms a step).</summary>
    private const int WhiteLooks = 40;

    private readonly DarkReference dark = new(thresholds);
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
        var lit = thresholds.LitCounts + (thresholds.LitShare * ((double)dark.Red + dark.Green));
        if (lamp < lit)
        {
            whiteInARow = 0;
            return lamp <= lit / 2 ? LampColour.Dark : null;
        }

        if (blue / (lamp + blue) >= thresholds.WhiteFrom)
        {
            if (++whiteInARow >= WhiteLooks)
            {
                dark.LearnAnew(counts);
                whiteInARow = 0;
            }

            return null;
        }

        whiteInARow = 0;
        var share = red / lamp;
        return share >= thresholds.RedFrom ? LampColour.Red
            : share > thresholds.AmberTo ? null
            : share >= thresholds.AmberFrom ? LampColour.Amber
            : share > thresholds.GreenTo ? null
            : LampColour.Green;
    }
}
