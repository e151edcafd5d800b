using System.Diagnostics;
using System.Net;
using PhoneRig.Hosting.Captures;
using PhoneRig.Hosting.Replay;
using PhoneRig.Hosting.Tests.Replay;

namespace PhoneRig.Hosting.Tests.Captures;

public sealed class PacketCaptureTests
{
    private static readonly IPEndPoint Phone = new(IPAddress.Parse("10.70.0.100"), 49152);
    private static readonly IPEndPoint Server = new(IPAddress.Parse("10.70.0.1"), 50001);
    private static readonly DateTimeOffset Began = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-capture-");

    [TearDown]
    public void TearDown()
    {
        foreach (var file in folder.EnumerateFiles())
        {
            file.Delete();
        }
    }

    [OneTimeTearDown]
    public void Remove() => folder.Delete(recursive: true);

    [Test]
    public void What_was_seen_is_read_back_with_its_time_and_ends()
    {
        using (var capture = Capture())
        {
            capture.See(TimeSpan.FromSeconds(1.2345678), Phone, Server, [0, 4, 0, 1]);
            capture.See(TimeSpan.FromHours(100), Server, Phone, [0, 5, 0, 1, 0]);
        }

        var read = PcapNgReader.Read(File.ReadAllBytes(Files().Single()));

        Assert.That((read.Problem, read.Began), Is.EqualTo(((string?)null, Began)));
        Assert.That(read.Datagrams.Select(one => (one.Uptime, one.From, one.To, Convert.ToHexString(one.Payload.Span), one.Length)), Is.EqualTo(new[]
        {
            (TimeSpan.FromSeconds(1.2345678), Phone, Server, "00040001", 4), (TimeSpan.FromHours(100), Server, Phone, "0005000100", 5),
        }));
    }

    [Test]
    public void Of_a_block_of_a_file_its_number_is_kept_and_nothing_of_the_file()
    {
        using (var capture = Capture())
        {
            capture.See(TimeSpan.Zero, Server, Phone, [0, 3, 0, 7, .. "the maker's"u8]);
        }

        var one = PcapNgReader.Read(File.ReadAllBytes(Files().Single())).Datagrams.Single();
        Assert.That((Convert.ToHexString(one.Payload.Span), one.Length), Is.EqualTo(("00030007", 15)));
        Assert.That(File.ReadAllBytes(Files().Single()).AsSpan().IndexOf("maker"u8), Is.Negative);
    }

    [Test]
    public void A_host_without_an_address_calls_to_all()
    {
        var frame = Frame.Write(new IPEndPoint(IPAddress.Any, 68), new IPEndPoint(Server.Address, 67), [1], 1);

        Assert.That(frame[..6], Is.All.EqualTo(0xFF));
        Assert.That(Frame.Read(TimeSpan.Zero, frame)!.To, Is.EqualTo(new IPEndPoint(IPAddress.Broadcast, 67)));
    }

    [Test]
    public void Files_are_bounded_and_the_oldest_go_first()
    {
        using (var capture = Capture(new CaptureLimits { PerFile = 1000, Total = 4000 }))
        {
            for (var i = 0; i < 200; i++)
            {
                capture.See(TimeSpan.FromSeconds(i), Phone, Server, [0, 4, 0, 1]);
            }
        }

        Assert.That(Files().Sum(file => new FileInfo(file).Length), Is.LessThanOrEqualTo(4500));
        Assert.That(PcapNgReader.Read(File.ReadAllBytes(Files()[^1])).Datagrams[^1].Uptime, Is.EqualTo(TimeSpan.FromSeconds(199)));
    }

    [Test]
    public void A_disk_that_cannot_be_written_costs_datagrams_and_nothing_else()
    {
        var file = Path.Combine(folder.FullName, "no-folder");
        File.WriteAllText(file, "");
        var capture = new PacketCapture(file, "test", "boot", Began, new CaptureLimits());

        Assert.That(() => capture.See(TimeSpan.Zero, Phone, Server, [0, 4, 0, 1]), Throws.Nothing);
        capture.Dispose();
        Assert.That(capture.Lost, Is.EqualTo(1));
    }

    [Test]
    public void Any_bytes_are_read_or_told_to_be_none()
    {
        using (var capture = Capture())
        {
            for (var i = 0; i < 5; i++)
            {
                capture.See(TimeSpan.FromSeconds(i), Phone, Server, [0, 4, 0, (byte)i]);
            }
        }

        var whole = File.ReadAllBytes(Files().Single());
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = whole[..random.Next(whole.Length + 1)];
            for (var flips = random.Next(4); flips > 0 && bytes.Length > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.That(() => PcapNgReader.Read(bytes), Throws.Nothing, $"seed 1, round {round}");
        }

        Assert.That(PcapNgReader.Read("no capture at all"u8.ToArray()).Problem, Does.Contain("no pcapng file"));
        Assert.That(PcapNgReader.Read(whole.AsMemory(0, whole.Length - 3)).Problem, Does.Contain("in the middle of a block"));
    }

    [Test]
    public void Tshark_finds_nothing_wrong_with_the_captures_of_the_recordings()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(one => File.Exists(Path.Combine(one, "tshark"))))
        {
            Assert.Ignore("needs tshark (Debian package tshark)");
        }

        foreach (var file in RecordedRunsTests.Files())
        {
            var capture = Path.Combine(folder.FullName, "segment.pcapng");
            File.WriteAllBytes(capture, RecordingReader.Read(file).Members[RecordingForm.Capture].ToArray());
            using var tshark = Process.Start(new ProcessStartInfo("tshark", ["-n", "-o", "ip.check_checksum:TRUE", "-r", capture, "-V"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = tshark.StandardError.ReadToEndAsync();
            var told = tshark.StandardOutput.ReadToEnd();
            tshark.WaitForExit();

            Assert.That(tshark.ExitCode, Is.Zero, error.GetAwaiter().GetResult());
            Assert.That(told, Does.Not.Contain("alformed").And.Not.Contains("Bad checksum"), file);
            Assert.That(told, Does.Contain("Dynamic Host Configuration Protocol (Discover)").And.Contains("Trivial File Transfer Protocol").And.Contains("Opcode: Data Packet (3)"), file);
        }
    }

    private PacketCapture Capture(CaptureLimits? limits = null) => new(folder.FullName, "test (simulated)", "boot", Began, limits ?? new CaptureLimits());

    private string[] Files() => [.. Directory.EnumerateFiles(folder.FullName, "*.pcapng").Order(StringComparer.Ordinal)];
}
