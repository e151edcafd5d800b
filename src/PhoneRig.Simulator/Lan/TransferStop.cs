namespace PhoneRig.Simulator.Lan;

/// <summary>Where a server's copy of a file cannot be read on: what comes before is sent, then nothing more.</summary>
/// <param name="Prefix">What the file's name starts with.</param>
/// <param name="Block">The first block that never comes.</param>
public sealed record TransferStop(string Prefix, int Block);
