namespace PhoneRig.Network.Sccp;

/// <summary>What an alarm tells.</summary>
/// <param name="Text">Its words, cleaned.</param>
/// <param name="Device">The device it names; null for none.</param>
/// <param name="Load">The load it names; null for none.</param>
/// <param name="Cause">The last cause it names; null for none.</param>
public sealed record AlarmText(string Text, string? Device, string? Load, string? Cause);
