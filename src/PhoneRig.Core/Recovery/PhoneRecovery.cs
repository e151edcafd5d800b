using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>Brings one phone home: works through the playbook's attempts until the goal is proven or none is left.</summary>
/// <param name="plan">What it goes by.</param>
public sealed class PhoneRecovery(RecoveryPlan plan) : IDecider<RecoveryState>
{
    /// <summary>
    /// How long a failed attempt waits for a phone that seems to be writing before the next attempt cuts its power. The longest
    /// format that a maker's engineer speaks of is two hours (facts 1.4).
    /// </summary>
    private static readonly TimeSpan LetItFinish = TimeSpan.FromHours(2);

    private readonly RecoveryProof proof = new(plan.Load, plan.Model);
    private readonly ImmutableArray<Attempt> attempts = plan.UsableAttempts;
    private readonly ImmutableArray<ProcedureRunner> runners =
    [
        .. plan.UsableAttempts.Where(attempt => attempt.Procedure is not null).Select(attempt => new ProcedureRunner(plan.Procedures[attempt.Procedure!], plan.Model, plan.Wiring, attempt.Blind)),
    ];

    /// <inheritdoc/>
    public RecoveryState Start => new(new RecoveryPhase.Waiting(), 0, StationContext.Empty, proof.Start, null, null, null);

    /// <inheritdoc/>
    public Decided<RecoveryState> Step(RecoveryState state, Input input)
    {
        if (state.Phase is RecoveryPhase.Ended)
        {
            return new(state, [], [], null);
        }

        var turn = new Turn(input.Uptime);
        if (input.Entry is { } entry)
        {
            state = state with
            {
                Context = state.Context.With(entry),
                Stage = entry.Fact is StageChanged changed ? changed.Likeliest : state.Stage,
            };
        }

        var proven = proof.Step(state.Proof, input);
        state = Decide(state with { Proof = proven.State, ProofWakeAt = proven.WakeAt }, input, turn);
        return turn.End(state, WakeAt(state));
    }

    private RecoveryState Decide(RecoveryState state, Input input, Turn turn) => (state.Phase, input.Fact) switch
    {
        (_, StopRequested stop) => Stop(state, stop, turn),
        (RecoveryPhase.Waiting, RunStarted) => Begin(state, turn),
        (RecoveryPhase.Waiting, _) => state,
        _ when state.Proof.Proof is { } proven => Recovered(state, proven, turn),
        (RecoveryPhase.Running running, _) => OnRunning(state, running, input, turn),
        (RecoveryPhase.AwaitingGoal waiting, _) => OnAwaitingGoal(state, waiting, input, turn),
        (RecoveryPhase.LettingItFinish waiting, _) => turn.Now >= waiting.Until || !IsWriting(state.Stage) ? NextAttempt(state, turn) : state,
        _ => state,
    };

    private TimeSpan? WakeAt(RecoveryState state)
    {
        var own = state.Phase switch
        {
            RecoveryPhase.Running running => running.WakeAt,
            RecoveryPhase.AwaitingGoal waiting => GivesUpAt(waiting),
            RecoveryPhase.LettingItFinish waiting => waiting.Until,
            _ => null,
        };
        return state.Phase is RecoveryPhase.Ended ? null : Earliest.Of(own, state.ProofWakeAt);
    }

    private RecoveryState Begin(RecoveryState state, Turn turn)
    {
        if (attempts.IsEmpty)
        {
            var why = plan.Refused.IsEmpty
                ? $"the playbook {plan.Playbook.Name} has no attempt for this station"
                : string.Join("; ", plan.Refused.OrderBy(refusal => refusal.Key, StringComparer.Ordinal).Select(refusal => $"{refusal.Key}: {refusal.Value}"));
            return End(state, turn, Verdict.NeedsAttention, VerdictOwner.SetUp, "no-usable-procedure", $"Nothing can be tried at this station: {why}.");
        }

        return StartAttempt(state, turn);
    }

    private RecoveryState StartAttempt(RecoveryState state, Turn turn)
    {
        var attempt = attempts[state.Attempt];
        turn.Say(new AttemptStarted(state.Attempt + 1, attempt.Name, attempt.Why ?? plan.Procedures[attempt.Procedure!].Title));
        var (runner, wakeAt) = turn.Take(runners[state.Attempt].Begin(state.Context, turn.Now));
        return state with { Phase = new RecoveryPhase.Running(runner, wakeAt), Proof = proof.Start, ProofWakeAt = null };
    }

    private RecoveryState OnRunning(RecoveryState state, RecoveryPhase.Running running, Input input, Turn turn)
    {
        var (runner, wakeAt) = turn.Take(runners[state.Attempt].Step(running.Runner, input, state.Context));
        return runner.Outcome switch
        {
            null => state with { Phase = new RecoveryPhase.Running(runner, wakeAt) },
            { Name: ProcedureOutcome.Done } => state with { Phase = new RecoveryPhase.AwaitingGoal(turn.Now, turn.Now) },
            { Name: ProcedureOutcome.RigFault } fault => RigFault(state, fault, turn),
            { } outcome => Failed(state, outcome.Name, outcome.Why, turn),
        };
    }

    private RecoveryState OnAwaitingGoal(RecoveryState state, RecoveryPhase.AwaitingGoal waiting, Input input, Turn turn)
    {
        // What the phone does by itself counts as progress; that it asks for an address every 20 s does not (facts 1.4).
        if (input.Fact is TftpRequested or TftpProgress or TftpCompleted or StageChanged)
        {
            waiting = waiting with { LastProgress = turn.Now };
        }

        return turn.Now < GivesUpAt(waiting)
            ? state with { Phase = waiting }
            : Failed(state, "goal-not-reached", $"the phone was left to itself, but {state.Proof.Missing}", turn);
    }

    private TimeSpan GivesUpAt(RecoveryPhase.AwaitingGoal waiting)
    {
        var (patience, bound) = (waiting.LastProgress + plan.Playbook.Patience, waiting.Since + plan.Playbook.GoalWithin);
        return patience < bound ? patience : bound;
    }

    private RecoveryState Failed(RecoveryState state, string outcome, string why, Turn turn)
    {
        turn.Say(new AttemptEnded(state.Attempt + 1, attempts[state.Attempt].Name, outcome, why));
        state = state with { LastOutcome = $"{attempts[state.Attempt].Name} ended in {outcome}: {why}" };
        return IsWriting(state.Stage)
            ? state with { Phase = new RecoveryPhase.LettingItFinish(turn.Now + LetItFinish) }
            : NextAttempt(state, turn);
    }

    private RecoveryState NextAttempt(RecoveryState state, Turn turn) =>
        state.Attempt + 1 < attempts.Length
            ? StartAttempt(state with { Attempt = state.Attempt + 1 }, turn)
            : End(
                state,
                turn,
                Verdict.NeedsAttention,
                VerdictOwner.Phone,
                "unknown",
                $"Every attempt of the playbook {plan.Playbook.Name} was made. The last: {state.LastOutcome}.");

    private static bool IsWriting(BootStage? stage) =>
        stage is BootStage.Erasing or BootStage.Formatting or BootStage.Downloading or BootStage.Writing;

    private RecoveryState Recovered(RecoveryState state, Proof proven, Turn turn)
    {
        var why = proven == Proof.Reported
            ? $"The phone itself named the load {plan.Load.LoadId}, and fetched its configuration."
            : $"The phone fetched all of {plan.Load.LoadId}, started again, fetched its configuration and asked for no further load for {RecoveryProof.Quiet.TotalSeconds:0} s.";
        AbortProcedure(state, new ProcedureOutcome("goal-met", "the goal is proven"), turn);
        if (state.Phase is not RecoveryPhase.LettingItFinish)
        {
            turn.Say(new AttemptEnded(state.Attempt + 1, attempts[state.Attempt].Name, "goal-met", why));
        }

        turn.Say(new VerdictReached(
            Verdict.Recovered, null, null, plan.Load.LoadId, proven, why, state.Proof.Evidence));
        return state with { Phase = new RecoveryPhase.Ended() };
    }

    private RecoveryState RigFault(RecoveryState state, ProcedureOutcome fault, Turn turn)
    {
        turn.Say(new AttemptEnded(state.Attempt + 1, attempts[state.Attempt].Name, fault.Name, fault.Why));
        return End(state, turn, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault", $"A part of the rig failed: {fault.Why}");
    }

    private RecoveryState Stop(RecoveryState state, StopRequested stop, Turn turn)
    {
        AbortProcedure(state, new ProcedureOutcome(ProcedureOutcome.Stopped, $"stopped by {stop.By}"), turn);
        return End(state, turn, Verdict.Stopped, VerdictOwner.Operator, null, $"Stopped by {stop.By}; keys are up and the power was left as it is.");
    }

    private void AbortProcedure(RecoveryState state, ProcedureOutcome outcome, Turn turn)
    {
        if (state.Phase is RecoveryPhase.Running running)
        {
            turn.Take(runners[state.Attempt].Abort(running.Runner, outcome, turn.Now));
        }
    }

    private static RecoveryState End(RecoveryState state, Turn turn, Verdict verdict, VerdictOwner owner, string? diagnosis, string why)
    {
        turn.Say(new VerdictReached(verdict, owner, diagnosis, null, null, why, state.Proof.Evidence));
        return state with { Phase = new RecoveryPhase.Ended() };
    }
}
