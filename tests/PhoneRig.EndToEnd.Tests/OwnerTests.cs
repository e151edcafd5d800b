using System.Diagnostics;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>One process owns a rig: every other asks it, or is told who it is (design section 1).</summary>
[NonParallelizable]
public sealed class OwnerTests
{
    private TemporaryFolder state = null!;
    private RunningPhonerig? serve;

    [SetUp]
    public void MakeFolder() => state = new TemporaryFolder();

    [TearDown]
    public void EndOwner()
    {
        serve?.Dispose();
        serve = null;
        state.Dispose();
    }

    [Test]
    public void A_second_recover_goes_through_the_owners_socket_and_gets_the_verdict()
    {
        Serve();

        using var recover = Phonerig("recover", "s1");

        Assert.That(recover.End(), Is.Zero, recover.Output);
        Assert.That(recover.Output, Does.Contain($"through `phonerig serve` (process {serve!.Id}").And.Contain("s1: RECOVERED"));
        Assert.That(serve.Interrupt(), Is.Zero, serve.Output);
        using var told = Phonerig("run", "show", "last");
        Assert.That(told.End(), Is.Zero, told.Output);
        Assert.That(told.Output, Does.Contain("verdict: recovered"));
    }

    [Test]
    public void A_second_owner_is_refused_and_told_who_the_first_is()
    {
        Serve();

        using var second = Phonerig("serve");

        Assert.That(second.End(), Is.EqualTo(5), second.Output);
        Assert.That(second.Output, Does.Contain($"process {serve!.Id}"));
    }

    [Test]
    public void A_foreign_process_that_holds_the_lock_is_named()
    {
        var folder = Directory.CreateDirectory(Path.Combine(state.Path, "simulated")).FullName;
        using var foreign = Process.Start(new ProcessStartInfo("flock", [Path.Combine(folder, "lock"), "sh", "-c", "echo held; read line"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            Assert.That(foreign.StandardOutput.ReadLine(), Is.EqualTo("held"));

            using var recover = Phonerig("recover", "s1");

            Assert.That(recover.End(), Is.EqualTo(5), recover.Output);
            Assert.That(recover.Output, Does.Contain($"{foreign.Id}").And.Contain("flock"));
        }
        finally
        {
            foreign.Kill(entireProcessTree: true);
            foreign.WaitForExit();
        }
    }

    [Test]
    public void A_killed_owner_leaves_nothing_in_the_way_of_the_next()
    {
        Serve();
        serve!.Kill();

        using var recover = Phonerig("recover", "s1");

        Assert.That(recover.End(), Is.Zero, recover.Output);
    }

    [Test]
    public void A_station_that_is_busy_is_refused_by_run_or_waited_for_and_its_hands_are_its_runs()
    {
        // By the clock on the wall, so that the run outlasts every question asked meanwhile.
        Serve("--speed", "1");
        using var first = Phonerig("recover", "s1");
        first.Await("attempt 1");

        using (var refused = Phonerig("recover", "s1"))
        {
            Assert.That(refused.End(), Is.EqualTo(5), refused.Output);
            Assert.That(refused.Output, Does.Contain("station s1 is busy").And.Contain("--wait"));
        }

        using (var key = Phonerig("key", "s1", "press", "5"))
        {
            Assert.That(key.End(), Is.EqualTo(5), key.Output);
        }

        using (var status = Phonerig("status"))
        {
            Assert.That(status.End(), Is.Zero, status.Output);
            Assert.That(status.Output, Does.Contain("s1").And.Contain("recover").And.Contain("s4"));
        }

        using var waiting = Phonerig("procedure", "run", "power-cycle", "s1", "--wait", "30m");
        waiting.Await("busy");
        using (var stop = Phonerig("stop", "s1"))
        {
            Assert.That(stop.End(), Is.Zero, stop.Output);
        }

        Assert.That(first.End(), Is.EqualTo(4), first.Output);
        Assert.That(waiting.End(), Is.EqualTo(4), "a stop ends who waits too: " + waiting.Output);
    }

    [Test]
    public void A_formatting_phone_is_not_cut_but_by_a_name()
    {
        // Slower than else: the phone has to format for as long as four processes take to start, also on a busy machine.
        Serve("--speed", "5");
        using var format = Phonerig("procedure", "run", "format-reset", "s2");
        format.Await("the phone is formatting");

        using (var busy = Phonerig("power", "s2", "off"))
        {
            Assert.That(busy.End(), Is.EqualTo(5), busy.Output);
        }

        using (var stop = Phonerig("stop", "s2"))
        {
            Assert.That(stop.End(), Is.Zero, stop.Output);
        }

        using (var off = Phonerig("power", "s2", "off"))
        {
            Assert.That(off.End(), Is.EqualTo(5), off.Output);
            Assert.That(off.Output, Does.Contain("format").And.Contain("until"));
        }

        using (var safe = Phonerig("safe"))
        {
            Assert.That(safe.End(), Is.Zero, safe.Output);
            Assert.That(safe.Output, Does.Contain("which owns the rig").And.Contain("let go"));
        }

        using var forced = Phonerig("power", "s2", "off", "--force", "ann");

        Assert.That(forced.End(), Is.Zero, forced.Output);
        Assert.That(serve!.Interrupt(), Is.Zero, serve.Output);
        using var reader = JournalReader.Open(Path.Combine(state.Path, "simulated", "journal.db"))!;
        Assert.That(reader.Entries("s2", since: 0).Select(entry => entry.Json), Has.Some.Contains("\"forcedBy\":\"ann\""));
    }

    private void Serve(params string[] options)
    {
        serve = Phonerig(["serve", .. options]);
        serve.Await("control.sock");
    }

    private RunningPhonerig Phonerig(params string[] arguments) => new(state.Path, arguments);
}
