using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>What was measured of one lamp at its station.</summary>
/// <param name="Dark">What its sensor counted with the phone off, the middle of all looks.</param>
/// <param name="Noise">How far these looks lie apart, red and green together, in counts.</param>
public sealed record LampMeasure(LampCounts Dark, int Noise)
{
    /// <summary>The least that a lamp is told by, in counts: three times a sensor's own noise of 1 to 2 counts.</summary>
    private const int LeastLit = 6;

    /// <summary>Red's share of red and green of the three colours where nobody has measured (the middle of <see cref="LampThresholds"/>' ranges).</summary>
    private const double UsualAmber = 0.58;

    /// <summary>Blue's share of amber where nobody has measured.</summary>
    private const double UsualBlue = 0.18;

    /// <summary>Between two colours that were both measured, nothing is said in the middle fifth of the way.</summary>
    private const double Gap = 0.2;

    /// <summary>Red's share of red and green, by each colour that was seen.</summary>
    public ImmutableDictionary<LampColour, double> Seen { get; init; } = ImmutableDictionary<LampColour, double>.Empty;

    /// <summary>Blue's share of all three, of the colour in which it is largest; null where no colour was seen.</summary>
    public double? Blue { get; init; }

    /// <summary>What the lit lamp adds to the dark, red and green together, in counts; null where it was not seen lit.</summary>
    public int? Lamp { get; init; }

    /// <summary>The most that other lamps add while it is dark, in counts: light that creeps into its tube.</summary>
    public int Beside { get; init; }

    /// <summary>Above the dark by this many counts, red and green together, it is lit: by more than its sensor's own noise.</summary>
    public int Floor => Math.Max(LeastLit, 2 * Noise);

    /// <summary>The same with a colour seen: the middle of several looks at it.</summary>
    /// <param name="colour">The colour.</param>
    /// <param name="looks">What its sensor counted, none saturated.</param>
    public LampMeasure With(LampColour colour, IReadOnlyCollection<LampCounts> looks)
    {
        double red = looks.Average(look => look.Red - Dark.Red), green = looks.Average(look => look.Green - Dark.Green), blue = looks.Average(look => look.Blue - Dark.Blue);
        var lamp = red + green;
        if (lamp <= 0)
        {
            return this;
        }

        var share = Math.Clamp(blue / (lamp + Math.Max(blue, 0)), 0, 0.99);
        return this with
        {
            Seen = Seen.SetItem(colour, Math.Clamp(red / lamp, 0.01, 0.99)),
            Blue = Blue is { } before && before > share ? before : share,
            Lamp = colour == LampColour.Amber || Lamp is null ? (int)Math.Round(lamp) : Lamp,
        };
    }

    /// <summary>
    /// Where its colours are told apart. What was seen moves all of them by as much as it lies beside the usual, in odds, which is what a weaker channel or a tint does; two colours
    /// that were both seen are told apart half way.
    /// </summary>
    public LampThresholds Thresholds()
    {
        var usual = LampThresholds.Default with { Dark = Dark, Lamp = Lamp };
        if (Lamp is not { } lamp)
        {
            return usual;
        }

        var by = Seen.TryGetValue(LampColour.Amber, out var amber) ? Odds(amber) - Odds(UsualAmber) : 0;
        var (amberTo, redFrom) = Between(amber, Seen.GetValueOrDefault(LampColour.Red), (Moved(usual.AmberTo, by), Moved(usual.RedFrom, by)));
        var (greenTo, amberFrom) = Between(Seen.GetValueOrDefault(LampColour.Green), amber, (Moved(usual.GreenTo, by), Moved(usual.AmberFrom, by)));
        return usual with
        {
            LitCounts = Math.Max(Math.Max(Floor, Math.Min(usual.LitCounts, lamp / 5)), Math.Min(Beside * 2, lamp / 3)),
            RedFrom = redFrom,
            AmberTo = amberTo,
            AmberFrom = amberFrom,
            GreenTo = greenTo,
            WhiteFrom = Math.Max(usual.WhiteFrom, Blue is { } blue && blue > 0 ? Moved(usual.WhiteFrom, Odds(blue) - Odds(UsualBlue)) : 0),
        };
    }

    /// <summary>The two thresholds between a lower and an upper colour, half way where both were seen (0: not seen).</summary>
    private static (double Low, double High) Between(double lower, double upper, (double Low, double High) otherwise)
    {
        if (lower <= 0 || upper <= 0 || lower >= upper)
        {
            return otherwise;
        }

        var (from, way) = (Odds(lower), Odds(upper) - Odds(lower));
        return (Share(from + (way * (0.5 - (Gap / 2)))), Share(from + (way * (0.5 + (Gap / 2)))));
    }

    private static double Moved(double share, double by) => Share(Odds(share) + by);

    /// <summary>The logarithm of the odds: a channel that is weaker by a factor moves it by the factor's logarithm, wherever it is.</summary>
    private static double Odds(double share) => Math.Log(share / (1 - share));

    private static double Share(double odds) => 1 / (1 + Math.Exp(-odds));
}
