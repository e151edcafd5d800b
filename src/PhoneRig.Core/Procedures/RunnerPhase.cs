using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Procedures;

/// <summary>What a running procedure is in the middle of.</summary>
public abstract record RunnerPhase
{
    private RunnerPhase()
    {
    }

    /// <summary>A deed is under way; <paramref name="Number"/> is known once it is on the timeline.</summary>
    public sealed record Acting(Deed Deed, long? Number) : RunnerPhase;

    /// <summary>The step leaves time to pass.</summary>
    public sealed record Resting(TimeSpan Until, string Outcome) : RunnerPhase;

    /// <summary>Keys are being typed.</summary>
    public sealed record Typing(TypingState Keys) : RunnerPhase;

    /// <summary>A condition is awaited.</summary>
    public sealed record Awaiting(ConditionState Condition, TimeSpan GivesUpAt) : RunnerPhase;

    /// <summary>The procedure has ended.</summary>
    public sealed record Ended(ProcedureOutcome Outcome) : RunnerPhase;
}
