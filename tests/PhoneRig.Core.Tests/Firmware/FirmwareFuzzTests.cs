using System.Diagnostics;
using System.IO.Compression;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Loop;

namespace PhoneRig.Core.Tests.Firmware;

/// <summary>Whatever bytes there are, the readers of firmware give an answer, soon, and never throw. PHONERIG_FUZZ and PHONERIG_SEED choose how many inputs, and which (scripts/fuzz.sh).</summary>
public sealed class FirmwareFuzzTests
{
    private static readonly byte[] Extremes = [0x00, 0x01, 0x0C, 0x0D, 0x0E, 0x50, 0x7F, 0x80, 0xFE, 0xFF];

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;

    [Test]
    public void Any_bytes_are_an_envelope_a_list_an_archive_a_zip_or_refused_with_a_sentence()
    {
        var (inputs, seed) = (Number("PHONERIG_FUZZ", 200_000), Number("PHONERIG_SEED", 7970));
        TestContext.Out.WriteLine($"seed {seed}, {inputs} inputs");
        var random = new Seed(seed).Draw();
        byte[][] corpus =
        [
            Loads.List("term70.default.loads"), Loads.Archive("jar70sccp.9-4-2ES26.sbn", content: 40), Loads.File("jar70.sbn\r\n"), Zip(("a.loads", 60), ("x/b.sbn", 300)), Zip(("term70.default.loads", 10)),
        ];
        var buffer = new byte[4096];
        var (good, longest, began) = (0, TimeSpan.Zero, Stopwatch.GetTimestamp());
        for (var round = 0; round < inputs; round++)
        {
            var input = buffer.AsMemory(0, Mutate(corpus, random, buffer));
            var start = Stopwatch.GetTimestamp();
            try
            {
                good += Feed(input) ? 1 : 0;
            }
            catch (Exception fault) when (fault is not AssertionException)
            {
                Assert.Fail($"seed {seed}, round {round}: {fault}\n{Convert.ToHexString(input.Span)}");
            }

            var took = Stopwatch.GetElapsedTime(start);
            longest = took > longest ? took : longest;
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        TestContext.Out.WriteLine($"{inputs / elapsed.TotalSeconds:N0} inputs a second, the longest {longest.TotalMilliseconds:N1} ms, {good} read");
        Assert.That(good, Is.InRange(inputs / 100, inputs - inputs / 100), "the fuzz reaches both sides");
        Assert.That(longest, Is.LessThan(TimeSpan.FromSeconds(5)), "bounded time, on a busy machine too");
    }

    /// <summary>True where a reader took it; a refusal without a sentence is a failure.</summary>
    private static bool Feed(ReadOnlyMemory<byte> input)
    {
        var envelope = SignedEnvelope.Read(input.Span, out var problem);
        Sentence(envelope is not null, problem);
        var list = LoadsManifest.TryRead(input.Span, out _, out problem);
        Sentence(list, problem);
        if (envelope is not null)
        {
            ArchiveHeader.Judge(input.Span, envelope.HeaderLength);
        }

        var zip = ZipReader.TryRead(input.Span, out var entries, out problem);
        Sentence(zip, problem);
        foreach (var entry in entries)
        {
            Sentence(ZipReader.TryUnpack(input, entry, out _, out problem), problem);
        }

        FirmwareSetReader.Read("x", [new("term70.default.loads", input), new("jar70sccp.9-4-2ES26.sbn", input)], LadderBook.Empty);
        return list || zip || envelope is not null;
    }

    private static void Sentence(bool taken, string problem)
    {
        if (taken != (problem.Length == 0))
        {
            Assert.Fail($"taken {taken}, \"{problem}\"");
        }
    }

    /// <summary>A file of the corpus with up to five changes; the length of what is in the buffer.</summary>
    private static int Mutate(byte[][] corpus, Random random, byte[] buffer)
    {
        var from = corpus[random.Next(corpus.Length)];
        from.CopyTo(buffer, 0);
        var length = from.Length;
        for (var change = random.Next(6); change > 0 && length > 8; change--)
        {
            var at = random.Next(length);
            switch (random.Next(6))
            {
                case 0:
                    buffer[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    buffer[at] = Extremes[random.Next(Extremes.Length)];
                    break;
                case 2:
                    length = at;
                    break;
                case 3: // another file of the corpus from here on
                    var other = corpus[random.Next(corpus.Length)];
                    var take = Math.Min(other.Length, buffer.Length - at);
                    other.AsSpan(0, take).CopyTo(buffer.AsSpan(at));
                    length = at + take;
                    break;
                case 4: // a piece of itself somewhere else
                    var piece = random.Next(Math.Min(64, length - at)) + 1;
                    var to = random.Next(length - piece + 1);
                    buffer.AsSpan(at, piece).ToArray().CopyTo(buffer, to);
                    break;
                default:
                    random.NextBytes(buffer.AsSpan(at, Math.Min(4, length - at)));
                    break;
            }
        }

        return length;
    }

    private static byte[] Zip(params (string Name, int Length)[] files)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, length) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(new byte[length]);
            }
        }

        return memory.ToArray();
    }
}
