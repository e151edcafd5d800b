using System.Collections.Immutable;

namespace PhoneRig.Core.Recovery;

/// <summary>A playbook: which procedures to try, in order, until the goal or a verdict. A file of rig-config/playbooks.</summary>
public sealed record Playbook
{
    /// <summary>Its name: the file's. (The YAML key is <c>playbook</c>.)</summary>
    [System.Text.Json.Serialization.JsonPropertyName("playbook")]
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Title { get; init; }

    /// <summary>What it is to reach. Default: config-fetched.</summary>
    public PlaybookGoal Goal { get; init; } = new();

    /// <summary>Where it ends although attempts are left.</summary>
    public RecoveryLimits Limits { get; init; } = new();

    /// <summary>How long after an attempt the goal may take, from the procedure's end, while the phone shows progress. Bounded by <see cref="GoalWithin"/> in all.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>How long the goal may take at the most after an attempt's procedure.</summary>
    public required TimeSpan GoalWithin { get; init; }

    /// <summary>The attempts, in order.</summary>
    public required ImmutableArray<Attempt> Attempts { get; init; }
}
