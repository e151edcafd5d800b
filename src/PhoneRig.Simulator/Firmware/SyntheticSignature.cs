using System.Security.Cryptography;
using System.Text;

namespace PhoneRig.Simulator.Firmware;

/// <summary>
/// The made-up signature of simulated firmware, 256 bytes as the maker's (facts 4). It is no secret and proves nothing about who
/// made a file; it lets a simulated phone tell a key generation that it knows from one that it does not, and a whole file from a
/// damaged one. Scheme: digest = SHA-256(key || file with its signature zeroed), key = "PhoneRig simulated signing key: " and the
/// generation in lower case; signature = SHA-256(digest || n) for n = 0 to 7.
/// </summary>
internal static class SyntheticSignature
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 256;

    /// <summary>The signature that belongs at <paramref name="signatureAt"/> of a file.</summary>
    public static byte[] Of(SigningGeneration signing, ReadOnlySpan<byte> file, int signatureAt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"PhoneRig simulated signing key: {signing.ToString().ToLowerInvariant()}"));
        hash.AppendData(file[..signatureAt]);
        hash.AppendData(new byte[Length]);
        hash.AppendData(file[(signatureAt + Length)..]);
        var digest = hash.GetHashAndReset();

        var signature = new byte[Length];
        for (var n = 0; n < Length / SHA256.HashSizeInBytes; n++)
        {
            SHA256.HashData([.. digest, (byte)n], signature.AsSpan(n * SHA256.HashSizeInBytes));
        }

        return signature;
    }
}
