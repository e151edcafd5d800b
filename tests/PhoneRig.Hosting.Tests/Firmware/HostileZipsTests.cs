using System.Buffers.Binary;
using System.Diagnostics;

namespace PhoneRig.Hosting.Tests.Firmware;

/// <summary>Zips that were made to harm: refused with one sentence, at once, and nothing is left of them.</summary>
public sealed class HostileZipsTests
{
    private ShelfBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new ShelfBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [TestCase("../evil.sbn", "a path that leads out of it")]
    [TestCase("a/../../evil.sbn", "a path that leads out of it")]
    [TestCase("/etc/evil.sbn", "an absolute path")]
    [TestCase("C:/evil.sbn", "an absolute path")]
    [TestCase("C:\\evil.sbn", "a backslash")]
    [TestCase("..\\evil.sbn", "a backslash")]
    [TestCase("evil\n.sbn", "control characters")]
    public void A_name_that_leads_elsewhere_is_refused(string name, string says) =>
        Refused(bench.Zip(ShelfBench.Set(), zip => ShelfBench.Add(zip, name, [1])), says);

    [Test]
    public void A_link_is_refused() =>
        Refused(bench.Zip(ShelfBench.Set(), zip => ShelfBench.Add(zip, "link.sbn", "/etc/passwd"u8).ExternalAttributes = unchecked((int)0xA1FF0000)), "a link or a device");

    [Test]
    public void A_bomb_is_refused_before_it_is_unpacked() =>
        Refused(bench.Zip(ShelfBench.Set(), zip => ShelfBench.Add(zip, "bomb.sbn", new byte[20 << 20])), "would unpack to more");

    [Test]
    public void Many_files_that_are_each_small_enough_are_refused_by_their_sum() =>
        Refused(bench.Zip([], zip =>
        {
            var noise = new byte[1 << 20];
            new Random(1).NextBytes(noise.AsSpan(0, 1 << 16));
            for (var number = 0; number < 70; number++)
            {
                ShelfBench.Add(zip, $"{number}.sbn", noise);
            }
        }), "would unpack to more");

    [Test]
    public void A_hundred_thousand_files_are_refused() =>
        Refused(bench.Zip([], zip =>
        {
            for (var number = 0; number < 100_000; number++)
            {
                zip.CreateEntry($"{number}.sbn");
            }
        }), "65,535 files or more");

    [Test]
    public void A_few_thousand_files_are_refused() =>
        Refused(bench.Zip([], zip =>
        {
            for (var number = 0; number < 2000; number++)
            {
                zip.CreateEntry($"{number}.sbn");
            }
        }), "has 2000 files");

    [Test]
    public void A_name_twice_is_refused() =>
        Refused(bench.Zip(ShelfBench.Set(), zip => ShelfBench.Add(zip, "term70.default.loads", [1])), "has term70.default.loads twice");

    [Test]
    public void An_encrypted_file_is_refused() => Refused(Changed(8, 1), "is encrypted");

    [Test]
    public void A_way_of_packing_that_is_not_read_is_refused() => Refused(Changed(10, 14), "method 14");

    [Test]
    public void A_length_that_is_a_lie_is_found() => Refused(Changed(24, 17), "is damaged at");

    [Test]
    public void A_zip_that_is_cut_anywhere_is_refused()
    {
        var whole = File.ReadAllBytes(bench.Zip(ShelfBench.Set()));
        foreach (var length in new[] { 0, 1, 30, whole.Length / 2, whole.Length - 23, whole.Length - 1 })
        {
            var path = Path.Combine(bench.Root, "cut.zip");
            File.WriteAllBytes(path, whole[..length]);
            Refused(path, "is no zip, or is cut short");
        }
    }

    [Test]
    public void A_zip_in_a_zip_is_not_opened()
    {
        var inner = File.ReadAllBytes(bench.Zip(ShelfBench.Set()));
        var import = bench.Import(bench.Zip([], zip => ShelfBench.Add(zip, "inner.zip", inner), "outer.zip"));

        Assert.That(import.Manifest, Is.Null);
        Assert.That(import.Findings.Select(finding => finding.Message), Has.Some.Contains("inner.zip is no file of a load"));
        Assert.That(bench.Left(), Is.Empty);
    }

    [Test]
    public void Another_kind_of_package_is_told_to_be_unpacked_first()
    {
        var path = Path.Combine(bench.Root, "cmterm-7970_7971-sccp.8-5-2.cop.sgn");
        File.WriteAllBytes(path, new byte[5000]);
        Refused(path, "have to be unpacked first");
    }

    /// <summary>A zip whose first entry has another number in its record in the central directory, at this offset.</summary>
    private string Changed(int at, byte value)
    {
        var path = bench.Zip(ShelfBench.Set());
        var zip = File.ReadAllBytes(path);
        var directory = BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 22 + 16));
        zip[directory + at] = value;
        File.WriteAllBytes(path, zip);
        return path;
    }

    private void Refused(string path, string says)
    {
        var began = Stopwatch.GetTimestamp();
        var import = bench.Import(path, "mine");

        Assert.That(import.Refusal, Does.StartWith(path).And.Contain(says));
        Assert.That(import.Refusal, Does.Not.Contain("\n"));
        Assert.That(bench.Left(), Is.Empty);
        Assert.That(File.Exists(Path.Combine(Path.GetTempPath(), "evil.sbn")), Is.False);
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(10)));
    }
}
