namespace PhoneRig.Benchmarks.RigTime;

/// <summary>The evidence windows and finger times that the rig's files state; both sides wait for them.</summary>
/// <param name="ProveOff">How long off is watched before it counts as off.</param>
/// <param name="Patience">How long a phone is given that shows no progress.</param>
/// <param name="Stall">How long nothing must follow the default load.</param>
/// <param name="NeedsFormat">How long a phone that fetched a whole set must stay dark.</param>
/// <param name="Quiet">How long no further load must be asked for.</param>
/// <param name="Press">How long a key is pressed.</param>
/// <param name="Gap">How long until the next one.</param>
internal sealed record Windows(TimeSpan ProveOff, TimeSpan Patience, TimeSpan Stall, TimeSpan NeedsFormat, TimeSpan Quiet, TimeSpan Press, TimeSpan Gap);
