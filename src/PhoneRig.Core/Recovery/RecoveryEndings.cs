using System.Collections.Immutable;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>How an attempt ends, and how a run does: what is said, what is called off, and the phase that follows.</summary>
/// <param name="plan">What the recovery goes by.</param>
/// <param name="attempts">Its attempts.</param>
/// <param name="runners">Their procedures.</param>
/// <param name="verdicts">The verdicts in words.</param>
/// <param name="patience">What is told of a phone that writes.</param>
internal sealed class RecoveryEndings(RecoveryPlan plan, AttemptList attempts, ImmutableArray<ProcedureRunner?> runners, RecoveryVerdicts verdicts, WritePatience patience)
{
    private readonly DiagnosisBook book = plan.Watched;

    /// <summary>A run that only looks has seen what is wrong.</summary>
    public RecoveryState Told(RecoveryState state, Turn turn)
    {
        EndAttempt(state, "identified", "what is wrong is known", "what is wrong is known", turn);
        return End(state, verdicts.Exhausted(state), turn);
    }

    /// <summary>The attempt is over; what comes next is chosen once its end is on the timeline.</summary>
    public RecoveryState Failed(RecoveryState state, string outcome, string why, Turn turn)
    {
        AbortProcedure(state, new ProcedureOutcome(outcome, why), turn);
        turn.Say(new AttemptEnded(state.Made.Length, attempts.Current(state).Name, outcome, why));
        return state with { Phase = new RecoveryPhase.Choosing(), LastOutcome = $"{attempts.Current(state).Name} ended in {outcome}: {why.TrimEnd('.')}" };
    }

    /// <summary>The goal is proven.</summary>
    public RecoveryState Recovered(RecoveryState state, Proof proven, Turn turn)
    {
        var verdict = verdicts.Recovered(proven, state);
        EndAttempt(state, "goal-met", "the goal is proven", verdict.Why, turn);
        return End(state, verdict, turn);
    }

    /// <summary>A part of the rig failed: the phone is not to blame.</summary>
    public RecoveryState RigFault(RecoveryState state, ProcedureOutcome fault, Turn turn)
    {
        turn.Say(new AttemptEnded(state.Made.Length, attempts.Current(state).Name, fault.Name, fault.Why));
        return End(state, RecoveryVerdicts.RigFault(fault, state.Proof), turn);
    }

    /// <summary>The interlock keeps the power on after the longest wait that there is: another one would end no differently, and a person is called.</summary>
    public RecoveryState NeverLetCut(RecoveryState state, ProcedureOutcome refused, Turn turn)
    {
        turn.Say(new AttemptEnded(state.Made.Length, attempts.Current(state).Name, refused.Name, refused.Why));
        return End(state, verdicts.NeverLetCut(patience.Bound, refused, state), turn);
    }

    /// <summary>Keys go up at once; the verdict may wait a moment for what confirms it.</summary>
    public RecoveryState Conclude(RecoveryState state, StandingDiagnosis final, Turn turn)
    {
        var diagnosis = book.Diagnoses[final.Name];
        EndAttempt(state, final.Name, diagnosis.Cause, diagnosis.Cause, turn);
        var confirming = new RecoveryPhase.Confirming(final, diagnosis.ConfirmedBy is null ? turn.Now : turn.Now + RecoveryVerdicts.Confirmation);
        return OnConfirming(state with { Phase = confirming }, confirming, turn);
    }

    /// <summary>Ends with a final diagnosis once it is confirmed, or nothing confirms it in time.</summary>
    public RecoveryState OnConfirming(RecoveryState state, RecoveryPhase.Confirming confirming, Turn turn) =>
        turn.Now >= confirming.Until || DiagnosisWatch.Confirmed(state.Diagnoses, confirming.Diagnosis.Name) is not null
            ? End(state, verdicts.Diagnosed(confirming.Diagnosis, state, null), turn)
            : state;

    /// <summary>Nothing more is touched: whatever the rig could still try would not be taken.</summary>
    public RecoveryState LackFirmware(RecoveryState state, StandingDiagnosis diagnosis, ImmutableArray<string> lacking, Turn turn)
    {
        var cause = book.Diagnoses[diagnosis.Name].Cause;
        EndAttempt(state, diagnosis.Name, cause, cause, turn);
        return End(state, verdicts.LacksFirmware(diagnosis, lacking, state), turn);
    }

    /// <summary>Somebody stops the run: keys go up, and the power is told of.</summary>
    public RecoveryState Stop(RecoveryState state, StopRequested stop, Turn turn)
    {
        AbortProcedure(state, new ProcedureOutcome(ProcedureOutcome.Stopped, $"stopped by {stop.By}"), turn);
        return End(state, RecoveryVerdicts.Stopped(stop, patience.Demand(state.Context.Writing), state), turn);
    }

    /// <summary>Ends the run with a verdict.</summary>
    public RecoveryState End(RecoveryState state, VerdictReached verdict, Turn turn)
    {
        turn.Say(plan.Playbook.Goal.Meant == GoalKind.Identified ? verdicts.Identified(verdict, state) : verdict);
        return state with { Phase = new RecoveryPhase.Ended() };
    }

    private void EndAttempt(RecoveryState state, string outcome, string stepWhy, string why, Turn turn)
    {
        AbortProcedure(state, new ProcedureOutcome(outcome, stepWhy), turn);
        if (state.Phase is RecoveryPhase.Serving or RecoveryPhase.Running or RecoveryPhase.AwaitingGoal)
        {
            turn.Say(new AttemptEnded(state.Made.Length, attempts.Current(state).Name, outcome, why));
        }
    }

    private void AbortProcedure(RecoveryState state, ProcedureOutcome outcome, Turn turn)
    {
        if (state.Phase is RecoveryPhase.Running running)
        {
            turn.Take(runners[state.Made[^1].Index]!.Abort(running.Runner, outcome, turn.Now));
        }
    }
}
