namespace PhoneRig.Hosting.Firmware;

/// <summary>One file of a set of the library, as it was imported.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hex.</param>
public sealed record FirmwareFileRecord(string Name, long Bytes, string Sha256);
