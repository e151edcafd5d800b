using PhoneRig.Network.Tftp.Content;

namespace PhoneRig.Network.Folders;

/// <summary>A file's bytes as they were at one moment.</summary>
/// <param name="identity">Which file, and which moment.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class Snapshot(FileIdentity identity, byte[] bytes)
{
    public FileIdentity Identity => identity;

    public byte[] Bytes => bytes;

    /// <summary>Transfers that read it.</summary>
    public int Readers { get; private set; }

    /// <summary>The bytes for one transfer.</summary>
    public ITftpContent Read()
    {
        Readers++;
        return new Reading(this);
    }

    private sealed class Reading(Snapshot snapshot) : ITftpContent
    {
        private bool ended;

        public long Length => snapshot.Bytes.Length;

        public void Read(long offset, Span<byte> into) => snapshot.Bytes.AsSpan((int)offset, into.Length).CopyTo(into);

        public void Dispose()
        {
            snapshot.Readers -= ended ? 0 : 1;
            ended = true;
        }
    }
}
