using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// Runs a procedure, closed-loop: each deed is confirmed by its fact, each wait ends on evidence or its stated bound, and a
/// procedure never ends with a key down.
/// </summary>
/// <param name="procedure">A procedure that the static checker has passed for this station.</param>
/// <param name="model">The phone.</param>
/// <param name="wiring">The station.</param>
/// <param name="blind">How long to go on after where no sense is wired, instead of what the procedure says.</param>
public sealed class ProcedureRunner(Procedure procedure, PhoneModel model, StationWiring wiring, TimeSpan? blind = null)
{
    private readonly ConditionEvaluator conditions = new(model);
    private readonly KeyTyping typing = new(model);

    /// <summary>Begins the first step.</summary>
    public Decided<RunnerState> Begin(StationContext context, TimeSpan now)
    {
        var turn = new Turn(now);
        var state = StartStep(new RunnerState(0, now, new RunnerPhase.Resting(now, ""), []), context, turn);
        return turn.End(state, WakeAt(state));
    }

    /// <summary>Takes one entry or tick; the context has already taken it.</summary>
    public Decided<RunnerState> Step(RunnerState state, Input input, StationContext context)
    {
        var turn = new Turn(input.Uptime);
        state = state.Phase switch
        {
            RunnerPhase.Ended => state,
            _ when input.Fact is RigFault { Hand: true } broken => Finish(state, new ProcedureOutcome(ProcedureOutcome.RigFault, $"{broken.Part}: {broken.Reason}"), turn),
            RunnerPhase.Acting acting => OnActing(state, acting, input, context, turn),
            RunnerPhase.Resting resting => input.Uptime >= resting.Until ? EndStep(state, resting.Outcome, null, null, context, turn) : state,
            RunnerPhase.Typing phase => OnTyping(state, phase.Keys, input, context, turn),
            RunnerPhase.Awaiting awaiting => OnAwaiting(state, awaiting, input, context, turn),
            _ => throw new InvalidOperationException($"no such phase: {state.Phase}"),
        };
        return turn.End(state, WakeAt(state));
    }

    /// <summary>Ends it before its end; held keys are let go.</summary>
    public Decided<RunnerState> Abort(RunnerState state, ProcedureOutcome outcome, TimeSpan now)
    {
        var turn = new Turn(now);
        state = state.Outcome is null ? Finish(state, outcome, turn) : state;
        return turn.End(state, null);
    }

    private static TimeSpan? WakeAt(RunnerState state) => state.Phase switch
    {
        RunnerPhase.Resting resting => resting.Until,
        RunnerPhase.Typing { Keys.Until: var until } => until,
        RunnerPhase.Awaiting awaiting => Earlier(awaiting.GivesUpAt, awaiting.Condition.WakeAt),
        _ => null,
    };

    private static TimeSpan Earlier(TimeSpan bound, TimeSpan? other) => other < bound ? other.Value : bound;

    private RunnerState StartStep(RunnerState state, StationContext context, Turn turn)
    {
        if (state.Step == procedure.Steps.Length)
        {
            return Finish(state, new ProcedureOutcome(ProcedureOutcome.Done, "every step was done"), turn);
        }

        var step = procedure.Steps[state.Step];
        var goesBlind = step.Await is { } awaited && wiring.IsBlindFor(awaited);
        TimeSpan? until = step switch
        {
            { Await: not null } when goesBlind => turn.Now + (blind ?? step.Blind ?? TimeSpan.Zero),
            { Await: not null } => turn.Now + step.Within!.Value,
            _ => null,
        };
        var waitsFor = step.Await is null
            ? null
            : goesBlind ? "time to pass: none of the senses that could tell is wired" : ConditionPhrases.WaitsFor(step.Await);
        turn.Say(new StepStarted(procedure.Name, state.Step + 1, procedure.Steps.Length, StepPhrases.Describe(step), waitsFor, until));
        state = state with { Since = turn.Now };

        if (step.Await is { } condition)
        {
            return goesBlind
                ? state with { Phase = new RunnerPhase.Resting(until!.Value, StepOutcomes.Blind) }
                : OnAwaiting(
                    state,
                    new RunnerPhase.Awaiting(conditions.Start(condition, turn.Now, context.Lamps), until!.Value),
                    Input.Tick(turn.Now),
                    context,
                    turn);
        }

        return wiring.Keypad == KeypadKind.Manual && AsRequest(step) is { } request
            ? Ask(state, step, request, context, turn)
            : Act(state, step, context, turn);
    }

    private RunnerState Act(RunnerState state, Step step, StationContext context, Turn turn)
    {
        if (step.Type is { } keys)
        {
            var echoes = step.Confirm is not null && wiring.HasConsole && context.CodeWanted;
            return state with { Phase = new RunnerPhase.Typing(typing.Begin(keys, echoes, turn)) };
        }

        Deed deed = step switch
        {
            { Power: { } power } => new Deed.SwitchPower(power == OnOff.On),
            { Hold: { } key } => new Deed.HoldKey(new Key(key), HoldBudget.Of(procedure, state.Step, wiring, blind)),
            { Release: { } key } => new Deed.ReleaseKey(new Key(key)),
            { Press: { } key } => new Deed.PressKey(new Key(key), step.For ?? typing.Press),
            { Hook: { } hook } => new Deed.MoveHook(hook == OnOff.Off),
            { Console: { } text } => new Deed.SendConsole(text + "\r"),
            _ => throw new InvalidOperationException($"step {state.Step + 1} of {procedure.Name} has no kind; the static checker lets none such pass"),
        };
        turn.Do(deed);
        return Track(state, step) with { Phase = new RunnerPhase.Acting(deed, null) };
    }

    /// <summary>A person is told, and given time; whether they did it is for the senses to say.</summary>
    private RunnerState Ask(RunnerState state, Step step, PersonRequest request, StationContext context, Turn turn)
    {
        turn.Do(new Deed.AskPerson(request));
        state = Track(state, step);
        if (step.Type is { } keys && step.Confirm is not null && context.CodeWanted)
        {
            return state with { Phase = new RunnerPhase.Typing(typing.BeginByPerson(keys, turn)) };
        }

        // Holding must be done before the power comes back; all else may overlap with the wait that follows.
        var time = step.Hold is not null || step.Hook is not null ? Timings.PersonReaction(model) : TimeSpan.Zero;
        return state with { Phase = new RunnerPhase.Resting(turn.Now + time, StepOutcomes.Asked) };
    }

    private static RunnerState Track(RunnerState state, Step step) => step switch
    {
        { Hold: { } key } => state with { Held = state.Held.Add(new Key(key)) },
        { Release: { } key } => state with { Held = state.Held.Remove(new Key(key)) },
        _ => state,
    };

    private static PersonRequest? AsRequest(Step step) => step switch
    {
        { Hold: { } key } => new PersonRequest(PersonRequestKind.Hold, key, $"Press {key} and keep it down until told."),
        { Release: { } key } => new PersonRequest(PersonRequestKind.Release, key, $"Let {key} go."),
        { Type: { } keys } => new PersonRequest(PersonRequestKind.Type, keys, $"Type {keys}, one key at a time, firmly."),
        { Press: { } key } => new PersonRequest(PersonRequestKind.Type, key, $"Press {key} once."),
        { Hook: OnOff.Off } => new PersonRequest(PersonRequestKind.OffHook, "", "Lift the receiver."),
        { Hook: OnOff.On } => new PersonRequest(PersonRequestKind.OnHook, "", "Put the receiver back."),
        _ => null,
    };

    private RunnerState OnActing(RunnerState state, RunnerPhase.Acting acting, Input input, StationContext context, Turn turn)
    {
        if (input.Fact is DeedIntended intended && acting.Number is null && intended.Deed == acting.Deed)
        {
            return state with { Phase = acting with { Number = input.Entry!.Sequence } };
        }

        if (input.Fact is not DeedEnded ended || ended.Deed != acting.Number)
        {
            return state;
        }

        if (NotDone(ended) is { } outcome)
        {
            return Finish(state, outcome, turn);
        }

        var how = ended is PersonAsked ? StepOutcomes.Asked : StepOutcomes.Done;
        var rest = procedure.Steps[state.Step] switch
        {
            // Whether the person did it is for the senses to say; off must have had its time before on is asked for.
            { Power: OnOff.Off } off when ended is PersonAsked => Timings.PersonReaction(model) + (off.For ?? TimeSpan.Zero),
            { Power: not null, For: { } time } => time,
            // A key that follows too closely is not seen (facts 11a: 40 ms): after one let go here, or at the end of the attempt before a hook's step.
            { Release: not null } or { Hook: not null } => typing.Gap,
            _ => TimeSpan.Zero,
        };
        return rest > TimeSpan.Zero
            ? state with { Phase = new RunnerPhase.Resting(turn.Now + rest, how) }
            : EndStep(state, how, null, null, context, turn);
    }

    /// <summary>The outcome of a procedure whose deed did not happen; null where it did.</summary>
    private static ProcedureOutcome? NotDone(DeedEnded ended) => ended switch
    {
        DeedFailed failed => new(ProcedureOutcome.RigFault, $"{failed.Part}: {failed.Reason}"),
        DeedRefused refused => new(ProcedureOutcome.Refused, $"the {refused.Interlock} interlock refused it: {refused.Reason}"),
        DeedCancelled cancelled => new(ProcedureOutcome.Stopped, $"called off: {cancelled.Reason}"),
        _ => null,
    };

    private RunnerState OnTyping(RunnerState state, TypingState keys, Input input, StationContext context, Turn turn)
    {
        if (input.Fact is DeedEnded press && press.Deed == keys.Number && NotDone(press) is { } outcome)
        {
            return Finish(state, outcome, turn);
        }

        var (next, end) = typing.Step(keys, input, turn);
        return end switch
        {
            null => state with { Phase = new RunnerPhase.Typing(next) },
            { Name: ProcedureOutcome.Done } => EndStep(state, StepOutcomes.Done, end.Why, null, context, turn),
            _ => Finish(state, end, turn),
        };
    }

    private RunnerState OnAwaiting(RunnerState state, RunnerPhase.Awaiting awaiting, Input input, StationContext context, Turn turn)
    {
        var condition = conditions.Step(awaiting.Condition, input);
        if (condition.Met is { } sighting)
        {
            return EndStep(state, StepOutcomes.Seen, sighting.Text, sighting.Because, context, turn);
        }

        if (turn.Now < awaiting.GivesUpAt)
        {
            return state with { Phase = awaiting with { Condition = condition } };
        }

        var step = procedure.Steps[state.Step];
        return Finish(
            state,
            new ProcedureOutcome(
                step.Otherwise ?? ProcedureOutcome.NotSeen,
                $"{ConditionPhrases.WaitsFor(step.Await!)} was not seen within {ConditionPhrases.Of(step.Within!.Value)}"),
            turn);
    }

    private RunnerState EndStep(RunnerState state, string outcome, string? evidence, long? because, StationContext context, Turn turn)
    {
        turn.Say(new StepEnded(procedure.Name, state.Step + 1, outcome, evidence, because));
        return StartStep(state with { Step = state.Step + 1 }, context, turn);
    }

    private RunnerState Finish(RunnerState state, ProcedureOutcome outcome, Turn turn)
    {
        if (outcome.Name != ProcedureOutcome.Done)
        {
            turn.Say(new StepEnded(procedure.Name, state.Step + 1, outcome.Name, outcome.Why, null));
        }

        foreach (var key in state.Held)
        {
            turn.Do(wiring.Keypad == KeypadKind.Manual
                ? new Deed.AskPerson(new PersonRequest(PersonRequestKind.Release, key.Name, $"Let {key} go."))
                : new Deed.ReleaseKey(key));
        }

        return state with { Phase = new RunnerPhase.Ended(outcome), Held = [] };
    }
}
