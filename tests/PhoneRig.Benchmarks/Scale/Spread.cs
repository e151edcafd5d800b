using System.Globalization;

namespace PhoneRig.Benchmarks.Scale;

/// <summary>How values are spread.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">Half are at most this.</param>
/// <param name="P99">Of 100, 99 are.</param>
/// <param name="Most">All are.</param>
internal sealed record Spread(int Count, double Median, double P99, double Most)
{
    /// <summary>Of values in any order; zeros where there are none.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? new(0, 0, 0, 0) : new(sorted.Length, sorted[(sorted.Length - 1) / 2], sorted[(int)Math.Ceiling(sorted.Length * 0.99) - 1], sorted[^1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {Median:0.00} ms, p99 {P99:0.00} ms, at the most {Most:0.0} ms, of {Count}");
}
