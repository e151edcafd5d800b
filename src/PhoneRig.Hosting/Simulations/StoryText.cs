using System.Globalization;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Simulations;

/// <summary>A campaign's story as text, for who looks for the reason of a violation: the journal in the world's time, with the truth between its lines.</summary>
internal static class StoryText
{
    /// <summary>Writes it.</summary>
    public static void Write(CampaignStory story, string file)
    {
        using var output = new StreamWriter(file);
        foreach (var phone in story.Phones)
        {
            output.WriteLine($"{phone.Mac} {phone.Ailment}");
        }

        foreach (var (_, line) in Lines(story).OrderBy(line => line.At))
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<(TimeSpan At, string Line)> Lines(CampaignStory story) =>
    [
        .. story.Journal.Select(entry => (entry.At, At(entry.At, entry.Timeline, FactWords.Describe(entry.Entry.Fact)))),
        .. story.Spells.Select(spell => (spell.From, At(spell.From, spell.Station ?? "", $"TRUTH: {FaultKinds.Name(spell.Kind)}{(spell.Until == TimeSpan.MaxValue ? "" : $" until {spell.Until:c}")}"))),
        .. story.Dead.Select(gap => (gap.From, At(gap.From, "", $"TRUTH: no process until {gap.Until:c}"))),
        .. story.Cuts.Select(cut => (cut.At, At(cut.At, cut.Station ?? "", $"TRUTH: {cut.Mac} lost its power at work since {cut.MustNotSince:c}, by {cut.By}"))),
        .. story.Metal.Select(moved => (moved.At, At(moved.At, moved.Station, $"TRUTH: {moved.Part} {(moved.On ? "driven" : "let go")}"))),
        .. story.Handed.Select(handed => (handed.At, At(handed.At, handed.Station, $"TRUTH: {handed.Phone.Mac} taken off as {handed.Name}, into {handed.Bin ?? "the pile"}"))),
    ];

    private static string At(TimeSpan at, string where, string what) => string.Create(CultureInfo.InvariantCulture, $"{at:d\\.hh\\:mm\\:ss\\.fff} {where,-9} {what}");
}
