using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Tests.Firmware;

internal sealed class LoadEnvelopeTests
{
    [Test]
    public void No_bytes_make_the_phone_throw_and_no_changed_byte_passes()
    {
        const string name = "term70.default.loads";
        var good = SyntheticSets.Of(SigningGeneration.Dual)[name].ToArray();
        Assert.That(LoadEnvelope.Check(good, name, SigningGeneration.Dual, out _, out _), Is.EqualTo(LoadEnvelope.Verdict.Good));

        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = good[..random.Next(good.Length + 1)];
            var changes = bytes.Length == 0 ? 0 : random.Next(4);
            for (var i = 0; i < changes; i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var verdict = LoadEnvelope.Check(bytes, name, SigningGeneration.Dual, out _, out _);
            Assert.That(verdict != LoadEnvelope.Verdict.Good || bytes.AsSpan().SequenceEqual(good), $"seed 5 round {round}");
        }
    }
}
