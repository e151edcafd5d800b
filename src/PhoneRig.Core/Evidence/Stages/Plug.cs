namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What a person was asked to do with a phone's plug, and what the phone showed since. Asked is not done: only what is seen counts. A plain value, folded by <see cref="PlugEvidence"/>.</summary>
/// <param name="OutAt">When they were asked to pull it.</param>
internal sealed record Plug(TimeSpan OutAt)
{
    /// <summary>When they were asked to put it in again; null: not yet.</summary>
    public TimeSpan? InAt { get; init; }

    /// <summary>When the phone last showed life before it was to be put in again; before that, when it was to be pulled.</summary>
    public TimeSpan SilentSince { get; init; } = OutAt;

    /// <summary>Whether a start was seen while the plug was to be out: something else may feed the phone, or the plug was put in at once.</summary>
    public bool StartedWithout { get; init; }

    /// <summary>Whether life was seen since it was to be put in again.</summary>
    public bool Lives { get; init; }
}
