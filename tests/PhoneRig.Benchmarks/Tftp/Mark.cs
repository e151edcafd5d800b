using System.Globalization;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>A promise: a figure of ours, or its ratio to a rival's in the same repetition.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Rival">To whose it is held; null where it stands alone.</param>
/// <param name="Of">The figure of a measurement.</param>
/// <param name="AtLeast">Its least value, if any.</param>
/// <param name="AtMost">Its most, if any.</param>
internal sealed record Mark(string Name, string? Rival, Func<Measurement, double> Of, double? AtLeast = null, double? AtMost = null)
{
    /// <summary>The promise in words.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Name} {(AtLeast is null ? "≤" : "≥")} {AtLeast ?? AtMost:0.##}{(Rival is null ? "" : $" × {Rival}")}");

    /// <summary>The median over the repetitions.</summary>
    public double Value(IReadOnlyList<Measurement> ours, IReadOnlyDictionary<string, List<Measurement>> all) =>
        Median(ours.Select((one, at) => Rival is null ? Of(one) : Of(one) / Of(all[Rival][at])));

    /// <summary>Whether the value keeps it.</summary>
    public bool IsKept(double value) => !double.IsNaN(value) && !(value < AtLeast) && !(value > AtMost);

    /// <summary>The median.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
