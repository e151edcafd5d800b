using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Says what the marks of a chart mean; only those that it has.</summary>
/// <param name="html">Takes the legend.</param>
internal sealed class ChartLegend(HtmlWriter html)
{
    /// <summary>Stripes for lamps that blink and walk, so that nothing hangs on the colour alone; once a page.</summary>
    public void Stripes()
    {
        using var svg = html.Open("svg", ("class", "defs"), ("width", "0"), ("height", "0"), ("aria-hidden", "true"));
        using var defs = html.Open("defs");
        foreach (var colour in new[] { "amber", "green", "red", "lit" })
        {
            using (html.Open("pattern", ("id", $"blink-{colour}"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse")))
            {
                html.Shape("rect", null, ("class", colour), ("width", "3.5"), ("height", "6"));
            }

            using (html.Open("pattern", ("id", $"walk-{colour}"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")))
            {
                html.Shape("rect", null, ("class", colour), ("width", "3.5"), ("height", "6"));
            }
        }
    }

    public void Draw(Chart chart)
    {
        using var list = html.Open("ul", ("class", "legend"), ("aria-hidden", "true"));
        foreach (var (pattern, words) in new[] { (LampPattern.Steady, "steady"), (LampPattern.Blinking, "blinking"), (LampPattern.Walking, "walking") })
        {
            if (chart.Lamps.FirstOrDefault(span => span.Pattern == pattern && span.Colour != LampColour.Dark) is { } span)
            {
                var colour = span.Colour.ToString().ToLowerInvariant();
                Item($"lamps {words}", "rect", pattern == LampPattern.Steady ? colour : $"edge {colour}", pattern switch
                {
                    LampPattern.Blinking => $"fill:url(#blink-{colour})",
                    LampPattern.Walking => $"fill:url(#walk-{colour})",
                    _ => null,
                });
            }
        }

        if (chart.Lamps.Any(span => span.Pattern != LampPattern.Dark))
        {
            html.Leaf("li", chart.Lamps.Any(span => span.Colour == LampColour.Lit) ? "L lit, in a colour that the sensors do not tell" : "A amber, G green, R red");
        }

        Item("starting and asking", "rect", "boot");
        Item("fetching firmware", "rect", "fetch");
        Item("writing its flash: never cut the power", "rect", "write");
        if (chart.Stages.Any(span => span.Possible is { IsDefault: false, Length: > 1 }))
        {
            Item("below: other stages were possible too (violet: writing among them)", "strip", "maybe");
        }

        if (chart.Dhcp.Length > 0)
        {
            Item("asked", "circle", "asked");
            Item("answered", "circle", "answered");
        }

        if (chart.Transfers.Any(transfer => transfer.End != TransferEnd.Whole))
        {
            Item("refused or broken off", "cross", "cross");
        }

        if (chart.Notes.Any(note => note.Grave))
        {
            Item("refusal or rig fault", "rect", "grave");
        }
    }

    private void Item(string text, string shape, string css, string? style = null)
    {
        using var item = html.Open("li");
        using (html.Open("svg", ("width", "18"), ("height", "12")))
        {
            switch (shape)
            {
                case "circle":
                    html.Shape("circle", null, ("class", css), ("cx", "9"), ("cy", "6"), ("r", "3.5"));
                    break;
                case "cross":
                    html.Shape("path", null, ("class", css), ("d", "M6 3l6 6m0 -6l-6 6"));
                    break;
                case "strip":
                    html.Shape("rect", null, ("class", css), ("y", "5"), ("width", "18"), ("height", "3"));
                    break;
                default:
                    html.Shape("rect", null, ("class", css), ("style", style), ("width", "18"), ("height", "12"));
                    break;
            }
        }

        html.Text(text);
    }
}
