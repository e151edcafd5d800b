using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Recovery;

/// <summary>Everything that a recovery of one station goes by; nothing of it changes during a run.</summary>
/// <param name="Model">The phone.</param>
/// <param name="Wiring">The station.</param>
/// <param name="Playbook">What to try.</param>
/// <param name="Procedures">The procedures that the static checker passed for this station.</param>
/// <param name="Refused">Why the others were not passed, by name.</param>
/// <param name="Load">The load that the phone is to run, which the goal is proven by.</param>
/// <param name="Diagnoses">The causes that can be told.</param>
/// <param name="FirmwareSets">The sets that can be served beside the goal's, by the names that playbooks use.</param>
public sealed record RecoveryPlan(
    PhoneModel Model,
    StationWiring Wiring,
    Playbook Playbook,
    ImmutableDictionary<string, Procedure> Procedures,
    ImmutableDictionary<string, string> Refused,
    ExpectedLoad Load,
    DiagnosisBook Diagnoses,
    ImmutableSortedSet<string> FirmwareSets)
{
    /// <summary>Which release loads which.</summary>
    public LadderBook Ladders { get; init; } = LadderBook.Empty;

    /// <summary>
    /// The attempts that this station can make, in order: the rig has their firmware set, the procedure passed the checker, and a
    /// <c>blind</c> variant is only for stations that go blind in it.
    /// </summary>
    public ImmutableArray<Attempt> UsableAttempts => [.. Playbook.Attempts.Where(attempt => HasSet(attempt) && CanDo(attempt))];

    /// <summary>The firmware sets that the playbook wants and the rig lacks, sorted.</summary>
    public ImmutableArray<string> MissingSets => [.. Playbook.Attempts.Where(attempt => !HasSet(attempt)).Select(attempt => attempt.Firmware).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private bool HasSet(Attempt attempt) => attempt.Firmware == Attempt.Goal || FirmwareSets.Contains(attempt.Firmware);

    private bool CanDo(Attempt attempt) =>
        attempt.Procedure is null || (Procedures.TryGetValue(attempt.Procedure, out var procedure) && (attempt.Blind is null || GoesBlind(procedure)));

    private bool GoesBlind(Procedure procedure) =>
        procedure.Steps.Any(step => step.Await is { } awaited && Wiring.IsBlindFor(awaited));
}
