namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A console that went on being no text was listened to at the other usual rates; nothing was sent.</summary>
/// <param name="Configured">The baud that the phone's file gives.</param>
/// <param name="Readable">The baud at which it is text, and is listened to from now on; null: at none, and it is listened to as configured again.</param>
public sealed record ConsoleRatesTried(int Configured, int? Readable) : Fact;
