using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>
/// Tells what a book's diagnoses see on a timeline, whatever was done about it: the same watch that a <see cref="PhoneRecovery"/> goes by,
/// along attempts that are on the timeline already. It decides nothing else, and does nothing.
/// </summary>
/// <param name="plan">The phone, the procedures that attempts name, and the book.</param>
/// <param name="context">What is known of the station from before the run.</param>
public sealed class DiagnosisReader(RecoveryPlan plan, StationContext context) : IDecider<(StationContext Context, DiagnosisState? Diagnoses)>
{
    private readonly DiagnosisWatch watch = new(plan.Watched, plan.Model);

    /// <inheritdoc/>
    public (StationContext Context, DiagnosisState? Diagnoses) Start => (context, null);

    /// <inheritdoc/>
    public Decided<(StationContext Context, DiagnosisState? Diagnoses)> Step((StationContext Context, DiagnosisState? Diagnoses) state, Input input)
    {
        var turn = new Turn(input.Uptime);
        var known = input.Entry is { } entry ? state.Context.With(entry) : state.Context;
        var next = (state.Diagnoses, input.Fact) switch
        {
            (null, RunStarted) => watch.Start(known, turn.Now),
            (null, _) => null,
            ({ } watched, AttemptStarted begun) => watch.Step(watch.AttemptBegins(watched, Cuts(begun), known.Lamps, turn.Now), input, known.Lamps),
            ({ } watched, _) => watch.Step(watched, input, known.Lamps),
        };
        foreach (var met in next?.New ?? [])
        {
            turn.Say(watch.Tell(met, next!));
        }

        return turn.End((known, next), next?.WakeAt);
    }

    /// <summary>An attempt of a procedure that is none here cuts nothing: what it did to the power is on the timeline.</summary>
    private bool Cuts(AttemptStarted attempt) => plan.Procedures.TryGetValue(attempt.Procedure, out var procedure) && WritePatience.Cuts(procedure);
}
