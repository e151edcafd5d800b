namespace PhoneRig.Network.Tftp.Content;

/// <summary>Mode <c>octet</c>: the bytes as they are.</summary>
/// <param name="content">The file.</param>
/// <param name="blockSize">Bytes a block.</param>
internal sealed class OctetBlocks(ITftpContent content, int blockSize) : IBlocks
{
    public long Length => content.Length;

    public int Read(long block, Span<byte> into)
    {
        var offset = (block - 1) * blockSize;
        var length = (int)Math.Min(blockSize, content.Length - offset);
        content.Read(offset, into[..length]);
        return length;
    }
}
