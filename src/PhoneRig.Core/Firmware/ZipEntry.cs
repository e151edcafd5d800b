namespace PhoneRig.Core.Firmware;

/// <summary>One file of a zip.</summary>
/// <param name="Path">Its path as written there.</param>
/// <param name="Name">The path's last part.</param>
/// <param name="Length">Its length when unpacked, as written there.</param>
/// <param name="PackedLength">Its length in the zip.</param>
/// <param name="Deflated">True where it is deflated, false where it is stored.</param>
/// <param name="Crc">The CRC-32 of its content.</param>
/// <param name="HeaderAt">Where its own header is.</param>
public sealed record ZipEntry(string Path, string Name, long Length, long PackedLength, bool Deflated, uint Crc, long HeaderAt);
