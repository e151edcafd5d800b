using PhoneRig.Simulator.Bench.Serial;

namespace PhoneRig.Simulator.Tests.Bench.Serial;

internal sealed class ConsoleNoiseTests
{
    private static readonly byte[] Zeros = new byte[10_000];

    [Test]
    public void A_clean_wire_changes_nothing()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        Assert.That(new ConsoleNoise(new Random(7), 0, 0).Through(bytes).ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public void Bytes_vanish_and_change_by_their_shares()
    {
        var left = new ConsoleNoise(new Random(7), garbled: 0.1, dropped: 0.05).Through(Zeros).ToArray();

        Assert.That(left, Has.Length.InRange(9_350, 9_650));
        Assert.That(left.Count(value => value != 0), Is.InRange(850, 1050));
        Assert.That(left.All(value => System.Numerics.BitOperations.PopCount(value) <= 1), Is.True);
    }

    [Test]
    public void The_same_seed_gives_the_same_noise() =>
        Assert.That(
            new ConsoleNoise(new Random(7), 0.1, 0.1).Through(Zeros).ToArray(),
            Is.EqualTo(new ConsoleNoise(new Random(7), 0.1, 0.1).Through(Zeros).ToArray()));
}
