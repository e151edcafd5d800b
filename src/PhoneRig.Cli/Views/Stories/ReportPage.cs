using System.Collections.Immutable;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>A run as one page that needs nothing else: no script, no address, no file beside it.</summary>
internal static class ReportPage
{
    /// <summary>How every page begins: by this a later report knows what it may replace.</summary>
    public const string Mark = "<!DOCTYPE html>\n<!-- PhoneRig report -->\n";

    /// <summary>What a browser is told to forbid, should something have slipped in: scripts first of all.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, JournalRun run, ImmutableArray<StationStory> stories)
    {
        to.Write(Mark);
        var html = new HtmlWriter(to);
        using (html.Open("html", ("lang", "en")))
        {
            Head(html, $"{run.Id}: {run.Job ?? "run"} on rig {run.Rig}{(run.Simulated ? " (simulated)" : "")}");
            using var body = html.Open("body");
            new ChartLegend(html).Stripes();
            Header(html, run, stories);
            using (html.Open("main"))
            {
                foreach (var story in stories)
                {
                    new StationSection(html, story).Write();
                }
            }

            using (html.Open("footer", ("class", "soft small")))
            {
                html.Leaf("p", $"Told from the journal of rig {run.Rig} by PhoneRig {run.Version}. Every sentence is made from recorded entries; `phonerig run report {run.Id} --json` names them, and `phonerig run show {run.Id}` lists them all.");
            }
        }
    }

    /// <summary>What stands before the page's body: what a browser may do with it, its title and its style.</summary>
    public static void Head(HtmlWriter html, string title)
    {
        using var head = html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Leaf("title", title);
        html.Style();
    }

    private static void Header(HtmlWriter html, JournalRun run, ImmutableArray<StationStory> stories)
    {
        using var header = html.Open("header");
        using (html.Open("h1"))
        {
            html.Text($"{run.Job ?? "run"} on rig {run.Rig} ");
            if (run.Simulated)
            {
                html.Leaf("span", "SIMULATED", ("class", "simulated"));
            }
        }

        html.Leaf("p", $"{run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC · run {run.Id}{(run.Simulated ? $"{(run.Seed is { } seed ? $" · seed {seed}" : "")} · no real phone was touched" : "")}", ("class", "soft"));
        if (stories.Length < 2)
        {
            return;
        }

        using var nav = html.Open("nav", ("aria-label", "Stations"));
        using var list = html.Open("ul", ("class", "stations"));
        foreach (var story in stories)
        {
            using var item = html.Open("li");
            html.Leaf("a", story.Station, ("href", $"#{Ids.Of(story.Station)}"));
            html.Text(" ");
            html.Leaf("span", StationSection.Verdict(story), ("class", $"verdict {StationSection.Mood(story)}"));
        }
    }
}
