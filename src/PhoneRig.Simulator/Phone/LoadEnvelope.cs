using System.Buffers.Binary;
using System.Text;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Phone;

/// <summary>How the phone reads and checks the signed envelope of a file (facts 4, 7.1). No bytes make it throw.</summary>
internal static class LoadEnvelope
{
    /// <summary>What the check says.</summary>
    public enum Verdict
    {
        /// <summary>Signed by a key that the phone knows, whole, and the file that was asked for.</summary>
        Good,
        /// <summary>There is no envelope.</summary>
        Unsigned,
        /// <summary>The key is of a generation that the phone does not know.</summary>
        UnknownKey,
        /// <summary>The name inside is another one.</summary>
        OtherName,
        /// <summary>The bytes are not those that were signed.</summary>
        BadDigest,
    }

    /// <summary>Reads and checks a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">The name it was asked for by.</param>
    /// <param name="known">The phone's own key generation.</param>
    /// <param name="signing">The generation that signed the file.</param>
    /// <param name="headerLength">Where the body starts.</param>
    public static Verdict Check(ReadOnlySpan<byte> file, string name, SigningGeneration known, out SigningGeneration signing, out int headerLength)
    {
        signing = default;
        if (!Read(file, out headerLength, out var signer, out var signatureAt, out var inside))
        {
            return Verdict.Unsigned;
        }

        if (!Generation(signer, out signing) || !Knows(known, signing))
        {
            return Verdict.UnknownKey;
        }

        // Facts 3.4: the case of the name that is asked for does not matter, only the bytes.
        if (!inside.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return Verdict.OtherName;
        }

        return SyntheticSignature.Of(signing, file, signatureAt).AsSpan().SequenceEqual(file.Slice(signatureAt, SyntheticSignature.Length))
            ? Verdict.Good
            : Verdict.BadDigest;
    }

    /// <summary>The table of facts 7.1; a dual-key load is taken by all, and takes all.</summary>
    private static bool Knows(SigningGeneration known, SigningGeneration signing) =>
        known == signing || known == SigningGeneration.Dual || signing == SigningGeneration.Dual;

    private static bool Generation(string signer, out SigningGeneration signing)
    {
        signing = default;
        return signer.StartsWith(SyntheticEnvelope.SignerPrefix, StringComparison.Ordinal)
            && Enum.TryParse(signer[SyntheticEnvelope.SignerPrefix.Length..].Split(';')[0], ignoreCase: true, out signing);
    }

    private static bool Read(ReadOnlySpan<byte> file, out int headerLength, out string signer, out int signatureAt, out string name)
    {
        (headerLength, signer, signatureAt, name) = (file.Length, "", 0, "");
        for (var at = 0; at < headerLength;)
        {
            var tag = file[at];
            if (tag == 0x0D)
            {
                at++;
                continue;
            }

            if (at + 3 > headerLength)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 1)..]);
            if (at == 0 && tag != 0x01 || at + 3 + length > headerLength)
            {
                return false;
            }

            var value = file.Slice(at + 3, length);
            switch (tag)
            {
                case 0x02 when length == 2 && BinaryPrimitives.ReadUInt16BigEndian(value) is var total && total <= file.Length:
                    headerLength = total;
                    break;
                case 0x03 when length > 3 && value[0] == 0x04 && BinaryPrimitives.ReadUInt16BigEndian(value[1..]) is var subject && subject + 3 <= length:
                    signer = Encoding.ASCII.GetString(value.Slice(3, subject));
                    break;
                case 0x0C when length == SyntheticSignature.Length:
                    signatureAt = at + 3;
                    break;
                case 0x0E:
                    name = Encoding.ASCII.GetString(value).TrimEnd('\0');
                    break;
                default:
                    break;
            }

            at += 3 + length;
        }

        return signatureAt > 0 && signer.Length > 0 && headerLength < file.Length;
    }
}
