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
/// diagnosis is met in it that another attempt is there for: waiting longer would not help. It ends at once where what is surely wrong needs a
/// firmware set that the rig lacks.
/// </summary>
public sealed class PhoneRecovery : IDecider<RecoveryState>
{
    private readonly RecoveryPlan plan;
    private readonly StationContext context;
    private readonly DiagnosisBook book;
    private readonly AttemptList attempts;
    private readonly AttemptChoice choice;
    private readonly DiagnosisRanking ranking;
    private readonly RecoveryProof goal;
    private readonly ImmutableDictionary<string, RecoveryProof> settled;
    private readonly DiagnosisWatch diagnoses;
    private readonly ResidentFold residents;
    private readonly WritePatience patience;
    private readonly RecoveryNotices notices;
    private readonly ShellExit shell;
    private readonly RecoveryVerdicts verdicts;
    private readonly RecoveryEndings endings;
    private readonly AttemptCourse course;

    /// <summary>A recovery that has not begun.</summary>
    /// <param name="plan">What it goes by.</param>
    /// <param name="context">What is known of the station from before the run; null: nothing.</param>
    public PhoneRecovery(RecoveryPlan plan, StationContext? context = null)
    {
        this.plan = plan;
        this.context = context ?? StationContext.Empty;
        book = plan.Watched;
        attempts = new AttemptList(plan);
        choice = new AttemptChoice(plan, attempts);
        ranking = new DiagnosisRanking(book);
        goal = new RecoveryProof(plan.Load, plan.Model, plan.Playbook.Goal.Meant);
        settled = plan.Sets.ToImmutableDictionary(set => set.Key, set => new RecoveryProof(set.Value, plan.Model, plan.Playbook.Goal.Meant));
        diagnoses = new DiagnosisWatch(book, plan.Model);
        residents = new ResidentFold(plan);
        patience = new WritePatience(plan.Model);
        notices = new RecoveryNotices(patience);
        shell = new ShellExit(plan.Wiring);
        verdicts = new RecoveryVerdicts(plan, attempts);
        ImmutableArray<ProcedureRunner?> runners =
            [.. attempts.Usable.Select(one => one.Attempt.Procedure is { } name ? new ProcedureRunner(plan.Procedures[name], plan.Model, plan.Wiring, one.Attempt.Blind) : null)];
        endings = new RecoveryEndings(plan, attempts, runners, verdicts, patience);
        course = new AttemptCourse(plan, attempts, runners, endings, diagnoses, ProofOf);
    }

    /// <inheritdoc/>
    public RecoveryState Start => new(new RecoveryPhase.Waiting(), context, goal.Start, null);

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
            state = state with { Resident = residents.Take(state.Resident, entry, state.Context) };
        }

        state = state with { LimitAt = state.LimitAt > input.Uptime ? state.LimitAt : null };
        var proven = ProofOf(state).Step(state.Proof, input);
        state = state with { Proof = proven.State, ProofWakeAt = proven.WakeAt };
        if (state.Phase is not RecoveryPhase.Waiting)
        {
            state = state with { Shell = shell.Step(state.Shell, input, UsesConsole(state), turn) };
            state = Diagnose(state with { Diagnoses = diagnoses.Step(state.Diagnoses, input, state.Context.Lamps) }, turn);
        }

        state = notices.Step(Decide(state, input, turn), turn);
        return turn.End(state, WakeAt(state));
    }

    private RecoveryState Decide(RecoveryState state, Input input, Turn turn) => (state.Phase, input.Fact) switch
    {
        (_, StopRequested stop) => endings.Stop(state, stop, turn),
        (RecoveryPhase.Waiting, RunStarted started) => Begin(state with { Rewrites = started.Rewrites }, turn),
        (RecoveryPhase.Waiting, _) => state,
        _ when state.Proof.Proof is { } proven => endings.Recovered(state, proven, turn),
        (RecoveryPhase.Serving or RecoveryPhase.AwaitingGoal, RigFault { Hand: true } broken) =>
            endings.RigFault(state, new ProcedureOutcome(ProcedureOutcome.RigFault, $"{broken.Part}: {broken.Reason}"), turn),
        (RecoveryPhase.Running running, RigFault { Hand: true }) => course.Run(state, running, input, turn),
        (RecoveryPhase.Confirming confirming, _) => endings.OnConfirming(state, confirming, turn),
        _ when Final(state) is { } final => endings.Conclude(state, final, turn),
        _ when choice.WithoutFirmware(state) is { } helpless => endings.LackFirmware(state, helpless.Diagnosis, helpless.Lacking, turn),
        (RecoveryPhase.Running or RecoveryPhase.AwaitingGoal, _) when Pointless(state) is { } found => endings.Failed(state, found.Name, $"{book.Diagnoses[found.Name].Cause} Seen: {found.Seen}.", turn),
        (RecoveryPhase.AwaitingGoal, _) when IsOnRung(state) => endings.Failed(state, "rung-reached", $"the phone runs {state.Resident.Load} now, and takes what comes next", turn),
        (RecoveryPhase.Running or RecoveryPhase.AwaitingGoal, _) when TellsEnough(state) => endings.Told(state, turn),
        (RecoveryPhase.Running or RecoveryPhase.AwaitingGoal, _) when IsOver(state, turn) => endings.Failed(state, "limit-reached", $"limit reached: {choice.LimitReached(state, turn.Now)}", turn),
        (RecoveryPhase.Serving serving, _) => course.Serve(state, serving, input, turn),
        (RecoveryPhase.Running running, _) => course.Run(state, running, input, turn),
        (RecoveryPhase.AwaitingGoal waiting, _) => course.AwaitGoal(state, waiting, input, turn),
        (RecoveryPhase.AwaitingMains waiting, _) when !state.Context.OnBattery => NextAttempt(Resume(state, waiting, turn), turn),
        (RecoveryPhase.Choosing, AttemptEnded) or (RecoveryPhase.LettingItFinish, _) => NextAttempt(state, turn),
        _ => state,
    };

    private TimeSpan? WakeAt(RecoveryState state)
    {
        var own = state.Phase switch
        {
            RecoveryPhase.Running running => running.WakeAt,
            RecoveryPhase.AwaitingGoal waiting => course.GivesUpAt(waiting),
            RecoveryPhase.LettingItFinish waiting => waiting.SpeaksUntil < waiting.Until ? waiting.SpeaksUntil : waiting.Until,
            RecoveryPhase.Confirming confirming => confirming.Until,
            _ => null,
        };
        return state.Phase is RecoveryPhase.Ended ? null : Earliest.Of([own, state.ProofWakeAt, state.Diagnoses.WakeAt, state.NoticeAt, state.LimitAt]);
    }

    private RecoveryState Begin(RecoveryState state, Turn turn)
    {
        if (!verdicts.CanTryAnything)
        {
            return endings.End(state, verdicts.NothingToTry(), turn);
        }

        state = state with { Since = turn.Now, Resident = residents.Start(state.Context) };
        state = Diagnose(state with { LimitAt = choice.EndsAt(state), Proof = goal.Anew(state.Proof), ProofWakeAt = null, Diagnoses = diagnoses.Start(state.Context, turn.Now) }, turn);
        return Final(state) is { } final ? endings.Conclude(state, final, turn) : NextAttempt(state, turn);
    }

    /// <summary>Whether its configuration has taken a phone to a rung on the way, where it stays until it is told of the next.</summary>
    private bool IsOnRung(RecoveryState state) =>
        plan.Playbook.Goal.Meant == GoalKind.Load && state.Made[^1].Served.OnTheWay && state.Resident.Arrived > state.ArrivedBefore;

    /// <summary>Whether a run that only looks has seen what is wrong, for sure, and the phone has its power back.</summary>
    private bool TellsEnough(RecoveryState state) => plan.Playbook.Goal.Meant == GoalKind.Identified && state.Context.Fed != false
        && ranking.Best(state.Diagnoses) is { } best && book.Diagnoses[best.Name].Confidence == DiagnosisConfidence.High;

    /// <summary>A phone whose power an attempt has cut gets it back before the attempt ends.</summary>
    private bool IsOver(RecoveryState state, Turn turn) => choice.IsOver(state, turn.Now) && (state.Phase is RecoveryPhase.AwaitingGoal || state.Context.Fed != false);

    private RecoveryState Diagnose(RecoveryState state, Turn turn)
    {
        foreach (var met in state.Diagnoses.New)
        {
            state = state with { Resident = residents.Take(state.Resident, book.Diagnoses[met.Name]) };
            turn.Say(diagnoses.Tell(met, state.Diagnoses));
        }

        return state;
    }

    private StandingDiagnosis? Final(RecoveryState state) => ranking.Of(state.Diagnoses).FirstOrDefault(one => book.Diagnoses[one.Name].Final);

    /// <summary>
    /// What was met in this attempt, is not what the attempt is there for, and has another attempt that is (whether or not the rig can make it).
    /// One of low confidence is no reason to end anything.
    /// </summary>
    private StandingDiagnosis? Pointless(RecoveryState state) => ranking.Of(state.Diagnoses).FirstOrDefault(one =>
        state.Diagnoses.MetInAttempt.Contains(one.Name)
        && book.Diagnoses[one.Name] is { Confidence: not DiagnosisConfidence.Low, Harmless: false }
        && !attempts.Current(state).When.Contains(one.Name)
        && attempts.All.Any(other => other.Attempt.When.Contains(one.Name)));

    /// <summary>The goal's; where the attempt's own set is the one to stay with, that set's.</summary>
    private RecoveryProof ProofOf(RecoveryState state) => attempts.SettledSet(state) is { } set ? settled[set] : goal;

    private RecoveryState NextAttempt(RecoveryState state, Turn turn)
    {
        var writing = state.Context.Writing;
        if (writing.FormatUnfinished)
        {
            return endings.End(state, verdicts.Unfinished(BootStage.Formatting, state), turn);
        }

        if (writing.Likely && state.Diagnoses.New.IsEmpty && state.Phase is RecoveryPhase.LettingItFinish lettingIt && turn.Now < lettingIt.Until)
        {
            return state with { Phase = lettingIt with { SpeaksUntil = null } }; // nothing that could be chosen would touch it
        }

        var (next, limit) = choice.Next(state, turn.Now);
        var procedure = next is { } made && attempts.Usable[made.Index].Attempt.Procedure is { } name ? plan.Procedures[name] : null;
        if (next is null ? writing.Likely : patience.MustWait(procedure, writing, turn.Now))
        {
            // A phone that fetches its load again and again may never be cut, and takes another set by itself.
            if (choice.Next(state, turn.Now, touching: false).Next is { } served)
            {
                return course.Begin(state, served, turn);
            }

            // Where nobody ever saw it write, the bound's end leaves the judgement to the interlock.
            var waiting = state.Phase as RecoveryPhase.LettingItFinish ?? new RecoveryPhase.LettingItFinish(turn.Now + patience.Bound);
            if (turn.Now < waiting.Until)
            {
                return state with { Phase = waiting with { SpeaksUntil = patience.SpeaksUntil(writing, turn.Now) } };
            }

            if (writing.Likely)
            {
                return endings.End(state, verdicts.Unfinished(writing.Stage!.Likeliest, state), turn);
            }

            return next is null ? endings.End(state, verdicts.Exhausted(state with { Limit = limit }), turn) : course.Begin(state with { WaitedOut = true }, next, turn);
        }

        return next is null ? endings.End(state, verdicts.Exhausted(state with { Limit = limit }), turn) : course.Begin(state with { WaitedOut = false }, next, turn);
    }

    /// <summary>The time without mains is not the run's: its limit comes as much later.</summary>
    private RecoveryState Resume(RecoveryState state, RecoveryPhase.AwaitingMains waiting, Turn turn)
    {
        state = state with { Since = state.Since + (turn.Now - waiting.Since) };
        return state with { LimitAt = choice.EndsAt(state) };
    }

    private bool UsesConsole(RecoveryState state) => state.Phase is RecoveryPhase.Running && attempts.Current(state).Procedure is { } name && ShellExit.IsUsedBy(plan.Procedures[name]);
}
