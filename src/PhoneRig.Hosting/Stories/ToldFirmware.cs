namespace PhoneRig.Hosting.Stories;

/// <summary>A firmware set that was served to the phone.</summary>
/// <param name="Set">The set, by the name that playbooks use.</param>
/// <param name="Load">Its load.</param>
/// <param name="From">From when on, since the run began.</param>
/// <param name="Entry">Sequence of the entry that tells it.</param>
public sealed record ToldFirmware(string Set, string Load, TimeSpan From, long Entry);
