namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>A bad console wire: some bytes change, some vanish (facts 11a).</summary>
/// <param name="random">Where it is drawn from: a seeded generator.</param>
/// <param name="garbled">The share of bytes with one bit turned over, 0 to 1.</param>
/// <param name="dropped">The share of bytes that vanish, 0 to 1.</param>
public sealed class ConsoleNoise(Random random, double garbled, double dropped)
{
    /// <summary>What is left of the bytes at the other end.</summary>
    public ReadOnlyMemory<byte> Through(ReadOnlyMemory<byte> bytes)
    {
        var left = new List<byte>(bytes.Length);
        foreach (var value in bytes.Span)
        {
            if (random.NextDouble() < dropped)
            {
                continue;
            }

            left.Add(random.NextDouble() < garbled ? (byte)(value ^ (1 << random.Next(8))) : value);
        }

        return left.ToArray();
    }
}
