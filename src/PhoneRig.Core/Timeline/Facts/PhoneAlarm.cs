namespace PhoneRig.Core.Timeline.Facts;

/// <summary>What a phone tells its call manager of its last start or failure, before it registers (facts 8).</summary>
/// <param name="Mac">Hardware address, from the device's name in the text, or as the lease tells it.</param>
/// <param name="Address">Its address.</param>
/// <param name="Text">Its words, cleaned of control characters.</param>
/// <param name="Load">The load that they name; a phone may name its default load ("term70.default") for the one it runs.</param>
/// <param name="Cause">Why it last lost its call manager or started; null where they do not say.</param>
public sealed record PhoneAlarm(string? Mac, string? Address, string Text, string? Load, string? Cause) : NetworkSighting(Mac, Address);
