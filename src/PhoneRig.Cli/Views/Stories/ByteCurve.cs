using System.Collections.Immutable;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>The bytes that a phone acknowledged over time, all files together.</summary>
internal sealed class ByteCurve
{
    private readonly ImmutableArray<(TimeSpan At, long Bytes)> sums;

    public ByteCurve(ImmutableArray<Transfer> transfers)
    {
        var gains = transfers.SelectMany(transfer => transfer.Progress.Zip(
            transfer.Progress.Select(step => step.Bytes).Prepend(0),
            (step, before) => (step.At, Bytes: Math.Max(0, step.Bytes - before))));
        var all = ImmutableArray.CreateBuilder<(TimeSpan, long)>();
        foreach (var (at, bytes) in gains.Where(gain => gain.Bytes > 0).OrderBy(gain => gain.At))
        {
            Total += bytes;
            all.Add((at, Total));
        }

        sums = all.ToImmutable();
    }

    /// <summary>All bytes.</summary>
    public long Total { get; }

    /// <summary>The corners of the curve as steps, which tell no byte before it came; a corner a pixel is enough.</summary>
    /// <returns>Where it stands, and its share of all bytes, from 0 to 1.</returns>
    public IEnumerable<(double X, double Share)> Points(PlotScale scale)
    {
        var (last, share) = (double.MinValue, 0.0);
        foreach (var (at, bytes) in sums)
        {
            var x = scale.X(at);
            if (x - last >= 1 || bytes == Total)
            {
                yield return (x, share);
                (last, share) = (x, (double)bytes / Total);
                yield return (x, share);
            }
        }
    }
}
