namespace PhoneRig.Simulator.Lan;

/// <summary>Just enough of BER (X.690) for a simulated switch: what comes is read one element after the other, and nonsense as empty ones.</summary>
internal ref struct Ber(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The tag of the next element; 0 for none.</summary>
    public readonly byte Tag => rest.IsEmpty ? (byte)0 : rest[0];

    /// <summary>The contents of the next element, and on to the one after it; empty where it is not of that tag.</summary>
    public ReadOnlySpan<byte> Value(byte tag)
    {
        if (rest.Length < 2 || rest[0] != tag)
        {
            rest = [];
            return [];
        }

        var (length, at) = ((int)rest[1], 2);
        if (length > 0x80)
        {
            var count = length & 0x7F;
            if (count > 2 || rest.Length < 2 + count)
            {
                rest = [];
                return [];
            }

            length = count == 1 ? rest[2] : (rest[2] << 8) | rest[3];
            at += count;
        }

        if (rest.Length < at + length)
        {
            rest = [];
            return [];
        }

        var value = rest.Slice(at, length);
        rest = rest[(at + length)..];
        return value;
    }

    public static long Number(ReadOnlySpan<byte> value)
    {
        long number = 0;
        foreach (var part in value.Length > 4 ? [] : value)
        {
            number = (number << 8) | part;
        }

        return number;
    }

    public static List<uint> Name(ReadOnlySpan<byte> value)
    {
        var name = new List<uint>();
        uint number = 0;
        foreach (var part in value)
        {
            number = (number << 7) | (part & 0x7Fu);
            if ((part & 0x80) == 0)
            {
                name.AddRange(name.Count == 0 ? [number / 40, number % 40] : [number]);
                number = 0;
            }
        }

        return name;
    }

    public static byte[] PutName(IReadOnlyList<uint> name) =>
        Put(0x06, [(byte)((name[0] * 40) + name[1]), .. name.Skip(2).SelectMany(Digits)]);

    public static byte[] PutNumber(int value)
    {
        // As short as it can be (X.690 section 8.3.2); no number here is negative.
        var bytes = new List<byte>();
        for (var left = value; bytes.Count == 0 || left > 0 || bytes[0] >= 0x80; left >>= 8)
        {
            bytes.Insert(0, (byte)(left & 0xFF));
        }

        return Put(0x02, [.. bytes]);
    }

    public static byte[] Put(byte tag, params byte[][] parts)
    {
        var length = parts.Sum(part => part.Length);
        return [tag, .. length < 0x80 ? [(byte)length] : (byte[])[0x82, (byte)(length >> 8), (byte)(length & 0xFF)], .. parts.SelectMany(part => part)];
    }

    private static IEnumerable<byte> Digits(uint number)
    {
        for (var shift = number < 0x80 ? 0 : number < 0x4000 ? 7 : number < 0x200000 ? 14 : number < 0x10000000 ? 21 : 28; shift >= 0; shift -= 7)
        {
            yield return (byte)(((number >> shift) & 0x7F) | (shift > 0 ? 0x80u : 0));
        }
    }
}
