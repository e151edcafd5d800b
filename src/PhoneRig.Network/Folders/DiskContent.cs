using Microsoft.Win32.SafeHandles;
using PhoneRig.Network.Tftp.Content;

namespace PhoneRig.Network.Folders;

/// <summary>
/// A file that is too large to hold, read block by block from the open file: one that is replaced by another of its name goes on as it was. One that is written to in
/// place would be torn, so it is looked at now and then and before its end, and ends the transfer instead. Never mapped into memory: a file that is cut short would kill the process (network notes 6.5).
/// </summary>
/// <param name="file">The open file; disposed of with this.</param>
/// <param name="identity">What it was when it was opened.</param>
internal sealed class DiskContent(SafeFileHandle file, FileIdentity identity) : ITftpContent
{
    /// <summary>Reads between two looks: a system call more for each hundred.</summary>
    private const int LookEvery = 128;

    private int reads;

    public long Length => identity.Size;

    public void Read(long offset, Span<byte> into)
    {
        var end = offset + into.Length;
        while (!into.IsEmpty)
        {
            var length = RandomAccess.Read(file, into, offset);
            if (length == 0)
            {
                throw new IOException("the file has become shorter");
            }

            into = into[length..];
            offset += length;
        }

        if ((++reads % LookEvery == 0 || end == Length) && RegularFile.Look(file) is var now && now != identity)
        {
            throw new IOException("the file was written to while it was read");
        }
    }

    public void Dispose() => file.Dispose();
}
