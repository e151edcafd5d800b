using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Stories as plain text.</summary>
internal static class ExplainView
{
    /// <summary>Columns of text: what a terminal of 80 columns and one of 200 can both be read at.</summary>
    private const int Width = 100;

    /// <summary>Columns before the text: the clock, and the time since the run began.</summary>
    private const int Margin = 22;

    /// <summary>Writes them.</summary>
    public static void Write(TextWriter to, string heading, ImmutableArray<StationStory> stories)
    {
        to.WriteLine(Printable.Of(heading));
        to.WriteLine("Times are UTC, and since each station's run began.");
        foreach (var story in stories)
        {
            to.WriteLine("");
            to.WriteLine($"{story.Station}: {story.Outcome.ToUpperInvariant()} after {StoryWords.Span(story.Took)}{(story.Simulated ? " (simulated)" : "")}");
            Part(to, "What was found", story.Beginning);
            foreach (var attempt in story.Attempts)
            {
                Part(to, StoryWords.Heading(attempt), attempt.Sentences);
            }

            Diagnoses(to, story);
            Part(to, "What was ruled out", story.RuledOut);
            Part(to, "How it ended", story.Ending);
            Part(to, "What to do next", [.. story.NextSteps.Select(step => step with { At = null, Clock = null })]);
            Quotes(to, story.Quotes);
        }
    }

    private static void Part(TextWriter to, string title, ImmutableArray<Sentence> sentences)
    {
        if (sentences.IsEmpty)
        {
            return;
        }

        to.WriteLine("");
        to.WriteLine($"  {Printable.Of(title)}");
        foreach (var sentence in sentences)
        {
            Line(to, Times(sentence.Clock, sentence.At), sentence.Text);
        }
    }

    private static void Diagnoses(TextWriter to, StationStory story)
    {
        if (story.Diagnoses.IsEmpty)
        {
            return;
        }

        to.WriteLine("");
        to.WriteLine(story.Diagnoses.Length == 1 ? "  The diagnosis" : "  The diagnoses");
        foreach (var diagnosis in story.Diagnoses)
        {
            var sentence = StoryWords.Of(diagnosis);
            Line(to, Times(sentence.Clock, sentence.At), sentence.Text);
        }
    }

    private static void Quotes(TextWriter to, ImmutableArray<Quote> quotes)
    {
        if (quotes.IsEmpty)
        {
            return;
        }

        to.WriteLine("");
        to.WriteLine("  The evidence");
        foreach (var quote in quotes)
        {
            Line(to, Times(quote.Clock, quote.At), $"[{quote.Number}] {quote.Text} (entry {quote.Entry})");
        }
    }

    private static string Times(DateTimeOffset? clock, TimeSpan? at) =>
        at is null ? "" : $"{clock?.UtcDateTime:HH:mm:ss} {FactWords.Moment(at.Value),9}";

    private static void Line(TextWriter to, string times, string text)
    {
        var before = $"  {times}".PadRight(Margin);
        var line = "";
        foreach (var word in Printable.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Margin + line.Length + 1 + word.Length > Width)
            {
                to.WriteLine($"{before}{line}");
                (before, line) = (new string(' ', Margin), "");
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        to.WriteLine($"{before}{line}");
    }
}
