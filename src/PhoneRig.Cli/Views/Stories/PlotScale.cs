using System.Collections.Immutable;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>
/// Where moments stand on a chart. One scale for all busy stretches, so that widths can be compared; a quiet stretch has the same width whatever its
/// length, and is marked as a break.
/// </summary>
internal sealed class PlotScale
{
    /// <summary>Width of a break, in pixels: room for "1:02:03".</summary>
    public const double Break = 50;

    /// <summary>What a page of 1280 pixels has room for beside the labels.</summary>
    private const double Target = 1048;

    /// <summary>Room after the last moment, for a label there.</summary>
    private const double After = 14;

    /// <summary>Pixels a second: less, and the seconds in which everything happens run together.</summary>
    private const double Least = 2;

    /// <summary>Pixels a second: more only stretches what is short.</summary>
    private const double Most = 20;

    /// <summary>Wider drawings are slow to scroll, and nobody does.</summary>
    private const double Widest = 12_000;

    /// <summary>Pixels between the labels of the axis.</summary>
    private const double Apart = 60;

    private static readonly double[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200];

    private readonly ImmutableArray<(Stretch Stretch, double X, double Width)> pieces;

    public PlotScale(ImmutableArray<Stretch> stretches)
    {
        var busy = stretches.Where(stretch => !stretch.Quiet).Sum(stretch => stretch.Length.TotalSeconds);
        var breaks = stretches.Count(stretch => stretch.Quiet) * Break;
        PerSecond = Math.Min(Math.Clamp((Target - breaks) / Math.Max(busy, 1), Least, Most), Widest / Math.Max(busy, 1));
        var x = 0.0;
        var all = ImmutableArray.CreateBuilder<(Stretch, double, double)>();
        foreach (var stretch in stretches)
        {
            var width = stretch.Quiet ? Break : stretch.Length.TotalSeconds * PerSecond;
            all.Add((stretch, x, width));
            x += width;
        }

        (pieces, Width) = (all.ToImmutable(), Math.Max(x + After, Target + After));
    }

    /// <summary>Pixels a second, outside breaks.</summary>
    public double PerSecond { get; }

    /// <summary>Width of all, in pixels.</summary>
    public double Width { get; }

    /// <summary>The breaks, with where they begin.</summary>
    public IEnumerable<(Stretch Stretch, double X)> Breaks => pieces.Where(piece => piece.Stretch.Quiet).Select(piece => (piece.Stretch, piece.X));

    /// <summary>Where a moment stands.</summary>
    public double X(TimeSpan at)
    {
        foreach (var (stretch, x, width) in pieces)
        {
            if (at <= stretch.To)
            {
                var share = stretch.Length <= TimeSpan.Zero ? 0 : (at - stretch.From) / stretch.Length;
                return x + Math.Max(0, share) * width;
            }
        }

        return pieces.IsEmpty ? 0 : pieces[^1].X + pieces[^1].Width;
    }

    /// <summary>Round moments to label, none inside a break or so near to another that they could not be read.</summary>
    public IEnumerable<TimeSpan> Ticks()
    {
        var step = TimeSpan.FromSeconds(Steps.FirstOrDefault(seconds => seconds * PerSecond >= Apart, Steps[^1]));
        var free = double.MinValue;
        foreach (var (stretch, from, width) in pieces)
        {
            if (stretch.Quiet)
            {
                free = from + width + 14; // half a label: the break is labelled too
                continue;
            }

            for (var at = step * Math.Ceiling(stretch.From / step); at <= stretch.To; at += step)
            {
                var x = X(at);
                if (x >= free && x <= from + width - (at == TimeSpan.Zero ? 34 : 14))
                {
                    free = x + (at == TimeSpan.Zero ? Apart + 20 : Apart - 6);
                    yield return at;
                }
            }
        }
    }
}
