using System.Collections.Immutable;
using System.Formats.Asn1;

namespace PhoneRig.Network.Snmp;

/// <summary>Object identifiers in BER (X.690 section 8.19), as far as SNMP has them. The framework's reader takes numbers of any length, which costs time that a hostile agent sets.</summary>
internal static class OidCodec
{
    private const byte Tag = 6;

    public static bool TryRead(AsnReader reader, out Oid oid)
    {
        oid = default;
        if (reader.PeekTag() != Asn1Tag.ObjectIdentifier)
        {
            return false;
        }

        var content = reader.PeekContentBytes().Span;
        reader.ReadEncodedValue();
        var numbers = ImmutableArray.CreateBuilder<uint>();
        ulong number = 0;
        var open = false;
        foreach (var part in content)
        {
            number = (number << 7) | (part & 0x7Fu);
            open = (part & 0x80) != 0;
            if (number > uint.MaxValue || numbers.Count >= Oid.Longest)
            {
                return false;
            }

            if (open)
            {
                continue;
            }

            if (numbers.Count == 0)
            {
                // The first two share one: 40 times the first, plus the second.
                var first = Math.Min(number / 40, 2);
                numbers.Add((uint)first);
                number -= first * 40;
            }

            numbers.Add((uint)number);
            number = 0;
        }

        oid = new Oid(numbers.ToImmutable());
        return !open && numbers.Count > 0;
    }

    public static byte[] Format(Oid oid)
    {
        var numbers = oid.Numbers;
        var content = new List<byte>();
        Append(content, numbers.Length > 1 ? ((ulong)numbers[0] * 40) + numbers[1] : 0);
        foreach (var number in numbers.Skip(2))
        {
            Append(content, number);
        }

        return content.Count < 0x80
            ? [Tag, (byte)content.Count, .. content]
            : [Tag, 0x82, (byte)(content.Count >> 8), (byte)(content.Count & 0xFF), .. content];
    }

    private static void Append(List<byte> content, ulong number)
    {
        var shift = 63;
        while (shift > 0 && number >> shift == 0)
        {
            shift -= 7;
        }

        for (; shift >= 0; shift -= 7)
        {
            content.Add((byte)(((number >> shift) & 0x7F) | (shift > 0 ? 0x80u : 0)));
        }
    }
}
