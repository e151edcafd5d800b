using System.Collections.Immutable;

namespace PhoneRig.Core.Recovery;

/// <summary>The causes that the rig can tell: the file rig-config/diagnoses.yaml.</summary>
public sealed record DiagnosisBook
{
    /// <summary>None.</summary>
    public static DiagnosisBook Empty { get; } = new() { Diagnoses = ImmutableDictionary<string, Diagnosis>.Empty };

    /// <summary>The diagnoses, by name.</summary>
    public required ImmutableDictionary<string, Diagnosis> Diagnoses { get; init; }
}
