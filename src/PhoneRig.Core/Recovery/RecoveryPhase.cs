using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Recovery;

/// <summary>What a recovery is in the middle of.</summary>
public abstract record RecoveryPhase
{
    private RecoveryPhase()
    {
    }

    /// <summary>The run has not begun.</summary>
    public sealed record Waiting : RecoveryPhase;

    /// <summary>An attempt's procedure is running, and wants to wake up at <paramref name="WakeAt"/>.</summary>
    public sealed record Running(RunnerState Runner, TimeSpan? WakeAt) : RecoveryPhase;

    /// <summary>The procedure is done; the phone is at work.</summary>
    public sealed record AwaitingGoal(TimeSpan Since, TimeSpan LastProgress) : RecoveryPhase;

    /// <summary>The attempt has failed, but the phone seems to be writing: nothing is touched until it is not, or <paramref name="Until"/>.</summary>
    public sealed record LettingItFinish(TimeSpan Until) : RecoveryPhase;

    /// <summary>The verdict is reached.</summary>
    public sealed record Ended : RecoveryPhase;
}
