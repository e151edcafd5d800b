using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>
/// Brings one phone home: works through the playbook's attempts until the goal is proven, a final diagnosis stands, or no attempt is left.
/// The next attempt is the first that was not made yet whose <c>when</c> holds, or that has none. An attempt ends before its time where a
/// diagnosis is met in it that another attempt is there for: waiting longer would not help.
/// </summary>
/// <param name="plan">What it goes by.</param>
/// <param name="context">What is known of the station from before the run; null: nothing.</param>
public sealed class PhoneRecovery(RecoveryPlan plan, StationContext? context = null) : IDecider<RecoveryState>
{
    /// <summary>How often one attempt may be refused before its first step: a phone that begins to write each time it is to be cut is doing something.</summary>
    private const int MostRefusals = 5;

    private readonly RecoveryProof proof = new(plan.Load, plan.Model);
    private readonly DiagnosisWatch diagnoses = new(plan.Diagnoses, plan.Model);
    private readonly WritePatience patience = new(plan.Model);
    private readonly RecoveryVerdicts verdicts = new(plan);
    private readonly ImmutableArray<Attempt> attempts = plan.UsableAttempts;
    private readonly ImmutableArray<ProcedureRunner?> runners =
    [
        .. plan.UsableAttempts.Select(attempt => attempt.Procedure is null ? null : new ProcedureRunner(plan.Procedures[attempt.Procedure], plan.Model, plan.Wiring, attempt.Blind)),
    ];

    /// <inheritdoc/>
    public RecoveryState Start => new(new RecoveryPhase.Waiting(), context ?? StationContext.Empty, proof.Start, null);

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
            state = state with { Context = state.Context.With(entry) };
        }

        var proven = proof.Step(state.Proof, input);
        state = state with { Proof = proven.State, ProofWakeAt = proven.WakeAt };
        if (state.Phase is not RecoveryPhase.Waiting)
        {
            state = Diagnose(state with { Diagnoses = diagnoses.Step(state.Diagnoses, input, state.Context.Lamps) }, turn);
        }

        state = Notify(Decide(state, input, turn), turn);
        return turn.End(state, WakeAt(state));
    }

    private RecoveryState Decide(RecoveryState state, Input input, Turn turn) => (state.Phase, input.Fact) switch
    {
        (_, StopRequested stop) => Stop(state, stop, turn),
        (RecoveryPhase.Waiting, RunStarted) => Begin(state, turn),
        (RecoveryPhase.Waiting, _) => state,
        _ when state.Proof.Proof is { } proven => Recovered(state, proven, turn),
        (RecoveryPhase.Confirming confirming, _) => OnConfirming(state, confirming, turn),
        _ when Final(state) is { } final => Conclude(state, final, turn),
        (RecoveryPhase.Running or RecoveryPhase.AwaitingGoal, _) when Pointless(state) is { } found => Failed(state, found.Name, $"{plan.Diagnoses.Diagnoses[found.Name].Cause} Seen: {found.Seen}.", turn),
        (RecoveryPhase.Serving serving, _) => OnServing(state, serving, input, turn),
        (RecoveryPhase.Running running, _) => OnRunning(state, running, input, turn),
        (RecoveryPhase.AwaitingGoal waiting, _) => OnAwaitingGoal(state, waiting, input, turn),
        (RecoveryPhase.Choosing, AttemptEnded) or (RecoveryPhase.LettingItFinish, _) => NextAttempt(state, turn),
        _ => state,
    };

    private TimeSpan? WakeAt(RecoveryState state)
    {
        var own = state.Phase switch
        {
            RecoveryPhase.Running running => running.WakeAt,
            RecoveryPhase.AwaitingGoal waiting => GivesUpAt(waiting),
            RecoveryPhase.LettingItFinish waiting => waiting.Until,
            RecoveryPhase.Confirming confirming => confirming.Until,
            _ => null,
        };
        return state.Phase is RecoveryPhase.Ended ? null : Earliest.Of([own, state.ProofWakeAt, state.Diagnoses.WakeAt, state.NoticeAt]);
    }

    private RecoveryState Begin(RecoveryState state, Turn turn)
    {
        if (attempts.IsEmpty)
        {
            return End(state, verdicts.NothingToTry(), turn);
        }

        state = Diagnose(state with { Proof = proof.Start, ProofWakeAt = null, Diagnoses = diagnoses.Start(state.Context, turn.Now) }, turn);
        return Final(state) is { } final ? Conclude(state, final, turn) : NextAttempt(state, turn);
    }

    private RecoveryState Diagnose(RecoveryState state, Turn turn)
    {
        foreach (var met in state.Diagnoses.New)
        {
            var diagnosis = plan.Diagnoses.Diagnoses[met.Name];
            turn.Say(new Diagnosed(met.Name, diagnosis.Cause, diagnosis.Owner, RecoveryVerdicts.EvidenceOf(met, state.Diagnoses)));
        }

        return state;
    }

    private StandingDiagnosis? Final(RecoveryState state) => state.Diagnoses.Standing.FirstOrDefault(one => plan.Diagnoses.Diagnoses[one.Name].Final);

    /// <summary>What was met in this attempt, is not what the attempt is there for, and has another attempt that is (whether or not the rig can make it).</summary>
    private StandingDiagnosis? Pointless(RecoveryState state) => state.Diagnoses.Standing.FirstOrDefault(one =>
        state.Diagnoses.MetInAttempt.Contains(one.Name)
        && !Current(state).When.Contains(one.Name)
        && plan.Playbook.Attempts.Any(other => other.When.Contains(one.Name)));

    private Attempt Current(RecoveryState state) => attempts[state.Made[^1]];

    private RecoveryState NextAttempt(RecoveryState state, Turn turn)
    {
        var writing = state.Context.Writing;
        if (writing.FormatUnfinished)
        {
            return End(state, RecoveryVerdicts.Unfinished(BootStage.Formatting), turn);
        }

        var next = Enumerable.Range(0, attempts.Length).FirstOrDefault(
            index => (!state.Made.Contains(index) || state.ToMakeAgain.Contains(index)) && (attempts[index].When.IsEmpty || attempts[index].When.Any(state.Diagnoses.Stands)), -1);
        var (none, procedure) = (next < 0, next < 0 || attempts[next].Procedure is not { } name ? null : plan.Procedures[name]);
        if (none ? writing.Likely : WritePatience.MustWait(procedure, writing))
        {
            // Where nobody ever saw it write, the bound's end leaves the judgement to the interlock.
            var waiting = state.Phase as RecoveryPhase.LettingItFinish ?? new RecoveryPhase.LettingItFinish(turn.Now + patience.Bound);
            if (turn.Now < waiting.Until)
            {
                return state with { Phase = waiting };
            }

            if (writing.Likely)
            {
                return End(state, RecoveryVerdicts.Unfinished(writing.Stage!.Likeliest), turn);
            }
        }

        return none ? End(state, verdicts.Exhausted(state), turn) : StartAttempt(state, next, turn);
    }

    private bool Cuts(Attempt attempt) => attempt.Procedure is { } name && WritePatience.Cuts(plan.Procedures[name]);

    private RecoveryState StartAttempt(RecoveryState state, int index, Turn turn)
    {
        var attempt = attempts[index];
        var switches = attempt.Firmware != (state.Context.Serving ?? Attempt.Goal);
        state = state with
        {
            Made = state.Made.Add(index),
            ToMakeAgain = state.ToMakeAgain.Remove(index),
            Diagnoses = diagnoses.AttemptBegins(state.Diagnoses, Cuts(attempt), state.Context.Lamps, turn.Now),
        };
        var why = attempt.Why ?? (attempt.Procedure is { } name ? plan.Procedures[name].Title : $"with the firmware set {attempt.Firmware}, and nothing touched");
        turn.Say(new AttemptStarted(state.Made.Length, attempt.Name, why, switches || attempt.Firmware != Attempt.Goal ? attempt.Firmware : null));
        if (!switches)
        {
            return BeginProcedure(state, turn);
        }

        var deed = new Deed.ServeFirmware(attempt.Firmware);
        turn.Do(deed);
        return state with { Phase = new RecoveryPhase.Serving(deed, null) };
    }

    private RecoveryState OnServing(RecoveryState state, RecoveryPhase.Serving serving, Input input, Turn turn) => input.Fact switch
    {
        DeedIntended intended when serving.Number is null && intended.Deed == serving.Deed => state with { Phase = serving with { Number = input.Entry!.Sequence } },
        DeedEnded ended when ended.Deed != serving.Number => state,
        FirmwareServed => BeginProcedure(state, turn),
        DeedFailed failed => RigFault(state, new ProcedureOutcome(ProcedureOutcome.RigFault, $"{failed.Part}: {failed.Reason}"), turn),
        DeedRefused refused => Failed(state, ProcedureOutcome.Refused, refused.Reason, turn),
        DeedCancelled cancelled => Failed(state, ProcedureOutcome.Stopped, $"called off: {cancelled.Reason}", turn),
        _ => state,
    };

    /// <summary>A procedure begins the proof anew. Where nothing is touched, the phone goes on with what it has fetched already.</summary>
    private RecoveryState BeginProcedure(RecoveryState state, Turn turn)
    {
        if (runners[state.Made[^1]] is not { } procedure)
        {
            return state with { Phase = new RecoveryPhase.AwaitingGoal(turn.Now, turn.Now) };
        }

        var (runner, wakeAt) = turn.Take(procedure.Begin(state.Context, turn.Now));
        return state with { Phase = new RecoveryPhase.Running(runner, wakeAt), Proof = proof.Start, ProofWakeAt = null };
    }

    private RecoveryState OnRunning(RecoveryState state, RecoveryPhase.Running running, Input input, Turn turn)
    {
        var (runner, wakeAt) = turn.Take(runners[state.Made[^1]]!.Step(running.Runner, input, state.Context));
        state = state with { Phase = new RecoveryPhase.Running(runner, wakeAt) };
        return runner.Outcome switch
        {
            null => state,
            { Name: ProcedureOutcome.Done } => state with { Phase = new RecoveryPhase.AwaitingGoal(turn.Now, turn.Now) },
            { Name: ProcedureOutcome.RigFault } fault => RigFault(state, fault, turn),
            { Name: ProcedureOutcome.Refused } refused when runner.Step == 0 => Failed(PutBack(state), refused.Name, refused.Why, turn),
            { } outcome => Failed(state, outcome.Name, outcome.Why, turn),
        };
    }

    /// <summary>An interlock had newer evidence than the choice of the attempt: nothing was moved, and it is made again when the phone allows it.</summary>
    private static RecoveryState PutBack(RecoveryState state) =>
        state.Made.Count(made => made == state.Made[^1]) < MostRefusals ? state with { ToMakeAgain = state.ToMakeAgain.Add(state.Made[^1]) } : state;

    private RecoveryState OnAwaitingGoal(RecoveryState state, RecoveryPhase.AwaitingGoal waiting, Input input, Turn turn)
    {
        // What the phone does by itself counts as progress; that it asks for an address every 20 s does not (facts 1.4).
        if (input.Fact is TftpRequested or TftpProgress or TftpCompleted or StageChanged)
        {
            waiting = waiting with { LastProgress = turn.Now };
        }

        return turn.Now < GivesUpAt(waiting)
            ? state with { Phase = waiting }
            : Failed(
                state with { Diagnoses = DiagnosisWatch.Answered(state.Diagnoses, Current(state)) },
                "goal-not-reached",
                $"the phone was left to itself, but {state.Proof.Missing}",
                turn);
    }

    private TimeSpan GivesUpAt(RecoveryPhase.AwaitingGoal waiting)
    {
        var (quiet, bound) = (waiting.LastProgress + plan.Playbook.Patience, waiting.Since + plan.Playbook.GoalWithin);
        return quiet < bound ? quiet : bound;
    }

    private RecoveryState Failed(RecoveryState state, string outcome, string why, Turn turn)
    {
        AbortProcedure(state, new ProcedureOutcome(outcome, why), turn);
        turn.Say(new AttemptEnded(state.Made.Length, Current(state).Name, outcome, why));
        return state with { Phase = new RecoveryPhase.Choosing(), LastOutcome = $"{Current(state).Name} ended in {outcome}: {why.TrimEnd('.')}" };
    }

    private RecoveryState Recovered(RecoveryState state, Proof proven, Turn turn)
    {
        var verdict = verdicts.Recovered(proven, state.Proof);
        EndAttempt(state, "goal-met", "the goal is proven", verdict.Why, turn);
        return End(state, verdict, turn);
    }

    private RecoveryState RigFault(RecoveryState state, ProcedureOutcome fault, Turn turn)
    {
        turn.Say(new AttemptEnded(state.Made.Length, Current(state).Name, fault.Name, fault.Why));
        return End(state, RecoveryVerdicts.RigFault(fault, state.Proof), turn);
    }

    /// <summary>Keys go up at once; the verdict may wait a moment for what confirms it.</summary>
    private RecoveryState Conclude(RecoveryState state, StandingDiagnosis final, Turn turn)
    {
        var diagnosis = plan.Diagnoses.Diagnoses[final.Name];
        EndAttempt(state, final.Name, diagnosis.Cause, diagnosis.Cause, turn);
        var confirming = new RecoveryPhase.Confirming(final, diagnosis.ConfirmedBy is null ? turn.Now : turn.Now + RecoveryVerdicts.Confirmation);
        return OnConfirming(state with { Phase = confirming }, confirming, turn);
    }

    private RecoveryState OnConfirming(RecoveryState state, RecoveryPhase.Confirming confirming, Turn turn) =>
        turn.Now >= confirming.Until || DiagnosisWatch.Confirmed(state.Diagnoses, confirming.Diagnosis.Name) is not null
            ? End(state, verdicts.Diagnosed(confirming.Diagnosis, state.Diagnoses, null), turn)
            : state;

    private RecoveryState Stop(RecoveryState state, StopRequested stop, Turn turn)
    {
        AbortProcedure(state, new ProcedureOutcome(ProcedureOutcome.Stopped, $"stopped by {stop.By}"), turn);
        return End(state, RecoveryVerdicts.Stopped(stop, patience.Demand(state.Context.Writing), state.Proof), turn);
    }

    private void EndAttempt(RecoveryState state, string outcome, string stepWhy, string why, Turn turn)
    {
        AbortProcedure(state, new ProcedureOutcome(outcome, stepWhy), turn);
        if (state.Phase is RecoveryPhase.Serving or RecoveryPhase.Running or RecoveryPhase.AwaitingGoal)
        {
            turn.Say(new AttemptEnded(state.Made.Length, Current(state).Name, outcome, why));
        }
    }

    private void AbortProcedure(RecoveryState state, ProcedureOutcome outcome, Turn turn)
    {
        if (state.Phase is RecoveryPhase.Running running)
        {
            turn.Take(runners[state.Made[^1]]!.Abort(running.Runner, outcome, turn.Now));
        }
    }

    /// <summary>Tells a person of a phone that has been let write for long; once each time.</summary>
    private RecoveryState Notify(RecoveryState state, Turn turn)
    {
        var since = state.Phase switch
        {
            RecoveryPhase.Waiting or RecoveryPhase.Ended => null,
            RecoveryPhase.LettingItFinish => state.DarkSince ?? turn.Now,
            _ => state.Context.Writing.FormattingSince,
        };
        if (since is null)
        {
            return state with { DarkSince = null, NoticeAt = null };
        }

        if (state.DarkSince is null)
        {
            return state with { DarkSince = since, NoticeAt = since + patience.NoticeAfter > turn.Now ? since + patience.NoticeAfter : turn.Now };
        }

        if (state.NoticeAt is not { } at || turn.Now < at)
        {
            return state;
        }

        turn.Say(new Notice($"For {Evidence.Conditions.ConditionPhrases.Of(turn.Now - state.DarkSince.Value)} the phone has been left alone. {patience.Demand(state.Context.Writing)}"));
        return state with { NoticeAt = null };
    }

    private static RecoveryState End(RecoveryState state, VerdictReached verdict, Turn turn)
    {
        turn.Say(verdict);
        return state with { Phase = new RecoveryPhase.Ended() };
    }
}
