namespace PhoneRig.Core.Evidence.Stages;

/// <summary>A stage that the phone may be in.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Proof">Sequence of the entry that says so; null where only time does, or nothing is known yet.</param>
/// <param name="Since">Uptime from which it is claimed.</param>
/// <param name="Until">Uptime at which it is over at the latest; null for no such bound.</param>
public sealed record StageClaim(BootStage Stage, long? Proof, TimeSpan Since, TimeSpan? Until)
{
    /// <summary>Whether the phone touches its flash in this stage, or is about to: its power must not be cut.</summary>
    public bool IsWrite => Stage.IsWriting();
}
