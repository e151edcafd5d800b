using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>Nothing moves unrecorded: what is energised, pressed or cut is durable before, and every deed has its end.</summary>
internal static class RecordInvariants
{
    /// <summary>Every way in which a story breaks them.</summary>
    public static IEnumerable<string> Broken(StationStory story) => [.. WithoutEnd(story), .. EndedBeforeDurable(story), .. MovedBeforeDurable(story)];

    private static IEnumerable<string> WithoutEnd(StationStory story)
    {
        var ended = story.Entries.Select(entry => entry.Fact).OfType<DeedEnded>().Select(end => end.Deed).ToHashSet();
        return story.Entries.Where(entry => entry.Fact is DeedIntended && !ended.Contains(entry.Sequence)).Select(entry => $"entry {entry.Sequence}, {FactWords.Describe(entry.Fact)}, has no end");
    }

    private static IEnumerable<string> EndedBeforeDurable(StationStory story)
    {
        var intents = story.Entries.Where(entry => entry.Fact is DeedIntended).ToDictionary(entry => entry.Sequence);
        foreach (var entry in story.Entries)
        {
            if (entry.Fact is DeedEnded end and not (DeedCancelled or DeedRefused or DeedFailed)
                && intents[end.Deed] is { Fact: DeedIntended { Deed: var deed } } intent
                && !Interlocks.IsRelease(deed, story.Config.Power.Contact))
            {
                var moved = entry.Uptime - (end is KeyPressed pressed ? pressed.For : TimeSpan.Zero);
                if (IsEarly(story, intent, moved))
                {
                    yield return $"entry {entry.Sequence}, {FactWords.Describe(entry.Fact)}: it moved at {moved}, its intent {intent.Sequence} was durable at {story.DurableSince(intent.Sequence)}";
                }
            }
        }
    }

    /// <summary>The same by the bench's metal, which no timeline can belie.</summary>
    private static IEnumerable<string> MovedBeforeDurable(StationStory story)
    {
        foreach (var moved in story.Metal.Where(moved => moved.On != (moved.Part == MetalMoved.Power)))
        {
            var intent = story.Intended(moved.At, deed => deed switch
            {
                Deed.SwitchPower(var on) => moved.Part == MetalMoved.Power && !on,
                Deed.PressKey(var key, _) => moved.Part == key.Name,
                Deed.HoldKey(var key, _) => moved.Part == key.Name,
                Deed.MoveHook(var offHook) => moved.Part == MetalMoved.Hook && offHook,
                _ => false,
            });
            if (intent is null || IsEarly(story, intent, moved.At))
            {
                yield return $"the metal of {moved.Part} moved at {moved.At}, {(intent is null ? "and nobody intended it" : $"its intent {intent.Sequence} was durable at {story.DurableSince(intent.Sequence)}")}";
            }
        }
    }

    private static bool IsEarly(StationStory story, Entry intent, TimeSpan moved) => story.DurableSince(intent.Sequence) is not { } since || since > moved;
}
