namespace PhoneRig.Core.Recovery;

/// <summary>An attempt that was made, or is under way.</summary>
/// <param name="Index">Which, among those that the station can make, from 0.</param>
/// <param name="Served">What was served in it, and whether that is what the attempt names or only a rung on the way there.</param>
public sealed record MadeAttempt(int Index, ServedSet Served);
