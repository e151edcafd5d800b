namespace PhoneRig.EndToEnd.Tests;

/// <summary>A disk that is full, or can be read only: nothing is moved but to let go, a person is told what to do, and what was written is there.</summary>
[NonParallelizable]
public sealed class FullDiskTests
{
    private const int Speed = 20;

    [Test]
    public void A_disk_that_fills_up_while_a_key_is_held_lets_go_tells_and_loses_nothing()
    {
        using var disk = new SmallDisk(megabytes: 4);
        using var bench = new BenchWatch(disk.Path, Speed);
        using var rig = new RunningPhonerig(disk.Path, "serve");
        rig.Await("PhoneRig serves");
        using var run = new RunningPhonerig(disk.Path, "procedure", "run", "factory-reset", "s1");
        bench.Await(truth => truth.KeysDown.Any());

        disk.Fill();
        var ended = run.End();

        TestContext.Out.WriteLine(run.Output);
        Assert.That(run.Output, Does.Contain("the disk is full: free some space for "));
        bench.Await(truth => truth.Station == "s1" && !truth.KeysDown.Any());
        Assert.That(ended, Is.Not.Zero);
        Assert.That(bench.Harm, Is.Empty);

        disk.Empty();
        using var again = new RunningPhonerig(disk.Path, "power", "s1", "cycle");
        Assert.That(again.End(), Is.Zero, again.Output);
        Assert.That(rig.Interrupt(), Is.Zero, rig.Output);
        var journal = new JournalProbe(Path.Combine(disk.Path, "simulated", "journal.db"));
        Assert.That(journal.Flaws(), Is.Empty);
        Assert.That(bench.Moves().Where(move => move.Value > journal.Intended().GetValueOrDefault(move.Key)), Is.Empty, "all that moved was written down");
    }

    [Test]
    public void A_disk_that_can_be_read_only_refuses_to_start_a_rig_and_says_why()
    {
        using var disk = new SmallDisk(megabytes: 4);
        using (var rig = new RunningPhonerig(disk.Path, "recover", "s4"))
        {
            rig.End();
        }

        disk.MakeReadOnly();
        using var refused = new RunningPhonerig(disk.Path, "recover", "s4");

        TestContext.Out.WriteLine($"{refused.End()}: {refused.Output}");
        Assert.That(refused.End(), Is.Not.Zero);
        Assert.That(refused.Output, Does.Contain("read-only").IgnoreCase.And.Not.Contain("   at "));
        using var list = new RunningPhonerig(disk.Path, "run", "list");
        Assert.That(list.End(), Is.Zero, list.Output);
    }
}
