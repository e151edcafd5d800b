using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Recovery;

/// <summary>One attempt of a playbook: a procedure, or only another firmware set to serve, or both.</summary>
public sealed record Attempt
{
    /// <summary>The set that the phone is to run in the end, and the one that is served where an attempt names none.</summary>
    public const string Goal = "goal";

    /// <summary>The procedure to run; null: nothing is touched, the phone is given time with what is served.</summary>
    public string? Procedure { get; init; }

    /// <summary>The firmware set to serve meanwhile: "goal", a name under the rig's <c>firmware: others</c>, or a rung of ladders.yaml. Default: goal.</summary>
    public string Firmware { get; init; } = Goal;

    /// <summary>True where its set is the one to stay with: see <see cref="Remedy.Stays"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Stays { get; init; }

    /// <summary>Only where one of these diagnoses stands; empty: always.</summary>
    public ImmutableArray<string> When { get; init; } = [];

    /// <summary>Only where a wait of this procedure goes blind, and then after this long instead of what the procedure says.</summary>
    public TimeSpan? Blind { get; init; }

    /// <summary>In place of an attempt of its own: the remedies of the diagnoses that stand come here, the best first. With <see cref="Blind"/>: those whose procedure goes blind.</summary>
    public RemedyKinds? Remedies { get; init; }

    /// <summary>Only after so many resets of this run that format nothing have not helped: what a format without a sure diagnosis needs (facts 11a rule c).</summary>
    [Range(1, 100)]
    public int? AfterResets { get; init; }

    /// <summary>Why it comes at this place, for people.</summary>
    public string? Why { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }

    /// <summary>What it is called on the timeline and in reports.</summary>
    internal string Name => Procedure ?? $"serve {Firmware}";
}
