using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Replay;
using PhoneRig.Hosting.Tests.Runs;

namespace PhoneRig.Hosting.Tests.Replay;

/// <summary>Every recorded run, by its own rules and by today's: a rule change is tested against all of them.</summary>
public sealed class RecordedRunsTests
{
    private const string Again = "if the change is meant, and the recording one of the bench, scripts/record.sh makes it anew";

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "recordings"));

    public static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder(), "*.phonerig.zip").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Recordings => Files().Select(file => Path.GetFileName(file));

    [Test]
    public void There_are_some() => Assert.That(Recordings.Count(), Is.GreaterThanOrEqualTo(2));

    [TestCaseSource(nameof(Recordings))]
    public void The_rules_it_went_by_decide_the_same(string name) => Same(name, new ReplayRules(null, null));

    [TestCaseSource(nameof(Recordings))]
    public void The_diagnoses_of_today_decide_the_same(string name) => Same(name, new ReplayRules(null, Path.Combine(DemoRig.Shipped, "diagnoses.yaml")));

    [TestCaseSource(nameof(Recordings))]
    public void All_rules_of_today_decide_the_same(string name) => Same(name, new ReplayRules(new ConfigFolder(DemoRig.Shipped), null));

    [TestCaseSource(nameof(Recordings))]
    public void It_has_its_raw_console_and_a_capture_is_small_and_says_that_it_is_simulated(string name)
    {
        var file = Path.Combine(Folder(), name);
        var recording = RecordingReader.Read(file);

        Assert.That(new FileInfo(file).Length, Is.LessThan(300_000));
        Assert.That(recording.Members.Keys, Does.Contain(RecordingForm.Capture).And.Contains(RecordingForm.Raw(recording.Header.Stations[0].Station, RawLines.Console)));
        Assert.That(recording.Header.Simulated, Is.True);
    }

    private static void Same(string name, ReplayRules rules)
    {
        foreach (var station in new RunReplay(RecordingReader.Read(Path.Combine(Folder(), name)), rules).Run())
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(station.Difference?.Describe(), Is.Null, $"{name}, {station.Station}: {Again}");
                Assert.That(station.Stages?.Describe(), Is.Null, $"{name}, {station.Station}: {Again}");
                Assert.That(station.Interlocks?.Describe(), Is.Null, $"{name}, {station.Station}: {Again}");
                Assert.That(station.Raw.Select(raw => raw.First), Is.All.Null, $"{name}, {station.Station}: {Again}");
                Assert.That(station.Raw.All(raw => raw.Recorded > 10), Is.True, "something was compared");
            }
        }
    }
}
