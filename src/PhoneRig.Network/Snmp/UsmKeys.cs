using System.Security.Cryptography;
using System.Text;

namespace PhoneRig.Network.Snmp;

/// <summary>A user's keys at one agent (RFC 3414 section 2.6 and appendix A.2; RFC 7860 section 4; RFC 3826 section 3).</summary>
internal sealed class UsmKeys
{
    /// <summary>A password is repeated to this length (RFC 3414 appendix A.2).</summary>
    private const int Stretched = 1_048_576;

    private const int PrivacyKey = 16;
    private const int Block = 16;

    private readonly UsmHash hash;
    private readonly byte[] signing;
    private readonly byte[] privacy;

    public UsmKeys(UsmUser user, ReadOnlySpan<byte> engine)
    {
        hash = user.Hash;
        signing = Localised(user.Password, hash, engine);
        privacy = Localised(user.PrivacyPassword, hash, engine)[..PrivacyKey];
    }

    /// <summary>How long a signature is.</summary>
    public static int SignatureOf(UsmHash hash) => hash == UsmHash.Sha ? 12 : 24;

    /// <summary>A password as a key at one engine.</summary>
    internal static byte[] Localised(string password, UsmHash hash, ReadOnlySpan<byte> engine)
    {
        var text = Encoding.UTF8.GetBytes(password);
        using var digest = IncrementalHash.CreateHash(hash == UsmHash.Sha ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        var chunk = new byte[text.Length * 64];
        for (var i = 0; i < chunk.Length; i++)
        {
            chunk[i] = text[i % text.Length];
        }

        for (var done = 0; done < Stretched; done += chunk.Length)
        {
            digest.AppendData(chunk, 0, Math.Min(chunk.Length, Stretched - done));
        }

        var key = digest.GetHashAndReset();
        digest.AppendData(key);
        digest.AppendData(engine);
        digest.AppendData(key);
        return digest.GetHashAndReset();
    }

    /// <summary>Signs a message whose signature is all zero.</summary>
#pragma warning disable CA5350 // HMAC-SHA-96 is what RFC 3414 has, and all that older switches know; nothing of ours rests on it.
    public byte[] Sign(ReadOnlySpan<byte> message) =>
        (hash == UsmHash.Sha ? HMACSHA1.HashData(signing, message) : HMACSHA256.HashData(signing, message))[..SignatureOf(hash)];
#pragma warning restore CA5350

    /// <summary>Encrypts in cipher feedback mode; what the last block has too much is left out.</summary>
    public byte[] Encrypt(byte[] plain, int boots, int time, ReadOnlySpan<byte> salt)
    {
        using var aes = Aes.Create();
        aes.Key = privacy;
        return aes.EncryptCfb(Padded(plain), Vector(boots, time, salt), PaddingMode.None, feedbackSizeInBits: 8 * Block)[..plain.Length];
    }

    /// <summary>The other way. With a wrong key it gives nonsense.</summary>
    public byte[] Decrypt(byte[] cipher, int boots, int time, ReadOnlySpan<byte> salt)
    {
        using var aes = Aes.Create();
        aes.Key = privacy;
        return aes.DecryptCfb(Padded(cipher), Vector(boots, time, salt), PaddingMode.None, feedbackSizeInBits: 8 * Block)[..cipher.Length];
    }

    /// <summary>The agent's boots and time, then the salt (RFC 3826 section 3.1.2.1).</summary>
    private static byte[] Vector(int boots, int time, ReadOnlySpan<byte> salt)
    {
        var vector = new byte[Block];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(vector, boots);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(vector.AsSpan(4), time);
        salt.CopyTo(vector.AsSpan(8));
        return vector;
    }

    private static byte[] Padded(byte[] bytes)
    {
        var padded = new byte[(bytes.Length + Block - 1) / Block * Block];
        bytes.CopyTo(padded, 0);
        return padded;
    }
}
