using System.IO.Compression;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Replay;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Hosting.Tests.Support;

namespace PhoneRig.Hosting.Tests.Replay;

/// <summary>The files that a run went by are kept as they were when it was asked for, and whatever goes wrong with them is no matter of the run's.</summary>
public sealed class AppliedKeeperTests
{
    private static readonly ControlRequest Recover = new ControlRequest.Recover(["s1"], "mine") { By = "tests" };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-applied-");
    private FakeSink sink = null!;
    private RigPlan plan = null!;
    private RigState state = null!;

    [SetUp]
    public void SetUp()
    {
        plan = DemoRig.Plan().Plan! with { Folder = new ConfigFolder(DemoRig.Shipped, folder.FullName) };
        state = new RigState(Path.Combine(folder.FullName, "state"));
        sink = new FakeSink();
        Write("as asked");
    }

    [OneTimeTearDown]
    public void Remove() => folder.Delete(recursive: true);

    [Test]
    public void What_a_run_is_asked_for_by_is_kept_as_it_was_then_under_the_runs_name()
    {
        using (var keeper = new AppliedKeeper(plan, state, "boot"))
        {
            var watched = keeper.Watch(Recover, "virtual", sink);
            Write("changed since");
            watched.Tell(Began("run-1"));
        }

        using var zip = ZipFile.OpenRead(AppliedKeeper.FileOf(state, "boot", "run-1"));
        Assert.That(zip.Entries.Select(entry => entry.FullName), Is.SupersetOf(new[] { RecordingForm.Rig, RecordingForm.Applied, RecordingForm.Firmware, "config/shipped/diagnoses.yaml", "config/overrides/playbooks/mine.yaml" }));
        using var text = new StreamReader(zip.GetEntry("config/overrides/playbooks/mine.yaml")!.Open());
        Assert.That(text.ReadToEnd(), Is.EqualTo("# as asked"));
        Assert.That(sink.Told.Single(), Is.InstanceOf<ControlEvent.Began>(), "the asker hears of it all the same");
    }

    [Test]
    public void What_begins_no_run_is_not_watched()
    {
        using var keeper = new AppliedKeeper(plan, state, "boot");

        Assert.That(keeper.Watch(new ControlRequest.Stop([]) { By = "tests" }, "virtual", sink), Is.SameAs(sink));
    }

    [Test]
    public void A_run_that_never_begins_leaves_no_copy()
    {
        using (var keeper = new AppliedKeeper(plan, state, "other"))
        {
            keeper.Watch(Recover, "virtual", sink).End(new ControlEnd(ControlOutcome.BadRequest, "no", null, []));
        }

        Assert.That(File.Exists(AppliedKeeper.FileOf(state, "other", "run-1")), Is.False);
        Assert.That(sink.Ended!.Message, Is.EqualTo("no"));
    }

    [Test]
    public void A_disk_that_takes_no_copy_costs_nothing_else()
    {
        var blocked = new RigState(Path.Combine(folder.FullName, "blocked"));
        Directory.CreateDirectory(blocked.Folder);
        File.WriteAllText(Path.Combine(blocked.Folder, "applied"), "a file where the folder should be");
        using (var keeper = new AppliedKeeper(plan, blocked, "boot"))
        {
            keeper.Watch(Recover, "virtual", sink).Tell(Began("run-1"));
        }

        Assert.That(sink.Told.Single(), Is.InstanceOf<ControlEvent.Began>());
    }

    private void Write(string text)
    {
        folder.CreateSubdirectory("playbooks");
        File.WriteAllText(Path.Combine(folder.FullName, "playbooks", "mine.yaml"), $"# {text}");
    }

    private ControlEvent.Began Began(string run) => new ControlEvent.Began(new RigSetup(plan, "tests").Describe(run, "virtual", ["s1"]));
}
