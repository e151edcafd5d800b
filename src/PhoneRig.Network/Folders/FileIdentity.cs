namespace PhoneRig.Network.Folders;

/// <summary>What tells one state of a file from another: the file itself, and when it was last written to.</summary>
/// <param name="Device">The file system's number.</param>
/// <param name="Inode">The file's number within it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When it was last written to, nanoseconds since 1970.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode, long Size, long Modified);
