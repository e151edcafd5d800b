using PhoneRig.Network.Tftp.Content;

namespace PhoneRig.Network.Tftp;

/// <summary>A file as it is served: never changed while a transfer reads it.</summary>
/// <param name="Name">Its canonical name, as in its signed envelope.</param>
/// <param name="Content">Its bytes. Whoever asked for the file disposes of them.</param>
public sealed record TftpFile(string Name, ITftpContent Content)
{
    /// <summary>A file in memory.</summary>
    /// <param name="name">Its canonical name.</param>
    /// <param name="bytes">Its bytes; nobody writes to them any more.</param>
    public TftpFile(string name, ReadOnlyMemory<byte> bytes)
        : this(name, new MemoryContent(bytes))
    {
    }
}
