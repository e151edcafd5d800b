using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Hosting.Tests.Stories;

/// <summary>A run as it is written down in a test.</summary>
internal sealed class Recording
{
    private readonly List<Entry> entries = [];

    public Recording(string? job = "recover") => At(100, new RunStarted("demo", "cisco-7970", Simulated: true, 7, "run-1", job));

    /// <summary>Adds a fact at an uptime, which begins at 100 s.</summary>
    /// <returns>Its sequence.</returns>
    public long At(double seconds, Fact fact)
    {
        var uptime = TimeSpan.FromSeconds(seconds);
        entries.Add(new Entry(entries.Count + 1, DateTimeOffset.UnixEpoch + uptime, uptime, fact));
        return entries.Count;
    }

    /// <summary>A file that was asked for and served.</summary>
    public void Fetched(double seconds, string file, long bytes, double took = 1)
    {
        At(seconds, new TftpRequested(null, "10.0.0.2", file));
        At(seconds + took, new TftpCompleted(null, "10.0.0.2", file, bytes, TimeSpan.FromSeconds(took)));
    }

    public StationStory Tell(bool cutShort = false) => StoryTeller.Tell("s1", entries, LeftBehind.Of(entries, 1), cutShort);

    /// <summary>Every sentence of a story, as a reader meets them.</summary>
    public static IEnumerable<Sentence> Sentences(StationStory story) =>
        [.. story.Beginning, .. story.Attempts.SelectMany(attempt => attempt.Sentences), .. story.RuledOut, .. story.Ending, .. story.NextSteps];

    /// <summary>A story as lines: the time since the run began, the sentence, and its entries.</summary>
    public static string Text(StationStory story) => string.Join('\n', Sentences(story).Select(sentence =>
        $"{sentence.At?.TotalSeconds:0.#} {sentence.Text} <{string.Join(',', sentence.Entries)}>"));
}
