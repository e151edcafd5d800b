using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>No key goes down and no coil is driven before that was intended on the timeline and on the disk, by the process that does it, and each for an intent of its own. Letting go waits for nothing.</summary>
internal sealed class JournalledFirst : IRule
{
    public string Name => "moved-before-journalled";

    public IEnumerable<string> Broken(CampaignStory story)
    {
        var intents = story.Journal
            .Where(entry => entry.Entry.Fact is DeedIntended)
            .GroupBy(entry => (entry.Timeline, Part: PartOf(((DeedIntended)entry.Entry.Fact).Deed)))
            .Where(group => group.Key.Part is not null)
            .ToDictionary(group => group.Key, group => group.OrderBy(entry => entry.At).ToList());
        var ends = story.Journal
            .Where(entry => entry.Entry.Fact is DeedCancelled or DeedRefused)
            .ToDictionary(entry => (entry.Timeline, ((DeedEnded)entry.Entry.Fact).Deed), entry => entry.At);
        foreach (var moved in story.Metal.Where(moved => moved.On))
        {
            // Of a part that moves in the very moment of a death either may have done it: the metal's own clock is no finer.
            var (first, last) = (story.Dead.Count(gap => gap.From < moved.At), story.Dead.Count(gap => gap.From <= moved.At));
            var own = intents.GetValueOrDefault((moved.Station, moved.Part), []);
            var at = own.FindIndex(entry => entry.DurableAt <= moved.At && entry.Process >= first && entry.Process <= last && !(ends.TryGetValue((entry.Timeline, entry.Entry.Sequence), out var ended) && ended < moved.At));
            if (at < 0)
            {
                yield return $"{moved.Part} of {moved.Station} was moved at {moved.At}, and no intent for it was on the disk";
            }
            else
            {
                own.RemoveAt(at);
            }
        }
    }

    private static string? PartOf(Deed deed) => deed switch
    {
        Deed.PressKey press => press.Key.Name,
        Deed.HoldKey hold => hold.Key.Name,
        Deed.SwitchPower { On: false } => MetalMoved.Coil,
        _ => null,
    };
}
