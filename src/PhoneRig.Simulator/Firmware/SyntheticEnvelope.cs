using System.Collections.Immutable;
using System.Text;

namespace PhoneRig.Simulator.Firmware;

/// <summary>Writes the signed envelope of facts 4 around a file: records of tag (one byte), length (two, big-endian) and value.</summary>
internal static class SyntheticEnvelope
{
    /// <summary>How a signer names itself; its common name ends in the generation.</summary>
    public const string SignerPrefix = "CN=simulated-signer-";

    private const string SignerSuffix = ";OU=PhoneRig";
    private const string Issuer = "CN=simulated-issuer;OU=PhoneRig;O=made up";

    /// <summary>Header and body as one file.</summary>
    public static ImmutableArray<byte> Seal(string name, SigningGeneration signing, ReadOnlySpan<byte> body)
    {
        var header = Header(name, signing, out var signatureAt);
        var file = new byte[header.Length + body.Length];
        header.CopyTo(file, 0);
        body.CopyTo(file.AsSpan(header.Length));
        SyntheticSignature.Of(signing, file, signatureAt).CopyTo(file, signatureAt);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(file);
    }

    /// <summary>Length of the header: 408 for term70.default.loads, as in the maker's file.</summary>
    public static int HeaderLength(string name, SigningGeneration signing) => Header(name, signing, out _).Length;

    private static byte[] Header(string name, SigningGeneration signing, out int signatureAt)
    {
        var header = new List<byte>();
        Record(header, 0x01, [0x01, 0x01]);
        Record(header, 0x02, [0, 0]);
        Record(header, 0x03, [
            .. Value(0x04, Text($"{SignerPrefix}{signing.ToString().ToLowerInvariant()}{SignerSuffix}")),
            .. Value(0x05, [0x53, 0x49, 0x4D, 0, 0, 0, 0, (byte)signing]),
            .. Value(0x06, Text(Issuer))]);
        Record(header, 0x07, [
            .. Value(0x08, [0x01]),
            .. Value(0x09, [.. Value(0x0A, [0x01]), .. Value(0x0B, [0x02])])]);
        Record(header, 0x0C, new byte[SyntheticSignature.Length]);
        signatureAt = header.Count - SyntheticSignature.Length;
        Record(header, 0x0E, [.. Text(name), 0]);
        while (header.Count % 4 != 0)
        {
            header.Add(0x0D);
        }

        // The value of record 02, which follows the five bytes of record 01 and its own tag and length.
        header[8] = (byte)(header.Count >> 8);
        header[9] = (byte)(header.Count & 0xFF);
        return [.. header];
    }

    private static void Record(List<byte> into, byte tag, byte[] value) => into.AddRange(Value(tag, value));

    private static byte[] Value(byte tag, byte[] value) => [tag, (byte)(value.Length >> 8), (byte)(value.Length & 0xFF), .. value];

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
