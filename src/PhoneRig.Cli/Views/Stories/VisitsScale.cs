using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Where moments of a campaign stand on a chart as wide as a page: all of its time to one scale, but for stretches in which nothing ran, which are short.</summary>
internal sealed class VisitsScale
{
    /// <summary>Width of a break, in pixels: room for "14 h 20 min".</summary>
    public const double Break = 70;

    /// <summary>What a page of 1280 pixels has room for beside the labels.</summary>
    private const double Target = 1080;

    /// <summary>Pixels a minute: less, and short runs can no longer be told from one another.</summary>
    private const double Least = 0.8;

    /// <summary>Pixels between two labels of the axis.</summary>
    private const double Apart = 56;

    /// <summary>Pixels that a label needs before the end.</summary>
    private const double Label = 34;

    private static readonly TimeSpan LongestKept = TimeSpan.FromHours(1);

    private static readonly double[] Steps = [5, 10, 15, 30, 60, 120, 240, 480, 1440];

    private readonly ImmutableArray<(DateTimeOffset From, DateTimeOffset To, double X)> pieces;
    private readonly double perMinute;

    public VisitsScale(ImmutableArray<AccountedVisit> visits)
    {
        var busy = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var visit in visits.Where(visit => visit.EndedAt >= visit.BeganAt).OrderBy(visit => visit.BeganAt))
        {
            if (busy.Count > 0 && visit.BeganAt - busy[^1].To <= LongestKept)
            {
                busy[^1] = (busy[^1].From, visit.EndedAt > busy[^1].To ? visit.EndedAt : busy[^1].To);
            }
            else
            {
                busy.Add((visit.BeganAt, visit.EndedAt));
            }
        }

        var minutes = Math.Max(busy.Sum(piece => (piece.To - piece.From).TotalMinutes), 1);
        perMinute = Math.Max((Target - Break * Math.Max(busy.Count - 1, 0)) / minutes, Least);
        var x = 0.0;
        var all = ImmutableArray.CreateBuilder<(DateTimeOffset, DateTimeOffset, double)>();
        foreach (var (from, to) in busy)
        {
            all.Add((from, to, x));
            x += (to - from).TotalMinutes * perMinute + Break;
        }

        (pieces, Width) = (all.ToImmutable(), Math.Max(x - Break, 0) + 2);
    }

    /// <summary>Width of all, in pixels.</summary>
    public double Width { get; }

    /// <summary>Where breaks begin, and how long each lasted.</summary>
    public IEnumerable<(double X, string Text)> Breaks =>
        pieces.Zip(pieces.Skip(1), (before, after) => (after.X - Break, CampaignWords.Long(after.From - before.To)));

    /// <summary>Round moments to label, none so near to another, or to a break, that they could not be read.</summary>
    public IEnumerable<(double X, DateTimeOffset At)> Ticks
    {
        get
        {
            var step = TimeSpan.FromMinutes(Steps.FirstOrDefault(minutes => minutes * perMinute >= Apart, Steps[^1]));
            foreach (var (from, to, x) in pieces)
            {
                var first = new DateTimeOffset(from.UtcDateTime.Ticks / step.Ticks * step.Ticks, TimeSpan.Zero);
                for (var at = first < from ? first + step : first; at <= to && x + (to - from).TotalMinutes * perMinute - X(at) >= Label; at += step)
                {
                    yield return (X(at), at);
                }
            }
        }
    }

    /// <summary>Where a moment stands; one outside of all that is drawn, at its edge.</summary>
    public double X(DateTimeOffset at)
    {
        var piece = pieces.LastOrDefault(piece => piece.From <= at);
        return piece == default ? 0 : piece.X + (Math.Clamp((at - piece.From).TotalMinutes, 0, (piece.To - piece.From).TotalMinutes) * perMinute);
    }
}
