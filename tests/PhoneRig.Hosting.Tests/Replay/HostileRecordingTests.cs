using System.IO.Compression;
using PhoneRig.Hosting.Replay;

namespace PhoneRig.Hosting.Tests.Replay;

/// <summary>Recordings come from anywhere: what is wrong with one is a sentence, and nothing else happens.</summary>
public sealed class HostileRecordingTests
{
    private const string Header =
        """{"form":1,"run":"r","rig":"x","boot":"b","simulated":true,"startedAt":"2026-01-01T00:00:00Z","version":"0.1.0","asApplied":true,"stations":[{"station":"s1","phone":"cisco-7970","first":1,"outcome":null,"diagnosis":null}],"holds":[]}""";

    private const string Line = """{"run":"r","station":"s1","sequence":1,"at":"2026-01-01T00:00:00Z","uptime":1,"fact":{"kind":"run-started"}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-hostile-");

    [OneTimeTearDown]
    public void TearDown() => folder.Delete(recursive: true);

    [Test]
    public void A_whole_one_is_read() => Assert.That(RecordingReader.Read(Zip(("recording.json", Header), ("entries.ndjson", Line))).Entries["s1"].Single().Json, Is.EqualTo("""{"kind":"run-started"}"""));

    [Test]
    public void No_zip() => Refused(Write("this is no zip"u8.ToArray()), "no whole zip");

    [Test]
    public void No_bytes() => Refused(Write([]), "no whole zip");

    [Test]
    public void No_file() => Refused(Path.Combine(folder.FullName, "none"), "cannot be read");

    [Test]
    public void Cut_off_at_any_place()
    {
        var whole = File.ReadAllBytes(Zip(("recording.json", Header), ("entries.ndjson", Line)));
        for (var length = 0; length < whole.Length; length += 7)
        {
            Refused(Write(whole[..length]), "");
        }
    }

    [Test]
    public void With_any_byte_changed_it_is_read_or_refused()
    {
        var whole = File.ReadAllBytes(Zip(("recording.json", Header), ("entries.ndjson", Line)));
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                RecordingReader.Read(Write(bytes));
            }
            catch (RecordingException)
            {
                // a sentence
            }
        }
    }

    [Test]
    public void Another_zip() => Refused(Zip(("hello.txt", "hello")), "a zip and no recording");

    [Test]
    public void A_newer_one() => Refused(Zip(("recording.json", """{"form":2,"other":true}"""), ("entries.ndjson", Line)), "newer phonerig");

    [Test]
    public void A_header_that_is_none() => Refused(Zip(("recording.json", """{"form":1}"""), ("entries.ndjson", Line)), "recording.json cannot be read");

    [Test]
    public void No_entries() => Refused(Zip(("recording.json", Header)), "no entries.ndjson");

    [TestCase("nonsense", "line 1 of entries.ndjson is no entry")]
    [TestCase("null", "line 1 of entries.ndjson is no entry")]
    [TestCase("""{"station":"s1","sequence":1,"at":"2026-01-01T00:00:00Z","uptime":1}""", "line 1 of entries.ndjson is no entry")]
    [TestCase("""{"station":"s1","sequence":1,"at":"2026-01-01T00:00:00Z","uptime":1e300,"fact":{}}""", "line 1 of entries.ndjson is no entry")]
    [TestCase("""{"station":"s2","sequence":1,"at":"2026-01-01T00:00:00Z","uptime":1,"fact":{}}""", "entries of station s1 are missing")]
    [TestCase(Line + "\n" + Line, "line 2 of entries.ndjson is out of order")]
    public void Entries_that_are_none(string lines, string answer) => Refused(Zip(("recording.json", Header), ("entries.ndjson", lines)), answer);

    [Test]
    public void A_small_zip_that_unpacks_to_terabytes()
    {
        var file = Path.Combine(folder.FullName, "bomb.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            Add(zip, "recording.json", Header);
            using var member = zip.CreateEntry("raw/s1/console.txt", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i <= RecordingForm.LargestMember >> 20; i++)
            {
                member.Write(zeros);
            }
        }

        Refused(file, "unpacks to more than 128 MB");
    }

    [Test]
    public void More_files_than_any_run_makes() =>
        Refused(Zip([("recording.json", Header), .. Enumerable.Range(0, RecordingForm.MostMembers).Select(i => ($"x{i}", ""))]), "at most 2000");

    [TestCase("config/shipped/../../../etc/passwd.yaml")]
    [TestCase("config/overrides/../escape.yaml")]
    [TestCase("/etc/cron.d/x.yaml")]
    [TestCase("config/shipped/phones/..yaml")]
    [TestCase("config/shipped/a/b/c.yaml")]
    [TestCase("config/shipped/x.yaml\n")]
    public void A_name_that_leads_elsewhere_becomes_no_file(string name)
    {
        Assert.That(RecordingForm.IsConfiguration(name), Is.False);
        var recording = RecordingReader.Read(Zip(("recording.json", Header), ("entries.ndjson", Line), (name, "x")));

        Assert.That(() => new RunReplay(recording, new ReplayRules(null, null)).Run(), Throws.InstanceOf<RecordingException>().With.Message.Contains("config/rig.yaml"));
    }

    private static void Refused(string file, string answer) =>
        Assert.That(() => RecordingReader.Read(file), Throws.InstanceOf<RecordingException>().With.Message.Contains(answer));

    private string Write(byte[] bytes)
    {
        var file = Path.Combine(folder.FullName, "file.zip");
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private string Zip(params (string Name, string Text)[] members)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.zip");
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var (name, text) in members)
        {
            Add(zip, name, text);
        }

        return file;
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
