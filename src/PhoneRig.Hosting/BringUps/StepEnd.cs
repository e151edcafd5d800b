using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The end of a step.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Why">Why it ended so, as a sentence without its full stop.</param>
/// <param name="LookAt">What to look at, where it failed; null for nothing.</param>
internal sealed record StepEnd(StepResult Result, string Why, string? LookAt = null)
{
    /// <summary>What its failure is, for the exit code. Default: a fault of the rig's.</summary>
    public ControlOutcome Outcome { get; init; } = ControlOutcome.RigFault;

    public static StepEnd Ok(string why) => new(StepResult.Ok, why);

    public static StepEnd Failed(string why, string lookAt) => new(StepResult.Failed, why, lookAt);

    public static StepEnd Skipped(string why) => new(StepResult.Skipped, why);
}
