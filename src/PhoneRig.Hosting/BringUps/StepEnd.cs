using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The end of a step.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Why">Why it ended so, as a sentence without its full stop.</param>
/// <param name="LookAt">What to look at, where it failed; null for nothing.</param>
internal sealed record StepEnd(StepResult Result, string Why, string? LookAt = null)
{
    /// <summary>What its failure is, for the exit code. Default: a fault of the rig's. Refused: it could not be done now, and nothing follows of the station.</summary>
    public ControlOutcome Outcome { get; init; } = ControlOutcome.RigFault;

    public static StepEnd Ok(string why) => new(StepResult.Ok, why);

    public static StepEnd Failed(string why, string lookAt) => new(StepResult.Failed, why, lookAt);

    /// <summary>A deed that was not done: refused by an interlock, not written down since the journal cannot, or failed by its part.</summary>
    public static StepEnd NotDone(DeedEnded ended, string lookAt) => ended switch
    {
        DeedRefused refused => Failed($"the {refused.Interlock} interlock refuses it: {refused.Reason}", lookAt) with { Outcome = ControlOutcome.Refused },
        DeedFailed { Part: JournalFaults.Part } failed => Failed($"{failed.Part}: {failed.Reason}", "the disk") with { Outcome = ControlOutcome.Refused },
        DeedFailed failed => Failed($"{failed.Part}: {failed.Reason}", lookAt),
        _ => Failed(FactWords.Describe(ended), lookAt),
    };

    public static StepEnd Skipped(string why) => new(StepResult.Skipped, why);
}
