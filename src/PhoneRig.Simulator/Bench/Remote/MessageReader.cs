using System.Buffers.Binary;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>Takes a message apart. What is missing reads as zero; <see cref="WasWhole"/> tells at the end.</summary>
internal ref struct MessageReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> rest = message;
    private bool isShort;

    /// <summary>True where every byte was there and none is left over.</summary>
    public readonly bool WasWhole => !isShort && rest.IsEmpty;

    /// <summary>To be called before anything is done for a message.</summary>
    /// <exception cref="InvalidOperationException">It was not whole.</exception>
    public readonly void CheckWhole()
    {
        if (!WasWhole)
        {
            throw new InvalidOperationException("the request is too short or too long for its operation");
        }
    }

    /// <summary>The next byte.</summary>
    public byte Byte()
    {
        var taken = Take(sizeof(byte));
        return taken.IsEmpty ? (byte)0 : taken[0];
    }

    /// <summary>The next two bytes, low byte first.</summary>
    public ushort Word()
    {
        var taken = Take(sizeof(ushort));
        return taken.IsEmpty ? (ushort)0 : BinaryPrimitives.ReadUInt16LittleEndian(taken);
    }

    /// <summary>So many bytes; none where there are fewer.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (rest.Length < count)
        {
            isShort = true;
            rest = default;
            return default;
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    /// <summary>All that is left.</summary>
    public ReadOnlySpan<byte> Rest() => Take(rest.Length);
}
