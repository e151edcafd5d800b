using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>No power is cut while the phone may write: by the truth about it, and by what the timeline allowed one to know.</summary>
internal static class PowerInvariants
{
    /// <summary>Every way in which a story breaks them.</summary>
    public static IEnumerable<string> Broken(StationStory story) => [.. Harmed(story), .. CutWhileItMayWrite(story), .. ConsoleSentTo(story)];

    private static IEnumerable<string> Harmed(StationStory story)
    {
        var truth = story.Truth;
        if (truth.HarmfulCuts > BegunTooLate(story))
        {
            yield return $"in truth its power was cut in {truth.CutsWhileDownloading} downloads, {truth.CutsWhileErasing} erases and {truth.CutsWhileWriting} writes";
        }
    }

    /// <summary>
    /// The cuts that nobody could have known of: the contact was open, and the phone began a download on what its brick still held; where the files
    /// are not the rig's, it asked for the address then that a download needs. Made-up firmware comes in milliseconds, so that such a phone can even be
    /// writing by then.
    /// </summary>
    private static int BegunTooLate(StationStory story)
    {
        var physics = new StationPhysics();
        return story.Entries.Count(cut => cut.Fact is PowerSwitched { On: false } && story.Entries.Any(
            begun => begun.Fact is TftpRequested or DhcpAsked && begun.Sequence > cut.Sequence && begun.Uptime <= cut.Uptime + physics.RelayOperate + physics.HoldUp));
    }

    private static IEnumerable<string> CutWhileItMayWrite(StationStory story)
    {
        var stages = new BootStages(story.Model, story.Network);
        var state = stages.Start;
        var off = false;
        var forced = new HashSet<long>();
        foreach (var entry in story.Entries)
        {
            if (entry.Fact is DeedIntended { ForcedBy: not null })
            {
                forced.Add(entry.Sequence);
            }

            if (entry.Fact is PowerSwitched { On: false } cut && !off && !forced.Contains(cut.Deed))
            {
                var before = stages.Step(state, Input.Tick(entry.Uptime)).State;
                foreach (var claim in before.Claims.Where(claim => claim.IsWrite && !(claim.Until <= entry.Uptime)))
                {
                    yield return $"entry {entry.Sequence} cut the power at {entry.Uptime}, and the phone may have been {FactWords.Describe(claim.Stage)} until {claim.Until}";
                }
            }

            off = entry.Fact is PowerSwitched switched ? !switched.On : off;
            state = stages.Step(state, Input.Of(entry)).State;
        }
    }

    /// <summary>A start that has stopped in the shell is let go on by what is said there; nothing else is ever sent.</summary>
    private static IEnumerable<string> ConsoleSentTo(StationStory story)
    {
        var inShell = false;
        foreach (var entry in story.Entries)
        {
            inShell = entry.Fact switch
            {
                ConsoleLine { Rule: ConsoleRuleNames.ShellOpen } => true,
                ConsoleLine { Rule: ConsoleRuleNames.BootBanner } or PowerSwitched => false,
                _ => inShell,
            };
            if (entry.Fact is ConsoleSent && !inShell)
            {
                yield return $"entry {entry.Sequence}: {FactWords.Describe(entry.Fact)}, to a phone that was not seen to be in its shell";
            }
        }
    }
}
