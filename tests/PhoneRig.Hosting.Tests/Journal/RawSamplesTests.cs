using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

public sealed class RawSamplesTests
{
    private string folder = "";

    [SetUp]
    public void SetUp() => folder = Directory.CreateTempSubdirectory("phonerig-raw-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Console_bytes_come_back_as_they_were_with_their_times()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        using (var raw = Open())
        {
            raw.Console("s1", TimeSpan.FromSeconds(1.5), all.AsMemory(0, 100));
            raw.Console("s1", TimeSpan.FromSeconds(2), all.AsMemory(100));
            raw.Console("s2", TimeSpan.FromSeconds(2), Encoding.ASCII.GetBytes("other"));
        }

        var lines = Lines("s1", "console");
        Assert.That(lines.Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { "1.500000", "2.000000" }));
        Assert.That(Convert.FromHexString(string.Concat(lines.Select(line => line.Split(' ')[1]))), Is.EqualTo(all));
    }

    [Test]
    public void A_frame_is_written_when_it_changes_and_once_a_second()
    {
        ImmutableArray<LampColour?> lit = [LampColour.Amber, LampColour.Green, LampColour.Red, LampColour.Dark, null];
        ImmutableArray<LampColour?> dark = [LampColour.Dark, LampColour.Dark, LampColour.Dark, LampColour.Dark, LampColour.Dark];
        using (var raw = Open())
        {
            for (var i = 0; i <= 30; i++)
            {
                raw.Lamps("s1", TimeSpan.FromMilliseconds(50 * i), i < 30 ? [.. lit] : dark);
            }
        }

        Assert.That(Lines("s1", "lamps"), Is.EqualTo(new[] { "0.000000 AGR.?", "1.000000 AGR.?", "1.500000 ....." }));
    }

    [Test]
    public void Files_are_rotated_and_the_oldest_go_when_there_are_too_many()
    {
        using (var raw = Open(new RawLimits { PerFile = 1_000, Total = 5_000 }))
        {
            for (var i = 0; i < 2_000; i++)
            {
                raw.Console("s1", TimeSpan.FromSeconds(i), "some bytes of a console"u8.ToArray());
            }

            // Not dropped by the queue: this is about files.
            Assert.That(raw.Lost, Is.Zero);
        }

        var files = Directory.GetFiles(Path.Combine(folder, "raw", "s1"));
        Assert.That(files.Sum(file => new FileInfo(file).Length), Is.LessThanOrEqualTo(6_200), "the total, and the file under way");
        Assert.That(Lines("s1", "console")[^1], Does.StartWith("1999."));
        Assert.That(files.Select(File.ReadAllText), Has.All.StartsWith("# demo (simulated), station s1, console, boot b00t"));
    }

    [Test]
    public void What_the_writer_cannot_keep_up_with_is_counted()
    {
        const int chunks = 5_000;
        long lost;
        using (var raw = Open(new RawLimits { Waiting = 1 }))
        {
            for (var i = 0; i < chunks; i++)
            {
                raw.Console("s1", TimeSpan.FromSeconds(i), "x"u8.ToArray());
            }

            lost = raw.Lost;
        }

        Assert.That(lost, Is.Positive);
        Assert.That(Lines("s1", "console"), Has.Length.EqualTo(chunks - lost));
    }

    [Test, CancelAfter(30_000)]
    public void A_disk_that_fails_costs_lines_and_the_gap_is_told_where_it_is(CancellationToken patience)
    {
        var inTheWay = Path.Combine(folder, "raw");
        File.WriteAllText(inTheWay, "a file where the folder should be");
        using (var raw = Open())
        {
            raw.Console("s1", TimeSpan.FromSeconds(1), "a"u8.ToArray());
            raw.Console("s1", TimeSpan.FromSeconds(2), "b"u8.ToArray());
            SpinWait.SpinUntil(() => raw.Lost == 2 || patience.IsCancellationRequested);
            File.Delete(inTheWay);
            raw.Console("s1", TimeSpan.FromSeconds(3), "c"u8.ToArray());
        }

        var text = File.ReadAllLines(Directory.GetFiles(Path.Combine(folder, "raw", "s1")).Single());
        Assert.That(text.Skip(1), Is.EqualTo(new[] { "# lost 2 before 3.000000", "3.000000 63" }));
    }

    private RawSamples Open(RawLimits? limits = null) =>
        new(Path.Combine(folder, "raw"), "demo (simulated)", "b00t", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), limits);

    private string[] Lines(string station, string source) =>
    [
        .. Directory.GetFiles(Path.Combine(folder, "raw", station), $"20260301T120000Z-b00t-{source}-*.txt").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadAllLines).Where(line => !line.StartsWith('#')),
    ];
}
