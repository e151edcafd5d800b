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
/// <param name="Procedures">The procedures that the static checker passed for this station, those that remedies name included.</param>
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

    /// <summary>The load of every set that can be served, the goal's included. Where a set's is missing, it is served as it is named and no ladder is asked.</summary>
    public ImmutableSortedDictionary<string, ExpectedLoad> Sets { get; init; } = ImmutableSortedDictionary<string, ExpectedLoad>.Empty;

    /// <summary>The set that "goal" means in this run: the rig's, or the one that an upgrade is to.</summary>
    public string Target { get; init; } = Attempt.Goal;

    /// <summary>Where the station is, as far as diagnoses care: by servers that are not the rig's.</summary>
    public ImmutableHashSet<DiagnosisSite> Sites { get; init; } = [];

    /// <summary>Whether the rig serves firmware to the phone: where the site's server does, no attempt can serve another set.</summary>
    public bool ServesFirmware => !Sites.Contains(DiagnosisSite.ExternalTftp);

    /// <summary>The diagnoses that can come up at this station.</summary>
    public DiagnosisBook Watched => Diagnoses.Diagnoses.Values.All(CanComeUp)
        ? Diagnoses
        : new DiagnosisBook { Diagnoses = Diagnoses.Diagnoses.Where(one => CanComeUp(one.Value)).ToImmutableDictionary() };

    private bool CanComeUp(Diagnosis diagnosis) => diagnosis.Site switch
    {
        DiagnosisSite.Any => true,
        DiagnosisSite.BuiltIn => Sites.IsEmpty,
        DiagnosisSite.ExternalDhcpOnly => Sites.Contains(DiagnosisSite.ExternalDhcp) && ServesFirmware,
        var site => Sites.Contains(site),
    };
}
