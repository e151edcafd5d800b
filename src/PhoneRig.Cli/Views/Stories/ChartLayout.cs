using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Stories;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Which rows a chart has, and where: a lane in which nothing happened has none.</summary>
internal sealed class ChartLayout
{
    /// <summary>Height of the axis on top.</summary>
    public const double Axis = 24;

    /// <summary>Height of the clock below.</summary>
    public const double Clock = 22;

    /// <summary>Width of the labels at the left: on a phone they stay, and the rest scrolls.</summary>
    public const double Labels = 78;

    private const double Gap = 8;

    /// <summary>Two circles nearer than this, in pixels, would cover each other.</summary>
    private const double Circle = 19;

    private readonly ImmutableArray<ChartRow>.Builder rows = ImmutableArray.CreateBuilder<ChartRow>();
    private double y = Axis + 4;

    public ChartLayout(StationStory story, PlotScale scale)
    {
        var chart = story.Chart;
        Pins = Place(story.Quotes, scale);
        EvidenceY = y;
        if (Pins.Length > 0)
        {
            y += (Pins.Max(pin => pin.Row) + 1) * Circle + 6;
        }

        Add(ChartLane.Attempts, "attempts", 22, story.Attempts.Length > 0);
        Add(null, "notes", 14, chart.Notes.Length > 0);
        Add(ChartLane.Power, "power", 12, any: true);
        Add(ChartLane.Keys, "keys", 18, chart.Keys.Length > 0);
        foreach (var group in chart.Lamps.Where(span => span.Pattern != LampPattern.Dark).Select(span => span.Group).Distinct(StringComparer.Ordinal))
        {
            rows.Add(new ChartRow(ChartLane.Lamps, group == "lines" ? "line lamps" : group, y, 14, group));
            y += 14 + Gap;
        }

        Add(ChartLane.Stage, "phone is", 22, chart.Stages.Length > 0);
        Add(ChartLane.Console, "console", 18, chart.Console.Length > 0);
        Add(ChartLane.Dhcp, "DHCP", 18, chart.Dhcp.Length > 0);
        Add(ChartLane.Tftp, "TFTP bytes", 56, chart.Transfers.Length > 0);
        (Rows, Bottom) = (rows.ToImmutable(), y);
    }

    /// <summary>The rows from top to bottom.</summary>
    public ImmutableArray<ChartRow> Rows { get; }

    /// <summary>Where the first row of evidence marks begins.</summary>
    public double EvidenceY { get; }

    /// <summary>The evidence marks.</summary>
    public ImmutableArray<(Quote Quote, double X, int Row)> Pins { get; }

    /// <summary>Where the last row ends.</summary>
    public double Bottom { get; }

    /// <summary>Height of all.</summary>
    public double Height => Bottom + Clock;

    /// <summary>The middle of a row of evidence marks.</summary>
    public double PinY(int row) => EvidenceY + Circle / 2 + row * Circle;

    /// <summary>The row of a lane; null where it has none.</summary>
    public ChartRow? Of(ChartLane lane) => Rows.FirstOrDefault(row => row.Lane == lane);

    private void Add(ChartLane? lane, string label, double height, bool any)
    {
        if (any)
        {
            rows.Add(new ChartRow(lane, label, y, height));
            y += height + Gap;
        }
    }

    private static ImmutableArray<(Quote, double, int)> Place(ImmutableArray<Quote> quotes, PlotScale scale)
    {
        var free = new List<double>();
        var placed = ImmutableArray.CreateBuilder<(Quote, double, int)>();
        foreach (var quote in quotes)
        {
            if (quote.At is not { } at)
            {
                continue;
            }

            var x = Math.Max(scale.X(at), Circle / 2);
            var row = free.FindIndex(until => until <= x);
            if (row < 0)
            {
                row = free.Count;
                free.Add(0);
            }

            free[row] = x + Circle;
            placed.Add((quote, x, row));
        }

        return placed.ToImmutable();
    }
}
