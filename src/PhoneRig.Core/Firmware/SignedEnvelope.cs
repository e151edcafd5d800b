using System.Buffers.Binary;
using System.Text;

namespace PhoneRig.Core.Firmware;

/// <summary>
/// The signed envelope at the head of every file of a load (facts 4): records of tag u8, length u16 big-endian, value. Whether the
/// signature is right cannot be told without the maker's certificates; who signed and what for can.
/// </summary>
/// <param name="HeaderLength">Where the body begins, in bytes.</param>
/// <param name="Signer">Whose key it is, as a distinguished name; null where it does not say.</param>
/// <param name="ModulusIndex">Which size of key signed it: 2 stands for 256 bytes (facts 4); null where it does not say.</param>
/// <param name="SignatureLength">In bytes; 0: it is not signed.</param>
/// <param name="Name">The file's own name, which phones check (facts 0.7); null where it does not say.</param>
public sealed record SignedEnvelope(int HeaderLength, string? Signer, int? ModulusIndex, int SignatureLength, string? Name)
{
    // The tags of facts 4.
    private const byte VersionTag = 0x01;
    private const byte HeaderLengthTag = 0x02;
    private const byte SignerTag = 0x03;
    private const byte SubjectTag = 0x04;
    private const byte SignatureInfoTag = 0x07;
    private const byte AlgorithmTag = 0x09;
    private const byte ModulusTag = 0x0B;
    private const byte SignatureTag = 0x0C;
    private const byte PadTag = 0x0D;
    private const byte NameTag = 0x0E;

    private const int RecordHeader = 3;

    /// <summary>Reads an envelope.</summary>
    /// <returns>Null with a sentence in <paramref name="problem"/> where there is none, or a broken one. Never throws.</returns>
    public static SignedEnvelope? Read(ReadOnlySpan<byte> file, out string problem)
    {
        if (!TryReadLength(file, out var length, out problem))
        {
            return null;
        }

        var envelope = new SignedEnvelope(length, null, null, 0, null);
        var rest = file[..length];
        while (!rest.IsEmpty)
        {
            if (rest[0] == PadTag)
            {
                rest = rest[1..];
                continue;
            }

            if (!TryTakeRecord(ref rest, out var tag, out var value))
            {
                problem = "its envelope cannot be read: the file is damaged";
                return null;
            }

            envelope = tag switch
            {
                SignerTag => envelope with { Signer = Find(value, SubjectTag, out var subject) ? Text(subject) : null },
                SignatureInfoTag => envelope with { ModulusIndex = Find(value, AlgorithmTag, out var algorithm) && Find(algorithm, ModulusTag, out var index) && index.Length == 1 ? index[0] : null },
                SignatureTag => envelope with { SignatureLength = value.Length },
                NameTag => envelope with { Name = Text(value) },
                _ => envelope, // later versions may say more
            };
        }

        return envelope;
    }

    /// <summary>Finds where the body begins. Reads the first two records only: version (tag 01), total header length (tag 02).</summary>
    /// <returns>False with a sentence in <paramref name="problem"/> where there is no envelope. Never throws.</returns>
    public static bool TryReadLength(ReadOnlySpan<byte> file, out int length, out string problem)
    {
        length = 0;
        var rest = file;
        if (!TryTakeRecord(ref rest, out var first, out _) || first != VersionTag || !TryTakeRecord(ref rest, out var second, out var value) || second != HeaderLengthTag)
        {
            problem = "it has no signed envelope: the file is damaged or not firmware";
            return false;
        }

        foreach (var part in value[..Math.Min(value.Length, sizeof(ushort))])
        {
            length = (length << 8) | part;
        }

        if (value.Length is 0 or > sizeof(ushort) || length > file.Length)
        {
            problem = "its envelope is longer than the file: the file is cut short";
            return false;
        }

        problem = "";
        return true;
    }

    private static bool Find(ReadOnlySpan<byte> container, byte wanted, out ReadOnlySpan<byte> value)
    {
        var rest = container;
        while (TryTakeRecord(ref rest, out var tag, out value))
        {
            if (tag == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryTakeRecord(scoped ref ReadOnlySpan<byte> bytes, out byte tag, out ReadOnlySpan<byte> value)
    {
        tag = 0;
        value = default;
        if (bytes.Length < RecordHeader || bytes.Length < RecordHeader + BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]))
        {
            return false;
        }

        tag = bytes[0];
        value = bytes.Slice(RecordHeader, BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]));
        bytes = bytes[(RecordHeader + value.Length)..];
        return true;
    }

    /// <summary>Up to its NUL; what is no printable ASCII becomes a question mark, for it is shown to people.</summary>
    private static string Text(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)0);
        var text = Encoding.Latin1.GetString(end < 0 ? value : value[..end]);
        return string.Concat(text.Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
    }
}
