using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>The course of one attempt: its set is served, its procedure runs, then the phone is left to itself until the goal is proven or nothing more is to be expected.</summary>
/// <param name="plan">What the recovery goes by.</param>
/// <param name="attempts">Its attempts.</param>
/// <param name="runners">The procedure of each that can be made; null where it has none.</param>
/// <param name="endings">What follows its end.</param>
/// <param name="diagnoses">Told when it begins, and what the phone answered.</param>
/// <param name="proofOf">The proof that counts where the recovery stands.</param>
internal sealed class AttemptCourse(
    RecoveryPlan plan, AttemptList attempts, ImmutableArray<ProcedureRunner?> runners, RecoveryEndings endings, DiagnosisWatch diagnoses, Func<RecoveryState, RecoveryProof> proofOf)
{
    /// <summary>How often one attempt may be refused before its first step: a phone that begins to write each time it is to be cut is doing something.</summary>
    private const int MostRefusals = 5;

    /// <summary>How often one attempt is made whose code the console did not echo as it was typed: nothing was erased, and noise on the line does it too (facts 7.2 row 15).</summary>
    private const int MostMishearings = 3;

    /// <summary>Begins it: where another set is to be served, that comes first.</summary>
    public RecoveryState Begin(RecoveryState state, MadeAttempt next, Turn turn)
    {
        if (state.Context.OnBattery)
        {
            turn.Say(new Notice(ProcedureJob.WaitsForMains(attempts.Usable[next.Index].Attempt.Name)));
            return state with { Phase = new RecoveryPhase.AwaitingMains(turn.Now), LimitAt = null };
        }

        var attempt = attempts.Usable[next.Index].Attempt;
        var set = next.Served.Set;
        bool? configured = set != Attempt.Goal && (attempt.Stays || plan.Playbook.Goal.Meant == GoalKind.Load) ? true : null;
        var switches = set != (state.Context.Serving ?? Attempt.Goal) || (configured == true) != state.Context.Configured;
        state = state with
        {
            Made = state.Made.Add(next),
            ToMakeAgain = state.ToMakeAgain.Remove(next.Index),
            ArrivedBefore = state.Resident.Arrived,
            Diagnoses = diagnoses.AttemptBegins(state.Diagnoses, Cuts(attempt), state.Context.Lamps, turn.Now),
        };
        var why = attempt.Why ?? (attempt.Procedure is { } name ? plan.Procedures[name].Title : $"with the firmware set {set}, and nothing touched");
        turn.Say(new AttemptStarted(
            state.Made.Length, attempt.Name, next.Served.OnTheWay ? $"{why}; first with {set}, which its loader takes" : why, switches || set != Attempt.Goal ? set : null));
        if (!switches)
        {
            return BeginProcedure(state, turn);
        }

        var deed = new Deed.ServeFirmware(set) { Configured = configured };
        turn.Do(deed);
        return state with { Phase = new RecoveryPhase.Serving(deed, null) };
    }

    /// <summary>While the set that it needs is being put in place.</summary>
    public RecoveryState Serve(RecoveryState state, RecoveryPhase.Serving serving, Input input, Turn turn) => input.Fact switch
    {
        DeedIntended intended when serving.Number is null && intended.Deed == serving.Deed => state with { Phase = serving with { Number = input.Entry!.Sequence } },
        DeedEnded ended when ended.Deed != serving.Number => state,
        FirmwareServed => BeginProcedure(state, turn),
        DeedFailed failed => endings.RigFault(state, new ProcedureOutcome(ProcedureOutcome.RigFault, $"{failed.Part}: {failed.Reason}"), turn),
        DeedRefused refused => endings.Failed(state, ProcedureOutcome.Refused, refused.Reason, turn),
        DeedCancelled cancelled => endings.Failed(state, ProcedureOutcome.Stopped, $"called off: {cancelled.Reason}", turn),
        _ => state,
    };

    /// <summary>A procedure begins the proof anew. Where nothing is touched, the phone goes on with what it has fetched already.</summary>
    private RecoveryState BeginProcedure(RecoveryState state, Turn turn)
    {
        if (runners[state.Made[^1].Index] is not { } procedure)
        {
            return state with { Phase = new RecoveryPhase.AwaitingGoal(turn.Now, turn.Now) };
        }

        var (runner, wakeAt) = turn.Take(procedure.Begin(state.Context, turn.Now));
        return state with { Phase = new RecoveryPhase.Running(runner, wakeAt), Proof = proofOf(state).Anew(state.Proof), ProofWakeAt = null };
    }

    /// <summary>While its procedure runs.</summary>
    public RecoveryState Run(RecoveryState state, RecoveryPhase.Running running, Input input, Turn turn)
    {
        var (runner, wakeAt) = turn.Take(runners[state.Made[^1].Index]!.Step(running.Runner, input, state.Context));
        state = state with { Phase = new RecoveryPhase.Running(runner, wakeAt) };
        return runner.Outcome switch
        {
            null => state,
            { Name: ProcedureOutcome.Done } => state with { Phase = new RecoveryPhase.AwaitingGoal(turn.Now, turn.Now), Heard = attempts.HeardIn(state) ?? state.Heard },
            { Name: ProcedureOutcome.RigFault } fault => endings.RigFault(state, fault, turn),
            { Name: ProcedureOutcome.Refused } refused when runner.Step == 0 && state.WaitedOut => endings.NeverLetCut(state, refused, turn),
            { Name: ProcedureOutcome.Refused } refused when runner.Step == 0 && !SendsFirst(attempts.Current(state)) => endings.Failed(PutBack(state, MostRefusals), refused.Name, refused.Why, turn),
            { Name: ProcedureOutcome.WrongEcho } misheard => endings.Failed(PutBack(state, MostMishearings), misheard.Name, misheard.Why, turn),
            { } outcome => endings.Failed(state, outcome.Name, outcome.Why, turn),
        };
    }

    /// <summary>An interlock had newer evidence than the choice of the attempt, or its code was misheard: nothing came of it, and it is made again when the phone allows it.</summary>
    private static RecoveryState PutBack(RecoveryState state, int most) =>
        state.Made.Count(made => made == state.Made[^1]) < most ? state with { ToMakeAgain = state.ToMakeAgain.Add(state.Made[^1].Index) } : state;

    /// <summary>While the phone is left to itself.</summary>
    public RecoveryState AwaitGoal(RecoveryState state, RecoveryPhase.AwaitingGoal waiting, Input input, Turn turn)
    {
        // What the phone does by itself counts as progress, a restart too; that it asks for an address every 20 s does not (facts 1.4).
        if (input.Fact is TftpRequested or TftpProgress or TftpCompleted or StageChanged or ConsoleLine { Rule: ConsoleRuleNames.BootBanner })
        {
            waiting = waiting with { LastProgress = turn.Now };
        }

        return turn.Now < GivesUpAt(waiting)
            ? state with { Phase = waiting }
            : endings.Failed(
                state with { Diagnoses = DiagnosisWatch.Answered(state.Diagnoses, attempts.Current(state)) },
                "goal-not-reached",
                $"the phone was left to itself, but {state.Proof.Missing}",
                turn);
    }

    /// <summary>When the phone has been left to itself for long enough.</summary>
    public TimeSpan GivesUpAt(RecoveryPhase.AwaitingGoal waiting)
    {
        var (quiet, bound) = (waiting.LastProgress + plan.Playbook.Patience, waiting.Since + plan.Playbook.GoalWithin);
        return quiet < bound ? quiet : bound;
    }

    /// <summary>Text or a code that the phone is in no state to take is not offered to it again.</summary>
    private bool SendsFirst(Attempt attempt) => attempt.Procedure is { } name && plan.Procedures[name].Steps[0] is { Console: not null } or { Type: not null };

    private bool Cuts(Attempt attempt) => attempt.Procedure is { } name && WritePatience.Cuts(plan.Procedures[name]);
}
