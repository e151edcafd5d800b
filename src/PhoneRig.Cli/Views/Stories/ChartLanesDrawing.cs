using System.Globalization;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Draws what is in the lanes of a chart.</summary>
/// <param name="html">Takes the drawing.</param>
/// <param name="scale">Where moments stand.</param>
/// <param name="story">The station's story.</param>
internal sealed class ChartLanesDrawing(HtmlWriter html, PlotScale scale, StationStory story)
{
    /// <summary>Pixels that a letter of a label takes, on average.</summary>
    private const double Letter = 6.1;

    private readonly Chart chart = story.Chart;

    /// <summary>A length for SVG.</summary>
    public static string Px(double pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);

    public void Draw(ChartRow row)
    {
        switch (row.Lane)
        {
            case ChartLane.Attempts:
                Attempts(row);
                break;
            case ChartLane.Power:
                Power(row);
                break;
            case ChartLane.Keys:
                Keys(row);
                break;
            case ChartLane.Lamps:
                Lamps(row);
                break;
            case ChartLane.Stage:
                Stages(row);
                break;
            case ChartLane.Console:
                Console(row);
                break;
            case ChartLane.Dhcp:
                Dhcp(row);
                break;
            case ChartLane.Tftp:
                Transfers(row);
                break;
            default:
                Notes(row);
                break;
        }
    }

    private void Attempts(ChartRow row)
    {
        foreach (var attempt in story.Attempts)
        {
            var (x, width) = Span(attempt.From, attempt.To);
            Box("try", StoryWords.Heading(attempt), x, row.Y, width, row.Height, round: true);
            var texts = new[] { StoryWords.Heading(attempt), $"{attempt.Number} {attempt.Procedure}", $"{attempt.Number}" };
            if (Fitting(texts, width) is { } text)
            {
                html.Leaf("text", text, ("x", Px(x + 7)), ("y", Px(row.Middle + 4)));
            }
        }
    }

    private void Notes(ChartRow row)
    {
        foreach (var note in chart.Notes)
        {
            var (x, y) = (scale.X(note.At), row.Middle);
            html.Shape(
                "path", $"{FactWords.Moment(note.At)}  {note.Text}", ("class", note.Grave ? "grave" : "note"),
                ("d", note.Grave ? $"M{Px(x - 5)} {Px(y - 5)}h10v10h-10z" : $"M{Px(x)} {Px(y - 6)}l6 11h-12z"));
        }
    }

    private void Power(ChartRow row)
    {
        foreach (var span in chart.Power)
        {
            var (x, width) = Span(span.From, span.To);
            var (css, text) = span.On switch { true => ("on", "on"), false => ("off", "off"), null => ("untold", "not told") };
            Box(css, $"power {text}, {Times(span.From, span.To)}", x, row.Y, width, row.Height);
            if (span.On != true && width > text.Length * Letter + 6)
            {
                html.Leaf("text", text, ("x", Px(x + 5)), ("y", Px(row.Middle + 3.8)));
            }
        }
    }

    private void Keys(ChartRow row)
    {
        var free = double.MinValue;
        foreach (var key in chart.Keys.OrderByDescending(key => key.Held).ThenBy(key => key.From))
        {
            var (x, width) = Span(key.From, key.To);
            Box("key", $"{key.Key} {(key.Held ? "held" : "pressed")}, {Times(key.From, key.To)}", x, key.Held ? row.Y + row.Height - 4 : row.Y + row.Height - 9, width, 4);
            if (x >= free)
            {
                html.Leaf("text", key.Key, ("class", "halo"), ("x", Px(x)), ("y", Px(row.Y + 8)));
                free = key.Held ? free : x + 9;
            }
        }
    }

    private void Lamps(ChartRow row)
    {
        var spans = chart.Lamps.Where(span => span.Group == row.Group).ToList();
        foreach (var (span, i) in spans.Select((span, i) => (span, i)))
        {
            var (x, width) = Span(span.From, span.To);
            var title = $"{span.Group} {FactWords.Describe(span.Pattern, span.Colour)}, {Times(span.From, span.To)}";
            if (span.Pattern == LampPattern.Dark || span.Colour == LampColour.Dark)
            {
                html.Shape("path", title, ("class", "dark"), ("d", $"M{Px(x)} {Px(row.Middle)}h{Px(width)}"));
                continue;
            }

            var colour = span.Colour.ToString().ToLowerInvariant();
            var fill = span.Pattern switch { LampPattern.Blinking => $"url(#blink-{colour})", LampPattern.Walking => $"url(#walk-{colour})", _ => null };
            html.Shape(
                "rect", title, ("class", fill is null ? colour : $"edge {colour}"), ("style", fill is null ? null : $"fill:{fill}"),
                ("x", Px(x)), ("y", Px(row.Y)), ("width", Px(width)), ("height", Px(row.Height)));
            var next = spans.Skip(i + 1).Where(other => other.Pattern != LampPattern.Dark).Select(other => scale.X(other.From)).DefaultIfEmpty(double.MaxValue).First();
            var inside = width >= 16;
            if (inside || next > x + width + 10)
            {
                html.Leaf("text", $"{span.Colour}"[..1], ("class", "halo"), ("x", Px(inside ? x + 4 : x + width + 2)), ("y", Px(row.Middle + 3.8)));
            }
        }
    }

    private void Stages(ChartRow row)
    {
        foreach (var span in chart.Stages)
        {
            var (x, width) = Span(span.From, span.To);
            var others = span.Possible.IsDefaultOrEmpty ? [] : span.Possible.Where(stage => stage != span.Likeliest).ToList();
            Box(
                StageClass(span.Likeliest),
                $"{FactWords.Describe(span.Likeliest)}{(others.Count == 0 ? "" : $" most likely; possibly {string.Join(", ", others.Select(FactWords.Describe))}")}, {Times(span.From, span.To)}",
                x, row.Y, width, 15);
            if (others.Count > 0)
            {
                Box(others.Exists(stage => StageClass(stage) == "write") ? "maybe" : "boot", null, x, row.Y + 18, width, 3);
            }
        }

        foreach (var (from, to, stage) in Runs())
        {
            var (x, width) = Span(from, to);
            var text = FactWords.Describe(stage);
            if (Fitting([text, text.Split(' ')[0]], width) is { } label)
            {
                html.Leaf("text", label, ("class", StageClass(stage) is "fetch" or "write" ? "in" : null), ("x", Px(x + 5)), ("y", Px(row.Y + 11.5)));
            }
        }
    }

    /// <summary>Stretches of the same likeliest stage, whatever else was possible.</summary>
    private List<(TimeSpan From, TimeSpan To, BootStage Stage)> Runs()
    {
        var runs = new List<(TimeSpan From, TimeSpan To, BootStage Stage)>();
        foreach (var span in chart.Stages)
        {
            if (runs.Count > 0 && runs[^1].Stage == span.Likeliest)
            {
                runs[^1] = runs[^1] with { To = span.To };
            }
            else
            {
                runs.Add((span.From, span.To, span.Likeliest));
            }
        }

        return runs;
    }

    private static string StageClass(BootStage stage) => stage switch
    {
        BootStage.Off or BootStage.Silent => "idle",
        BootStage.Downloading => "fetch",
        BootStage.Writing or BootStage.Erasing or BootStage.Formatting => "write",
        _ => "boot",
    };

    private void Console(ChartRow row)
    {
        var last = double.MinValue;
        foreach (var mark in chart.Console)
        {
            var x = scale.X(mark.At);
            // A hundred lines within a second are one stroke: the page has them in its tables.
            if (mark.Telling || x - last >= 1)
            {
                last = x;
                var half = mark.Telling ? row.Height / 2 : 4;
                html.Shape("path", $"{FactWords.Moment(mark.At)}  {mark.Text}", ("class", mark.Telling ? "telling" : "line"), ("d", $"M{Px(x)} {Px(row.Middle - half)}v{Px(2 * half)}"));
            }
        }
    }

    private void Dhcp(ChartRow row)
    {
        foreach (var mark in chart.Dhcp)
        {
            html.Shape(
                "circle", $"{FactWords.Moment(mark.At)}  {mark.Message}{(mark.Address is null ? "" : $" {mark.Address}")}, {(mark.Asked ? "from the phone" : "to the phone")}",
                ("class", mark.Asked ? "asked" : "answered"), ("cx", Px(scale.X(mark.At))), ("cy", Px(mark.Asked ? row.Y + 5 : row.Y + row.Height - 4)), ("r", "3.5"));
        }
    }

    private void Transfers(ChartRow row)
    {
        var curve = new ByteCurve(chart.Transfers);
        var (top, ground) = (row.Y + 2, row.Y + row.Height - 12);
        var points = curve.Points(scale).Select(point => (point.X, Y: ground - (ground - top) * point.Share)).ToList();
        html.Shape("path", null, ("class", "row"), ("d", $"M0 {Px(ground)}H{Px(scale.Width)}"));
        if (points.Count > 0)
        {
            var steps = string.Concat(points.Select(point => $"L{Px(point.X)} {Px(point.Y)}"))[1..];
            html.Shape("path", $"{FactWords.Bytes(curve.Total)} in all", ("class", "area"), ("d", $"M{steps}L{Px(points[^1].X)} {Px(ground)}L{Px(points[0].X)} {Px(ground)}Z"));
            html.Shape("path", null, ("class", "curve"), ("d", $"M{steps}"));
            html.Leaf("text", FactWords.Bytes(curve.Total), ("class", "halo"), ("x", Px(points[^1].X - 4)), ("y", Px(points[^1].Y + 12)), ("text-anchor", "end"));
        }

        foreach (var transfer in chart.Transfers)
        {
            var (x, width) = Span(transfer.From, transfer.To);
            var title = $"{FactWords.Moment(transfer.From)}  {TransferWords.Of(transfer)}";
            if (transfer.End == TransferEnd.Whole)
            {
                Box("answered", title, x, ground + 3, Math.Max(width, 2), 6);
            }
            else
            {
                html.Shape("path", title, ("class", "cross"), ("d", $"M{Px(x - 3)} {Px(ground + 3)}l6 6m0 -6l-6 6"));
            }
        }
    }

    private (double X, double Width) Span(TimeSpan from, TimeSpan to)
    {
        var x = scale.X(from);
        return (x, Math.Max(scale.X(to) - x, 1.5));
    }

    private void Box(string css, string? title, double x, double y, double width, double height, bool round = false) => html.Shape(
        "rect", title, ("class", css), ("x", Px(x)), ("y", Px(y)), ("width", Px(width)), ("height", Px(height)), ("rx", round ? "4" : null));

    /// <summary>The first text that has room; null where none has.</summary>
    private static string? Fitting(string[] texts, double width) => texts.FirstOrDefault(text => text.Length * Letter + 10 <= width);

    private static string Times(TimeSpan from, TimeSpan to) => $"{FactWords.Moment(from)} to {FactWords.Moment(to)}";
}
