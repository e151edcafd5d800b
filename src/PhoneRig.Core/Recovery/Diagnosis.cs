using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Recovery;

/// <summary>One cause that a timeline can show: a condition, what is wrong then, whose matter it is and what to do. An entry of rig-config/diagnoses.yaml.</summary>
public sealed record Diagnosis
{
    /// <summary>What shows it, watched from the run's start.</summary>
    public required Condition When { get; init; }

    /// <summary>What is wrong, as a sentence.</summary>
    public required string Cause { get; init; }

    /// <summary>Whose matter it is.</summary>
    public required VerdictOwner Owner { get; init; }

    /// <summary>Where no attempt is left that helps: what a person should do, as sentences.</summary>
    public required string ToDo { get; init; }

    /// <summary>Further signs, quoted where they were seen too, before or after; they decide nothing.</summary>
    public Condition? ConfirmedBy { get; init; }

    /// <summary>True where no attempt can help: it ends the run at once.</summary>
    public bool Final { get; init; }

    /// <summary>How sure it is.</summary>
    public DiagnosisConfidence Confidence { get; init; } = DiagnosisConfidence.Medium;

    /// <summary>What helps, in order. None: only a person can.</summary>
    public ImmutableArray<Remedy> Remedies { get; init; } = [];

    /// <summary>True where it is worth a remark and nothing else: it is never a run's verdict.</summary>
    public bool Harmless { get; init; }

    /// <summary>True where the phone is only good for its parts once no remedy is left.</summary>
    public bool Scrap { get; init; }

    /// <summary>True where a station whose fingers fail looks the same, so that a second station has to agree before it is held against the phone.</summary>
    public bool Hands { get; init; }

    /// <summary>Where it can come up.</summary>
    public DiagnosisSite Site { get; init; } = DiagnosisSite.Any;

    /// <summary>Rows of the table of known failures that it tells (facts 7.2): "1", "23a". Simulated phones name the row that they show, and so the two are held against each other.</summary>
    public ImmutableArray<string> Rows { get; init; } = [];

    /// <summary>Diagnoses that look the same to the senses that this one goes by, where they have no row of their own.</summary>
    public ImmutableArray<string> Like { get; init; } = [];

    /// <summary>Where its facts come from: a section of the phone facts.</summary>
    public string? Fact { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }
}
