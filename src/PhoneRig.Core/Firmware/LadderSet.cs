namespace PhoneRig.Core.Firmware;

/// <summary>A firmware set that a way may go through.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Release">Its release.</param>
public sealed record LadderSet(string Name, LoadVersion Release);
