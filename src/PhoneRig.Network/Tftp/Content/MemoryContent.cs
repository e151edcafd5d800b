namespace PhoneRig.Network.Tftp.Content;

/// <summary>Bytes in memory; nobody writes to them any more.</summary>
/// <param name="bytes">The bytes.</param>
public sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : ITftpContent
{
    /// <summary>All of them.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <inheritdoc/>
    public long Length => bytes.Length;

    /// <inheritdoc/>
    public void Read(long offset, Span<byte> into) => bytes.Span.Slice((int)offset, into.Length).CopyTo(into);

    /// <summary>Others may read the same bytes: nothing to give back.</summary>
    public void Dispose()
    {
    }
}
