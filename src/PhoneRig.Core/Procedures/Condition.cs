using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// A condition over the timeline: exactly one of <c>any, all, then, absent-for, count-within</c> over conditions, or one named
/// recogniser <c>console, lamps, dhcp, tftp, life, power, outcome</c>. One evaluator serves awaits, playbooks and diagnoses.
/// </summary>
public sealed record Condition
{
    /// <summary>Holds once one of these has been seen.</summary>
    public ImmutableArray<Condition>? Any { get; init; }

    /// <summary>Holds once each of these has been seen, in any order.</summary>
    public ImmutableArray<Condition>? All { get; init; }

    /// <summary>Holds once each of these has been seen, one after the other.</summary>
    public ImmutableArray<Condition>? Then { get; init; }

    /// <summary>Holds once something has not been seen for a while.</summary>
    public AbsentFor? AbsentFor { get; init; }

    /// <summary>Holds once something has been seen several times within a while.</summary>
    public CountWithin? CountWithin { get; init; }

    /// <summary>A console rule of the phone model.</summary>
    public string? Console { get; init; }

    /// <summary>A lamp pattern.</summary>
    public LampCondition? Lamps { get; init; }

    /// <summary>A DHCP event: discover, request, offer, ack, nak, decline, release.</summary>
    public string? Dhcp { get; init; }

    /// <summary>A transfer: a file kind of the phone model for its request, with <c>-served</c> for its last block, <c>-refused</c> for an error sent.</summary>
    public string? Tftp { get; init; }

    /// <summary>What tells that the phone runs: registered, unregistered, alarm (of its call manager, where that is the rig), page (its web page was read), cdp (it announced itself).</summary>
    public string? Life { get; init; }

    /// <summary>What proving off showed: <c>off-proven</c>, <c>alive-while-off</c>.</summary>
    public string? Power { get; init; }

    /// <summary>How an attempt ended, by its outcome's name: <c>reset-code-refused</c>, <c>goal-not-reached</c>. For playbooks and diagnoses only.</summary>
    public string? Outcome { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }
}
