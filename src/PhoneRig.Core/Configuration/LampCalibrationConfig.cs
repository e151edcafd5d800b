using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Configuration;

/// <summary>Where one lamp's colours are told apart, as measured.</summary>
public sealed record LampCalibrationConfig
{
    /// <summary>What its sensor counted with the phone off: red, green, blue. Default: not measured, and the darkest look counts as dark.</summary>
    public ImmutableArray<int>? Dark { get; init; }

    /// <summary>What the lit lamp adds to that, red and green together, in counts. Default: not measured.</summary>
    [Range(1, 131070)]
    public int? Lamp { get; init; }

    /// <summary>Counts above the dark, red and green together, that are certainly a lamp. Default: 20.</summary>
    [Range(1, 131070)]
    public int Lit { get; init; } = LampThresholds.Default.LitCounts;

    /// <summary>Red's share of red and green from which it is red. Default: 80%.</summary>
    public Percent RedFrom { get; init; } = new(LampThresholds.Default.RedFrom);

    /// <summary>The upper end of amber. Default: 74%.</summary>
    public Percent AmberTo { get; init; } = new(LampThresholds.Default.AmberTo);

    /// <summary>The lower end of amber. Default: 42%.</summary>
    public Percent AmberFrom { get; init; } = new(LampThresholds.Default.AmberFrom);

    /// <summary>The share up to which it is green. Default: 37%.</summary>
    public Percent GreenTo { get; init; } = new(LampThresholds.Default.GreenTo);

    /// <summary>Blue's share of all three from which light is not a lamp's. Default: 27%.</summary>
    public Percent WhiteFrom { get; init; } = new(LampThresholds.Default.WhiteFrom);

    /// <summary>Red's share of red and green of each colour that was seen; only for whoever measures again.</summary>
    public ImmutableDictionary<string, Percent> Seen { get; init; } = ImmutableDictionary<string, Percent>.Empty;

    /// <summary>The thresholds.</summary>
    public LampThresholds Thresholds() => new()
    {
        LitCounts = Lit,
        RedFrom = RedFrom.Share,
        AmberTo = AmberTo.Share,
        AmberFrom = AmberFrom.Share,
        GreenTo = GreenTo.Share,
        WhiteFrom = WhiteFrom.Share,
        Dark = Dark is [var red, var green, var blue] ? new LampCounts(red, green, blue) : null,
        Lamp = Lamp,
    };

    /// <summary>What was measured, as a file has it.</summary>
    public static LampCalibrationConfig Of(LampMeasure measure)
    {
        var thresholds = measure.Thresholds();
        return new LampCalibrationConfig
        {
            Dark = [measure.Dark.Red, measure.Dark.Green, measure.Dark.Blue],
            Lamp = measure.Lamp,
            Lit = thresholds.LitCounts,
            RedFrom = Rounded(thresholds.RedFrom),
            AmberTo = Rounded(thresholds.AmberTo),
            AmberFrom = Rounded(thresholds.AmberFrom),
            GreenTo = Rounded(thresholds.GreenTo),
            WhiteFrom = Rounded(thresholds.WhiteFrom),
            Seen = measure.Seen.ToImmutableDictionary(seen => seen.Key.ToString().ToLowerInvariant(), seen => Rounded(seen.Value), StringComparer.Ordinal),
        };
    }

    /// <summary>What a file says was measured, to measure on from; null where it says nothing of the dark.</summary>
    public LampMeasure? Measure() => Dark is [var red, var green, var blue]
        ? new LampMeasure(new LampCounts(red, green, blue), Noise: 0)
        {
            Lamp = Lamp,
            Seen = Seen.ToImmutableDictionary(seen => Enum.Parse<LampColour>(seen.Key, ignoreCase: true), seen => seen.Value.Share),
        }
        : null;

    /// <summary>To a tenth of a percent, which is finer than any sensor's noise.</summary>
    private static Percent Rounded(double share) => new(Math.Round(share, 3));
}
