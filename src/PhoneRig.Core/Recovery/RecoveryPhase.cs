using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Recovery;

/// <summary>What a recovery is in the middle of.</summary>
public abstract record RecoveryPhase
{
    private RecoveryPhase()
    {
    }

    /// <summary>The run has not begun.</summary>
    public sealed record Waiting : RecoveryPhase;

    /// <summary>An attempt has begun, and its firmware set is being put up; <paramref name="Number"/> is known once the deed is on the timeline.</summary>
    public sealed record Serving(Deed Deed, long? Number) : RecoveryPhase;

    /// <summary>An attempt's procedure is running, and wants to wake up at <paramref name="WakeAt"/>.</summary>
    public sealed record Running(RunnerState Runner, TimeSpan? WakeAt) : RecoveryPhase;

    /// <summary>The procedure is done; the phone is at work.</summary>
    public sealed record AwaitingGoal(TimeSpan Since, TimeSpan LastProgress) : RecoveryPhase;

    /// <summary>The attempt has failed; what comes next is chosen once its end is on the timeline, since diagnoses go by it.</summary>
    public sealed record Choosing : RecoveryPhase;

    /// <summary>The phone may be writing, and the next attempt would cut its power, or there is none: nothing is touched until it is not, or <paramref name="Until"/>.</summary>
    public sealed record LettingItFinish(TimeSpan Until) : RecoveryPhase
    {
        /// <summary>Until when a phone that has just asked for something is given the time to go on; null where it has not.</summary>
        public TimeSpan? SpeaksUntil { get; init; }
    }

    /// <summary>The next attempt is chosen, and is not begun on a battery: the mains are waited for, since <paramref name="Since"/>.</summary>
    public sealed record AwaitingMains(TimeSpan Since) : RecoveryPhase;

    /// <summary>A final diagnosis stands; its further signs are waited for, until <paramref name="Until"/>.</summary>
    public sealed record Confirming(StandingDiagnosis Diagnosis, TimeSpan Until) : RecoveryPhase;

    /// <summary>The verdict is reached.</summary>
    public sealed record Ended : RecoveryPhase;
}
