using System.Buffers.Binary;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>
/// Frames on a stream: two bytes of length, low byte first, then as many bytes. One write a frame and, as a rule, one read: a lamp
/// watch makes thousands of transfers a second. For one thread at a time.
/// </summary>
internal sealed class FrameStream(Stream stream) : IDisposable
{
    /// <summary>The longest frame: what two bytes can say. The longest I2C message of Linux is 8192 bytes (i2c-dev.c).</summary>
    public const int Longest = ushort.MaxValue;

    private const int Header = 2;

    private readonly byte[] incoming = new byte[Header + Longest];
    private readonly byte[] outgoing = new byte[Header + Longest];
    private int start;
    private int end;

    /// <summary>Reads a frame; it is valid until the next one is read.</summary>
    /// <returns>False when the other side has closed the stream, or died.</returns>
    public bool TryRead(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        if (!Fill(Header))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(incoming.AsSpan(start));
        if (!Fill(Header + length))
        {
            return false;
        }

        frame = incoming.AsSpan(start + Header, length);
        start += Header + length;
        return true;
    }

    /// <summary>Writes a frame of a first byte and what follows it.</summary>
    /// <returns>False when the other side is gone.</returns>
    /// <exception cref="ArgumentException">It is longer than <see cref="Longest"/>.</exception>
    public bool TryWrite(byte first, ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= Longest)
        {
            throw new ArgumentException($"a message to or from the bench has at most {Longest} bytes, not {rest.Length + 1}", nameof(rest));
        }

        BinaryPrimitives.WriteUInt16LittleEndian(outgoing, (ushort)(rest.Length + 1));
        outgoing[Header] = first;
        rest.CopyTo(outgoing.AsSpan(Header + 1));
        try
        {
            stream.Write(outgoing, 0, Header + 1 + rest.Length);
            return true;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private bool Fill(int wanted)
    {
        if (end - start >= wanted)
        {
            return true;
        }

        incoming.AsSpan(start, end - start).CopyTo(incoming);
        (start, end) = (0, end - start);
        try
        {
            while (end < wanted)
            {
                var count = stream.Read(incoming, end, incoming.Length - end);
                if (count == 0)
                {
                    return false;
                }

                end += count;
            }

            return true;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            return false;
        }
    }
}
