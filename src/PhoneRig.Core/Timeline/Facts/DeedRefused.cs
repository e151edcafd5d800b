namespace PhoneRig.Core.Timeline.Facts;

/// <summary>An interlock did not let the deed happen: nothing moved.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Interlock">Which one, by its name: "flash-write", "prove-off", "hold-budget", "one-key".</param>
/// <param name="Reason">Why, and what to do, as a sentence.</param>
/// <param name="Until">Uptime until which it refuses if nothing more is seen; null where only evidence or a person can lift it.</param>
public sealed record DeedRefused(long Deed, string Interlock, string Reason, TimeSpan? Until) : DeedEnded(Deed);
