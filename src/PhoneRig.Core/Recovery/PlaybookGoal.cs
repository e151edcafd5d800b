using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Recovery;

/// <summary>What a playbook is to reach: <c>goal: registered</c>, or <c>goal: { load: NAME }</c>.</summary>
[ShortForm(nameof(Kind))]
public sealed record PlaybookGoal
{
    /// <summary>What is to be reached. Default: config-fetched; with <see cref="Load"/>: load.</summary>
    public GoalKind Kind { get; init; }

    /// <summary>The load to reach: "goal", another of the rig's sets, or a release such as 8-5-2S.</summary>
    public string? Load { get; init; }

    /// <summary>What is meant by the two together.</summary>
    internal GoalKind Meant => Load is null ? Kind : GoalKind.Load;
}
