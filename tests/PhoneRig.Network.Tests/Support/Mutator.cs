namespace PhoneRig.Network.Tests.Support;

/// <summary>Makes bad packets from good ones: flips, sets, cuts, doubles, joins and stuffs bytes, from a seed.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> good)
{
    private static readonly byte[] Interesting = [0, 1, 2, 3, 4, 5, 6, 52, 53, 127, 128, 254, 255];
    private readonly Random random = new(seed);

    public byte[] Next()
    {
        var bytes = (byte[])good[random.Next(good.Count)].Clone();
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            bytes = Change(bytes);
        }

        return bytes;
    }

    private byte[] Change(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return [Interesting[random.Next(Interesting.Length)]];
        }

        var at = random.Next(bytes.Length);
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = Interesting[random.Next(Interesting.Length)];
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[(at / 2)..]];
            case 4:
                random.NextBytes(bytes.AsSpan(at, random.Next(Math.Min(8, bytes.Length - at) + 1)));
                return bytes;
            case 5:
                return [.. bytes[..at], .. new byte[random.Next(20)], .. bytes[at..]];
            default:
                var other = good[random.Next(good.Count)];
                return [.. bytes[..at], .. other[random.Next(other.Length)..]];
        }
    }
}
