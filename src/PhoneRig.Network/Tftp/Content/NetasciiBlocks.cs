namespace PhoneRig.Network.Tftp.Content;

/// <summary>
/// Mode <c>netascii</c> (RFC 1350 section 1, RFC 764): LF becomes CR LF, and CR becomes CR NUL, also where the two bytes fall into two blocks.
/// The length counts what goes over the wire, so that a <c>tsize</c> is the number of bytes that the client gets.
/// </summary>
/// <remarks>Where a block begins in the file depends on all bytes before it: kept for as many blocks as a window can have, so that one can be sent again.</remarks>
internal sealed class NetasciiBlocks : IBlocks
{
    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;
    private const int Chunk = 4096;

    private readonly ITftpContent content;
    private readonly int blockSize;
    private readonly Start[] starts;
    private readonly byte[] chunk = new byte[Chunk];

    /// <param name="content">The file.</param>
    /// <param name="length">Its length over the wire, as <see cref="Measure"/> found it.</param>
    /// <param name="blockSize">Bytes a block.</param>
    /// <param name="windowSize">Blocks before an acknowledgement.</param>
    public NetasciiBlocks(ITftpContent content, long length, int blockSize, int windowSize)
    {
        (this.content, this.blockSize, Length) = (content, blockSize, length);
        starts = new Start[windowSize + 2];
        starts[1] = new Start(Offset: 0, Pending: null);
    }

    public long Length { get; }

    /// <summary>How long a file is over the wire.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static long Measure(ITftpContent content)
    {
        Span<byte> part = stackalloc byte[Chunk];
        var more = 0L;
        for (var offset = 0L; offset < content.Length;)
        {
            var bytes = part[..(int)Math.Min(part.Length, content.Length - offset)];
            content.Read(offset, bytes);
            more += bytes.Count(CarriageReturn) + bytes.Count(LineFeed);
            offset += bytes.Length;
        }

        return content.Length + more;
    }

    public int Read(long block, Span<byte> into)
    {
        var (offset, pending) = starts[block % starts.Length];
        var written = 0;
        into = into[..blockSize];
        while (written < into.Length && (pending is not null || offset < content.Length))
        {
            if (pending is { } second)
            {
                into[written++] = second;
                pending = null;
                continue;
            }

            var bytes = chunk.AsSpan(0, (int)Math.Min(Math.Min(chunk.Length, into.Length - written), content.Length - offset));
            content.Read(offset, bytes);
            var plain = bytes.IndexOfAny(CarriageReturn, LineFeed) is var at and >= 0 ? at : bytes.Length;
            bytes[..plain].CopyTo(into[written..]);
            written += plain;
            offset += plain;
            if (plain < bytes.Length)
            {
                into[written++] = CarriageReturn;
                pending = bytes[plain] == LineFeed ? LineFeed : (byte)0;
                offset++;
            }
        }

        starts[(block + 1) % starts.Length] = new Start(offset, pending);
        return written;
    }

    /// <param name="Offset">Where in the file.</param>
    /// <param name="Pending">The second byte of a pair whose first ended the block before.</param>
    private readonly record struct Start(long Offset, byte? Pending);
}
