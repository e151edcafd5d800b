using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>What holds of every key, of the rig's fingers by the bench's metal, and of a person's by what was asked for.</summary>
internal static class KeyInvariants
{
    /// <summary>Every way in which a story breaks them.</summary>
    public static IEnumerable<string> Broken(StationStory story) =>
        [.. LeftDown(story), .. HeldTooLong(story), .. TwoAtOnce(story), .. PressedBeforeOffWasProven(story)];

    private static IEnumerable<string> LeftDown(StationStory story)
    {
        foreach (var last in story.Metal.Where(moved => moved.Part != MetalMoved.Power).GroupBy(moved => moved.Part).Select(part => part.Last()).Where(last => last.On))
        {
            yield return $"{last.Part} is left as it was put at {last.At}";
        }

        var held = new HashSet<string>();
        foreach (var fact in story.Entries.Select(entry => entry.Fact))
        {
            _ = fact switch
            {
                KeyHeld key => held.Add(key.Key.Name),
                KeyReleased key => held.Remove(key.Key.Name),
                PersonAsked { Request: { Kind: PersonRequestKind.Hold } asked } => held.Add(asked.Keys),
                PersonAsked { Request: { Kind: PersonRequestKind.Release } asked } => held.Remove(asked.Keys),
                _ => false,
            };
        }

        foreach (var key in held)
        {
            yield return $"by the timeline {key} is still held";
        }
    }

    private static IEnumerable<string> HeldTooLong(StationStory story)
    {
        var downAt = new Dictionary<string, TimeSpan>();
        foreach (var moved in story.Metal.Where(IsKey))
        {
            if (moved.On)
            {
                downAt[moved.Part] = moved.At;
                continue;
            }

            var held = moved.At - downAt[moved.Part];
            var bound = story.Intended(downAt[moved.Part], deed => PressOf(deed, moved.Part) is not null) is { Fact: DeedIntended intended }
                ? PressOf(intended.Deed, moved.Part)!.Value
                : TimeSpan.Zero;
            if (held > bound || held > HoldBudget.Limit(story.Config.Keypad, moved.Part))
            {
                yield return $"{moved.Part} was down for {held} until {moved.At}, at most {bound} was intended";
            }
        }
    }

    private static IEnumerable<string> TwoAtOnce(StationStory story)
    {
        var down = new HashSet<string>();
        foreach (var moved in story.Metal.Where(IsKey))
        {
            _ = moved.On ? down.Add(moved.Part) : down.Remove(moved.Part);
            if (down.Count(key => key != "#") > 1)
            {
                yield return $"at {moved.At} {string.Join(" and ", down)} are down";
            }
        }
    }

    /// <summary>The playbook's procedures press keys for codes only, so every key is a code's.</summary>
    private static IEnumerable<string> PressedBeforeOffWasProven(StationStory story)
    {
        var proven = false;
        foreach (var entry in story.Entries)
        {
            proven = entry.Fact switch
            {
                PowerSwitched { On: false } or OffDisproven => false,
                OffProven => true,
                _ => proven,
            };
            var isPress = entry.Fact is KeyPressed or KeyHeld or PersonAsked { Request.Kind: PersonRequestKind.Hold or PersonRequestKind.Type };
            if (isPress && !proven)
            {
                yield return $"entry {entry.Sequence}, {FactWords.Describe(entry.Fact)}: nobody had proven that the phone was off";
            }
        }
    }

    private static bool IsKey(MetalMoved moved) => moved.Part is not (MetalMoved.Power or MetalMoved.Hook);

    private static TimeSpan? PressOf(Deed deed, string key) => deed switch
    {
        Deed.PressKey(var pressed, var time) when pressed.Name == key => time,
        Deed.HoldKey(var held, var atMost) when held.Name == key => atMost,
        _ => null,
    };
}
