namespace PhoneRig.Core.Configuration;

/// <summary>The kinds of file in a rig-config folder; each has a sub-folder of its name.</summary>
public enum ConfigKind
{
    /// <summary>Phone models: phones/NAME.yaml.</summary>
    Phones,
    /// <summary>Procedures: procedures/NAME.yaml.</summary>
    Procedures,
    /// <summary>Playbooks: playbooks/NAME.yaml.</summary>
    Playbooks,
    /// <summary>Rigs: rigs/NAME.yaml.</summary>
    Rigs,
    /// <summary>The one file of diagnoses: diagnoses.yaml, in no sub-folder.</summary>
    Diagnoses,
    /// <summary>The one file of firmware ladders: ladders.yaml, in no sub-folder.</summary>
    Ladders,
    /// <summary>What was measured at stations: calibrations/STATION.yaml of a rig's state folder.</summary>
    Calibrations,
}
