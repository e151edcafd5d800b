using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>A station's part of a page: what it came to first, then the chart, then how it got there.</summary>
/// <param name="html">Takes the page.</param>
/// <param name="story">The station's story.</param>
internal sealed class StationSection(HtmlWriter html, StationStory story)
{
    private readonly string id = Ids.Of(story.Station);

    /// <summary>The outcome with its sign, which says the same without a colour.</summary>
    public static string Verdict(StationStory story) => $"{story.End switch
    {
        StoryEnd.Recovered => "✓",
        StoryEnd.NeedsAttention or StoryEnd.Scrap => "!",
        StoryEnd.RigFault => "✕",
        StoryEnd.ProcedureEnded => "→",
        _ => "■",
    }} {story.Outcome}";

    /// <summary>The class of its colour.</summary>
    public static string Mood(StationStory story) => story.End switch
    {
        StoryEnd.Recovered => "good",
        StoryEnd.RigFault or StoryEnd.Scrap => "bad",
        StoryEnd.ProcedureEnded => "soft",
        _ => "warn",
    };

    public void Write()
    {
        using var section = html.Open("section", ("class", "station"), ("id", id), ("aria-labelledby", $"{id}-h"));
        Heading();
        Next();
        Diagnoses();
        new ChartDrawing(html, story).Draw();
        Evidence();
        html.Leaf("h3", "What was found");
        Told(story.Beginning);
        if (story.Attempts.Length > 0)
        {
            html.Leaf("h3", "What was tried");
        }

        foreach (var attempt in story.Attempts)
        {
            html.Leaf("h4", StoryWords.Heading(attempt));
            Told(attempt.Sentences);
        }

        Part("What was ruled out", story.RuledOut);
        Part("How it ended", story.Ending);
        Firmware();
        new StationTables(html, story).Write();
    }

    private void Heading()
    {
        using (html.Open("h2", ("id", $"{id}-h")))
        {
            html.Leaf("span", story.Station);
            html.Leaf("span", Verdict(story), ("class", $"verdict {Mood(story)}"));
            if (story.Simulated)
            {
                html.Leaf("span", "SIMULATED", ("class", "simulated"));
            }
        }

        html.Leaf("p", $"{story.Phone} · {StoryWords.Span(story.Took)} from start to end{(story.Load is null ? "" : $" · load {story.Load}")}", ("class", "soft"));
    }

    private void Next()
    {
        if (story.NextSteps.IsEmpty)
        {
            return;
        }

        using var box = html.Open("div", ("class", "next"));
        html.Leaf("h3", "What to do next");
        foreach (var step in story.NextSteps)
        {
            Paragraph("p", step.Text);
        }
    }

    private void Diagnoses()
    {
        if (story.Diagnoses.IsEmpty)
        {
            return;
        }

        html.Leaf("h3", story.Diagnoses.Length == 1 ? "Diagnosis" : "Diagnoses");
        Told([.. story.Diagnoses.Select(StoryWords.Of)]);
    }

    private void Evidence()
    {
        if (story.Quotes.IsEmpty)
        {
            return;
        }

        html.Leaf("h3", "Evidence");
        using var list = html.Open("ol", ("class", "quotes"));
        foreach (var quote in story.Quotes)
        {
            using var item = html.Open("li", ("id", $"{id}-q{quote.Number}"));
            var number = quote.At is null ? null : $"#{id}-m{quote.Number}";
            html.Leaf(number is null ? "span" : "a", $"{quote.Number}", ("class", "num"), ("href", number), ("aria-label", $"Evidence {quote.Number}{(number is null ? "" : ", to its place on the chart")}"));
            html.Leaf("span", quote.At is { } at ? FactWords.Moment(at) : "", ("class", "when"), ("title", quote.Clock is { } clock ? $"{clock.UtcDateTime:HH:mm:ss} UTC" : null));
            html.Leaf("code", quote.Text, ("title", $"entry {quote.Entry}"));
        }
    }

    private void Firmware()
    {
        if (story.Firmware.IsEmpty)
        {
            return;
        }

        html.Leaf("h3", "Firmware that was served");
        Told([.. story.Firmware.Select(served => new Sentence(served.From, story.BeganAt + served.From, $"Set {served.Set}: load {served.Load}.", [served.Entry]))]);
    }

    private void Part(string title, ImmutableArray<Sentence> sentences)
    {
        if (!sentences.IsEmpty)
        {
            html.Leaf("h3", title);
            Told(sentences);
        }
    }

    private void Told(ImmutableArray<Sentence> sentences)
    {
        using var list = html.Open("dl", ("class", "told"));
        foreach (var sentence in sentences)
        {
            html.Leaf("dt", sentence is { At: { } at, Clock: { } clock } ? $"{FactWords.Moment(at)} · {clock.UtcDateTime:HH:mm:ss}" : "", ("title", Entries(sentence)));
            Paragraph("dd", sentence.Text);
        }
    }

    private static string Entries(Sentence sentence) =>
        sentence.Entries.Length == 1 ? $"entry {sentence.Entries[0]}" : $"{sentence.Entries.Length} entries, {sentence.Entries[0]} to {sentence.Entries[^1]}";

    /// <summary>A text whose numbers in brackets lead to their quotes.</summary>
    private void Paragraph(string name, string text)
    {
        using var paragraph = html.Open(name);
        foreach (var part in QuoteMarks.Split(text))
        {
            if (QuoteMarks.Number(part) is { } number && number <= story.Quotes.Length)
            {
                html.Leaf("a", part, ("class", "ref"), ("href", $"#{id}-q{number}"));
            }
            else
            {
                html.Text(part);
            }
        }
    }
}
