using System.Buffers.Binary;

namespace PhoneRig.Core.Firmware;

/// <summary>The signed envelope at the head of every file of a load (facts 4): records of tag u8, length u16 big-endian, value.</summary>
public static class SignedEnvelope
{
    private const byte VersionTag = 0x01;
    private const byte HeaderLengthTag = 0x02;
    private const int RecordHeader = 3;

    /// <summary>Finds where the body begins. Reads the first two records only: version (tag 01), total header length (tag 02).</summary>
    /// <returns>False with a sentence in <paramref name="problem"/> where there is no envelope. Never throws.</returns>
    public static bool TryReadLength(ReadOnlySpan<byte> file, out int length, out string problem)
    {
        length = 0;
        if (!TryReadRecord(file, VersionTag, out var afterVersion, out _)
            || !TryReadRecord(file[afterVersion..], HeaderLengthTag, out _, out var value))
        {
            problem = "it has no signed envelope: the file is damaged or not firmware";
            return false;
        }

        foreach (var part in value)
        {
            length = (length << 8) | part;
        }

        if (value.Length is 0 or > 2 || length > file.Length)
        {
            problem = "its envelope is longer than the file: the file is cut short";
            return false;
        }

        problem = "";
        return true;
    }

    private static bool TryReadRecord(ReadOnlySpan<byte> bytes, byte tag, out int end, out ReadOnlySpan<byte> value)
    {
        end = 0;
        value = default;
        if (bytes.Length < RecordHeader || bytes[0] != tag)
        {
            return false;
        }

        var size = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        if (bytes.Length < RecordHeader + size)
        {
            return false;
        }

        end = RecordHeader + size;
        value = bytes.Slice(RecordHeader, size);
        return true;
    }
}
