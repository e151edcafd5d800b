using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// One procedure as a whole run: from its <see cref="RunStarted"/> to its <see cref="ProcedureEnded"/>, without playbook or goal. It does not
/// begin while the phone may be writing and it would cut its power, which is so too as long as nothing is known of the phone.
/// </summary>
/// <param name="procedure">A procedure that the static checker has passed for this station.</param>
/// <param name="model">The phone.</param>
/// <param name="wiring">The station.</param>
/// <param name="before">What is known of the time before the run.</param>
public sealed class ProcedureJob(Procedure procedure, PhoneModel model, StationWiring wiring, StationContext before) : IDecider<ProcedureJobState>
{
    private readonly ProcedureRunner runner = new(procedure, model, wiring);
    private readonly WritePatience patience = new(model);
    private readonly ShellExit shell = new(wiring);

    /// <inheritdoc/>
    public ProcedureJobState Start => new(before, null, null);

    /// <inheritdoc/>
    public Decided<ProcedureJobState> Step(ProcedureJobState state, Input input)
    {
        if (state.Runner?.Outcome is not null)
        {
            return new(state, [], [], null);
        }

        if (input.Entry is { } entry)
        {
            state = state with { Context = state.Context.With(entry) };
        }

        var turn = new Turn(input.Uptime);
        state = state with { Shell = shell.Step(state.Shell, input, ShellExit.IsUsedBy(procedure), turn) };
        switch (state.Runner, input.Fact)
        {
            case (null, StopRequested stop):
                // Before the first step there is nothing to abort: the runner is begun only to have an outcome.
                state = state with { Runner = new RunnerState(0, turn.Now, new RunnerPhase.Ended(StoppedBy(stop, state.Context)), []) };
                return End(state, null, turn);
            case (null, RunStarted):
            case (null, _) when state.WaitsForMains && !state.Context.OnBattery:
                return Begin(state with { WaitsForMains = false }, turn);
            case (null, _) when state.WaitsUntil is { } until && (turn.Now >= until || !patience.MustWait(procedure, state.Context.Writing, turn.Now)):
                return OnMains(state with { WaitsUntil = null }, turn);
            case (null, _):
                return Wait(state, turn);
            case ({ } under, StopRequested stop):
                return Go(state, runner.Abort(under, StoppedBy(stop, state.Context), turn.Now), turn);
            case ({ } under, _):
                return Go(state, runner.Step(under, input, state.Context), turn);
        }
    }

    /// <summary>What a person is told where something is not begun on a battery, as a sentence.</summary>
    internal static string WaitsForMains(string what) =>
        $"{what} waits until the mains are back: on the UPS's battery nothing is begun that erases, formats or downloads.";

    private Decided<ProcedureJobState> Begin(ProcedureJobState state, Turn turn)
    {
        if (state.Context.OnBattery || !patience.MustWait(procedure, state.Context.Writing, turn.Now))
        {
            return OnMains(state, turn);
        }

        turn.Say(new Notice($"{procedure.Name} waits. {patience.Demand(state.Context.Writing) ?? "The phone has just asked for something, and may begin to fetch its load."}"));
        return Wait(state with { WaitsUntil = turn.Now + patience.Bound }, turn);
    }

    private Decided<ProcedureJobState> OnMains(ProcedureJobState state, Turn turn)
    {
        if (!state.Context.OnBattery)
        {
            return Go(state, runner.Begin(state.Context, turn.Now), turn);
        }

        turn.Say(new Notice(WaitsForMains(procedure.Name)));
        return turn.End(state with { WaitsForMains = true }, null);
    }

    private Decided<ProcedureJobState> Wait(ProcedureJobState state, Turn turn) =>
        turn.End(state, Earliest.Of([state.WaitsUntil, patience.SpeaksUntil(state.Context.Writing, turn.Now)]));

    private static ProcedureOutcome StoppedBy(StopRequested stop, StationContext context) =>
        new(ProcedureOutcome.Stopped, $"stopped by {stop.By}{(context.Fed == false ? $"; {PowerWords.Left(context)}" : "")}");

    private Decided<ProcedureJobState> Go(ProcedureJobState state, Decided<RunnerState> step, Turn turn)
    {
        var (next, wakeAt) = turn.Take(step);
        return End(state with { Runner = next }, wakeAt, turn);
    }

    private Decided<ProcedureJobState> End(ProcedureJobState state, TimeSpan? wakeAt, Turn turn)
    {
        if (state.Runner!.Outcome is not { } outcome)
        {
            return turn.End(state, wakeAt);
        }

        turn.Say(new ProcedureEnded(procedure.Name, outcome.Name, outcome.Why));
        return turn.End(state, null);
    }
}
