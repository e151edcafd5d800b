namespace PhoneRig.Core.Timeline.Facts;

/// <summary>From the phone's next <c>*.loads</c> request on, this firmware set is served to it.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Set">The set, by the name that playbooks use; "goal" for the load that the phone is to run.</param>
/// <param name="Load">Its load.</param>
/// <param name="Configured">True where the phone's configuration names that load too; null: it names the goal's.</param>
public sealed record FirmwareServed(long Deed, string Set, string Load, bool? Configured = null) : DeedEnded(Deed);
