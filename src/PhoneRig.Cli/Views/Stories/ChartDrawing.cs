using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Draws a chart: labels that stay, and lanes that scroll beside them.</summary>
/// <param name="html">Takes the drawing.</param>
/// <param name="story">The station's story.</param>
internal sealed class ChartDrawing(HtmlWriter html, StationStory story)
{
    private readonly PlotScale scale = new(story.Chart.Stretches);

    public void Draw()
    {
        var layout = new ChartLayout(story, scale);
        var id = Ids.Of(story.Station);
        using (html.Open("figure", ("aria-labelledby", $"{id}-chart")))
        {
            html.Leaf("h3", "What happened when", ("id", $"{id}-chart"));
            using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", $"Timeline chart of {story.Station}; it scrolls sideways")))
            using (html.Open("div", ("class", "plot")))
            {
                Labels(layout);
                Lanes(layout, id);
            }

            using (html.Open("figcaption"))
            {
                html.Leaf("p", Caption(), ("class", "soft small"));
                new ChartLegend(html).Draw(story.Chart);
            }
        }
    }

    private string Caption()
    {
        var breaks = scale.Breaks.Any()
            ? " Shaded breaks are stretches in which little or nothing was sensed: each is drawn equally wide, and says how long it lasted; elsewhere all seconds are equally wide."
            : " All seconds are equally wide.";
        return $"Above: time since the run began, in minutes and seconds. Below: the clock (UTC, {story.BeganAt.UtcDateTime:yyyy-MM-dd}).{breaks}";
    }

    private void Labels(ChartLayout layout)
    {
        using var svg = html.Open(
            "svg", ("class", "labels"), ("width", Px(ChartLayout.Labels)), ("height", Px(layout.Height)), ("viewBox", $"0 0 {Px(ChartLayout.Labels)} {Px(layout.Height)}"),
            ("style", $"--w:{Px(ChartLayout.Labels)}"), ("aria-hidden", "true"));
        Label("since start", ChartLayout.Axis / 2 + 4, "t");
        if (layout.Pins.Length > 0)
        {
            Label("evidence", layout.PinY(0) + 4, "l");
        }

        foreach (var row in layout.Rows)
        {
            Label(row.Label, row.Middle + 4, "l");
        }

        Label("clock", layout.Height - 7, "t");
    }

    private void Label(string text, double y, string css) => html.Leaf("text", text, ("x", "8"), ("y", Px(y)), ("class", css));

    private void Lanes(ChartLayout layout, string id)
    {
        using var svg = html.Open(
            "svg", ("class", "lanes"), ("width", Px(scale.Width)), ("height", Px(layout.Height)), ("viewBox", $"0 0 {Px(scale.Width)} {Px(layout.Height)}"),
            ("style", $"--w:{Px(scale.Width)}"), ("role", "group"), ("aria-labelledby", $"{id}-t {id}-d"));
        html.Leaf("title", $"Timeline of {story.Station}", ("id", $"{id}-t"));
        html.Leaf("desc", $"{story.Outcome} after {StoryWords.Span(story.Took)}. The evidence, the attempts and the tables below say the same in words.", ("id", $"{id}-d"));
        using (html.Open("g", ("aria-hidden", "true")))
        {
            Axis(layout);
            var lanes = new ChartLanesDrawing(html, scale, story);
            foreach (var row in layout.Rows)
            {
                lanes.Draw(row);
            }
        }

        Evidence(layout, id);
    }

    private void Axis(ChartLayout layout)
    {
        foreach (var (stretch, x) in scale.Breaks)
        {
            html.Shape("rect", $"{StoryWords.Span(stretch.Length)} in which little or nothing was sensed", ("class", "gap"), ("x", Px(x)), ("y", "0"), ("width", Px(PlotScale.Break)), ("height", Px(layout.Height)));
            foreach (var edge in new[] { x, x + PlotScale.Break })
            {
                html.Shape("path", null, ("class", "gapline"), ("d", $"M{Px(edge)} {Px(ChartLayout.Axis)}V{Px(layout.Bottom)}"));
            }

            html.Leaf("text", Clock(stretch.Length), ("class", "t"), ("x", Px(x + PlotScale.Break / 2)), ("y", "16"), ("text-anchor", "middle"));
            html.Shape("path", null, ("class", "cut"), ("d", $"M{Px(x + PlotScale.Break / 2 - 6)} {Px(layout.Bottom + 16)}l5 -10m2 10l5 -10"));
        }

        foreach (var at in scale.Ticks())
        {
            var (x, anchor) = (scale.X(at), at == TimeSpan.Zero ? "start" : "middle");
            html.Shape("path", null, ("class", "grid"), ("d", $"M{Px(x)} {Px(ChartLayout.Axis - 3)}V{Px(layout.Bottom + 3)}"));
            html.Leaf("text", Clock(at), ("class", "t"), ("x", Px(x + (anchor == "start" ? 2 : 0))), ("y", "16"), ("text-anchor", anchor));
            html.Leaf("text", $"{(story.BeganAt + at).UtcDateTime:HH:mm:ss}", ("class", "t"), ("x", Px(x + (anchor == "start" ? 2 : 0))), ("y", Px(layout.Height - 7)), ("text-anchor", anchor));
        }
    }

    private void Evidence(ChartLayout layout, string id)
    {
        foreach (var (quote, x, row) in layout.Pins)
        {
            var y = layout.PinY(row);
            var target = layout.Of(quote.Lane)?.Middle ?? layout.Bottom;
            using var link = html.Open("a", ("class", "mark"), ("id", $"{id}-m{quote.Number}"), ("href", $"#{id}-q{quote.Number}"), ("aria-label", $"Evidence {quote.Number}: {quote.Text}"));
            html.Leaf("title", $"{Clock(quote.At!.Value)}  {quote.Text}");
            html.Shape("path", null, ("class", "lead"), ("d", $"M{Px(x)} {Px(y + 8)}V{Px(target)}"));
            html.Shape("circle", null, ("class", "ring"), ("cx", Px(x)), ("cy", Px(target)), ("r", "5"));
            html.Shape("circle", null, ("class", "pin"), ("cx", Px(x)), ("cy", Px(y)), ("r", "8.5"));
            html.Leaf("text", $"{quote.Number}", ("class", "n"), ("x", Px(x)), ("y", Px(y + 3.8)), ("text-anchor", "middle"));
        }
    }

    /// <summary>Minutes and seconds, in whole seconds.</summary>
    private static string Clock(TimeSpan at) => FactWords.Moment(TimeSpan.FromSeconds(Math.Round(at.TotalSeconds)))[..^2];

    private static string Px(double pixels) => ChartLanesDrawing.Px(pixels);
}
