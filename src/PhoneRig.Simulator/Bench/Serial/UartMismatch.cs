namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>
/// What a UART at one speed reads of bytes that were sent at another, 8 data bits, no parity, one stop bit: it looks for a start bit, then
/// samples each bit in the middle of where it would be at its own speed. A byte without its stop bit reads as 0, as a Linux tty gives it
/// (termios(3), IGNPAR and PARMRK off). The bytes of one call follow each other without a pause; the line is idle before and after.
/// </summary>
/// <param name="sent">The sender's bits a second.</param>
/// <param name="read">The receiver's bits a second.</param>
internal sealed class UartMismatch(int sent, int read)
{
    /// <summary>Start, eight data bits, stop.</summary>
    private const int BitsPerByte = 10;

    /// <summary>What is read of the bytes.</summary>
    public ReadOnlyMemory<byte> Through(ReadOnlyMemory<byte> bytes)
    {
        var wire = new bool[bytes.Length * BitsPerByte];
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                wire[(i * BitsPerByte) + 1 + bit] = (bytes.Span[i] >> bit & 1) != 0;
            }

            wire[(i * BitsPerByte) + 9] = true;
        }

        var found = new List<byte>();
        for (var at = 0.0; FallingEdge(wire, at) is { } start;)
        {
            // The middle of the start bit: a shorter dip is none, and the next edge counts.
            var starts = !Level(wire, start + (0.5 * Step));
            if (starts)
            {
                found.Add(Sample(wire, start));
            }

            at = start + (starts ? End : 1);
        }

        return found.ToArray();
    }

    /// <summary>One of the receiver's bits, in the sender's.</summary>
    private double Step => (double)sent / read;

    /// <summary>From the start of a byte to where the next start bit is looked for: the middle of the stop bit.</summary>
    private double End => 9.5 * Step;

    private byte Sample(bool[] wire, double start)
    {
        var value = 0;
        for (var bit = 0; bit < 8; bit++)
        {
            value |= Level(wire, start + ((1.5 + bit) * Step)) ? 1 << bit : 0;
        }

        return Level(wire, start + End) ? (byte)value : (byte)0;
    }

    private static bool Level(bool[] wire, double at) => at >= wire.Length || wire[(int)at];

    /// <summary>Where the line next goes from idle to 0, in the sender's bits; null: it stays idle.</summary>
    private static double? FallingEdge(bool[] wire, double from)
    {
        for (var bit = (int)Math.Ceiling(from); bit < wire.Length; bit++)
        {
            if (!wire[bit] && (bit == 0 || wire[bit - 1]))
            {
                return bit;
            }
        }

        return null;
    }
}
