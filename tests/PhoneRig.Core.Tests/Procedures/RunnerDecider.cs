using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Procedures;

/// <summary>A procedure runner as a decider: it begins with <see cref="RunStarted"/> and aborts with <see cref="StopRequested"/>.</summary>
internal sealed class RunnerDecider(ProcedureRunner runner) : IDecider<RunnerDecider.State>
{
    public State Start => new(null, StationContext.Empty);

    public Decided<State> Step(State state, Input input)
    {
        var context = input.Entry is { } entry ? state.Context.With(entry) : state.Context;
        return (state.Runner, input.Fact) switch
        {
            (null, RunStarted) => With(context, runner.Begin(context, input.Uptime)),
            (null, _) => new(state with { Context = context }, [], [], null),
            ({ } running, StopRequested) => With(context, runner.Abort(running, new ProcedureOutcome(ProcedureOutcome.Stopped, "stopped"), input.Uptime)),
            ({ } running, _) => With(context, runner.Step(running, input, context)),
        };
    }

    private static Decided<State> With(StationContext context, Decided<RunnerState> decided) =>
        new(new State(decided.State, context), decided.Facts, decided.Deeds, decided.WakeAt);

    internal sealed record State(RunnerState? Runner, StationContext Context);
}
