using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Stories;

/// <summary>What a person should do now.</summary>
internal static class NextSteps
{
    public static IEnumerable<Sentence> Of(Recorded recorded, LeftBehind left)
    {
        if (!left.PossiblyHeld.IsEmpty)
        {
            yield return recorded.Say(recorded.Last, $"Let go what may still be held down ({string.Join(", ", left.PossiblyHeld)}): `phonerig safe` lets every key go.");
        }

        var end = recorded.Entries.LastOrDefault(entry => entry.Fact is VerdictReached or ProcedureEnded);
        switch (end?.Fact)
        {
            case null:
                yield return recorded.Say(recorded.Last, $"Look at the phone before anything else: it may be writing its flash. `phonerig status` tells whether the run is still under way; if not, run `phonerig recover {recorded.Station}` again.");
                break;
            case VerdictReached { Verdict: Verdict.Recovered } or ProcedureEnded:
                break;
            case VerdictReached verdict:
                yield return recorded.Say(end, verdict.ToDo ?? Of(verdict, recorded.Station));
                break;
        }
    }

    private static string Of(VerdictReached verdict, string station) => verdict switch
    {
        { Verdict: Verdict.Scrap } => "Set the phone aside: nothing more can be done for it.",
        { Owner: VerdictOwner.Rig } => $"Mend the part named above, then run `phonerig recover {station}` again.",
        { Owner: VerdictOwner.SetUp } => $"Correct what is named above (`phonerig rig check FILE` helps), then run `phonerig recover {station}` again.",
        { Verdict: Verdict.Stopped } => $"Run `phonerig recover {station}` when you want to go on.",
        _ => "Look at what was seen last. Where that shows nothing to mend, set the phone aside with this diagnosis.",
    };
}
