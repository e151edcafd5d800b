using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>What the chart shows, as tables: for those who cannot see it, and for those who want the figures.</summary>
/// <param name="html">Takes the tables.</param>
/// <param name="story">The station's story.</param>
internal sealed class StationTables(HtmlWriter html, StationStory story)
{
    /// <summary>Longer tables nobody reads: <c>run show</c> has all.</summary>
    private const int Most = 400;

    public void Write()
    {
        var chart = story.Chart;
        using var details = html.Open("details");
        html.Leaf("summary", "The chart as tables");
        Table("Hands", ["from", "to", "what"],
        [
            .. chart.Power.Select(span => (span.From, span.To, What: span.On switch { true => "power on", false => "power off", null => "power not told" }))
                .Concat(chart.Keys.Select(key => (key.From, key.To, What: $"{key.Key} {(key.Held ? "held" : "pressed")}")))
                .OrderBy(act => act.From)
                .Select(act => new[] { At(act.From), At(act.To), act.What }),
        ]);
        Table("Notes", ["at", "what"], [.. chart.Notes.Select(note => new[] { At(note.At), note.Text })]);
        Table("Lamps", ["from", "to", "lamps", "what they did"],
            [.. chart.Lamps.Where(span => span.Pattern != LampPattern.Dark).Select(span => new[] { At(span.From), At(span.To), span.Group, FactWords.Describe(span.Pattern, span.Colour) })]);
        Table("What the phone was most likely doing", ["from", "to", "it was", "or possibly"],
            [.. chart.Stages.Select(span => new[] { At(span.From), At(span.To), FactWords.Describe(span.Likeliest), span.Possible.IsDefault ? "" : string.Join(", ", span.Possible.Where(stage => stage != span.Likeliest).Select(FactWords.Describe)) })]);
        Table("Console lines that turned the story", ["at", "line"], [.. chart.Console.Where(mark => mark.Telling).Select(mark => new[] { At(mark.At), mark.Text })]);
        Table("DHCP", ["at", "from", "message", "address"], [.. chart.Dhcp.Select(mark => new[] { At(mark.At), mark.Asked ? "phone" : "rig", mark.Message, mark.Address ?? "" })]);
        Table("Files", ["asked at", "took", "file", "what became of it"],
            [.. chart.Transfers.Select(transfer => new[] { At(transfer.From), StoryWords.Span(transfer.To - transfer.From), transfer.File, TransferWords.End(transfer) })]);
    }

    private static string At(TimeSpan at) => FactWords.Moment(at);

    private void Table(string caption, string[] heads, string[][] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        using var box = html.Open("div", ("class", "box"));
        using var table = html.Open("table");
        html.Leaf("caption", rows.Length > Most ? $"{caption}: the first {Most} of {rows.Length}" : caption);
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var head in heads)
            {
                html.Leaf("th", head, ("scope", "col"));
            }
        }

        using var body = html.Open("tbody");
        foreach (var row in rows.Take(Most))
        {
            using var tr = html.Open("tr");
            foreach (var cell in row)
            {
                html.Leaf("td", cell);
            }
        }
    }
}
