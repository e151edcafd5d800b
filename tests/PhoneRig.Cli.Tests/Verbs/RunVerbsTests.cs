using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Tests.Verbs;

public sealed class RunVerbsTests
{
    private string state = "";
    private string rig = "";

    [SetUp]
    public void SetUp()
    {
        state = Directory.CreateTempSubdirectory("phonerig-state-").FullName;
        rig = new TestHost().Host.Folder.Rig(TestHost.SimulatedRig).Value!.Rig;
    }

    [TearDown]
    public void TearDown() => Directory.Delete(state, recursive: true);

    [Test]
    public void Before_the_first_run_it_is_said_how_to_make_one()
    {
        var host = new TestHost();

        Assert.That(Run(host, "run", "list"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("has no journal yet at").And.Contains(state).And.Contains("phonerig recover --all"));
    }

    [Test]
    public void The_list_tells_the_newest_first_with_its_outcomes_and_what_has_no_end()
    {
        Record("run-a", ends: true);
        Record("run-b", ends: false);
        var host = new TestHost();

        Assert.That(Run(host, "run", "list"), Is.EqualTo(ExitCode.Done), host.Error);
        var lines = host.Out.TrimEnd().Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.StartWith("run-b  ").And.Contains("recover").And.Contains("s1 under way or cut short").And.EndsWith("[simulated]"));
        Assert.That(lines[1], Does.StartWith("run-a  ").And.Contains("s1 needs-attention (inline-power)"));

        Record("run-c", ends: true);
        var later = new TestHost();
        Assert.That(Run(later, "run", "list", "--json"), Is.EqualTo(ExitCode.Done));
        Assert.That(later.JsonLines.Select(line => $"{line["run"]!["run"]} {line["run"]!["stations"]![0]!["state"]}"), Is.EqualTo(new[] { "run-c ended", "run-b cut short", "run-a ended" }));
    }

    [Test]
    public void A_run_that_was_cut_short_tells_what_was_under_way()
    {
        Record("run-b", ends: false);
        var host = new TestHost();

        Assert.That(Run(host, "run", "show", "last"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith($"run-b  recover on rig {rig}, ").And.Contains("simulated, seed 7"));
        Assert.That(host.Out, Does.Contain("   0:03.0  s1  key # is held down"));
        Assert.That(host.Out, Does.Contain("no end is told of entry 6 at 0:05.0, about to switch the power off: it may have happened"));
        Assert.That(host.Out, Does.Contain("possibly still held down: #; `phonerig safe` lets every key go").And.Contains("its power was on when it was last told"));
    }

    [Test]
    public void Once_the_keys_were_let_go_a_run_that_was_cut_short_says_so()
    {
        Record("run-b", ends: false);
        var safe = new TestHost();
        File.Copy(TestHost.SimulatedRig, RigState.Of(rig, state).Snapshot);
        Assert.That(Run(safe, "safe"), Is.EqualTo(ExitCode.Done), safe.Error);
        var host = new TestHost();

        Assert.That(Run(host, "run", "show", "last"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Match(@"s1: possibly held down at its end: #; `phonerig safe` let every key go at \d{4}-.* UTC").And.Not.Contains("still held"));
    }

    [Test]
    public void So_it_does_once_the_rig_has_started_again()
    {
        Record("run-b", ends: false);
        Record("run-c", ends: true);
        var host = new TestHost();

        Assert.That(Run(host, "run", "show", "run-b"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("s1: possibly held down at its end: #; the rig lets every key go when it starts, and has started since"));
    }

    [Test]
    public void A_run_that_ended_and_tidied_up_left_nothing_behind()
    {
        Record("run-a", ends: true);
        var host = new TestHost();

        Assert.That(Run(host, "run", "show", "run-a", "--station", "s1"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("s1 needs-attention (inline-power), after 0:06.0").And.Not.Contains("may have").And.Not.Contains("held down:"));
    }

    [Test]
    public void A_shown_run_as_JSON_tells_the_run_its_entries_and_what_it_left()
    {
        Record("run-b", ends: false);
        var host = new TestHost();

        Assert.That(Run(host, "run", "show", "run-b", "--json"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That((string?)host.JsonLines[0]["run"]!["job"], Is.EqualTo("recover"));
        Assert.That(host.JsonLines[1..^1].Select(line => (long)line["sequence"]!), Is.EqualTo(new long[] { 2, 3, 4, 5, 6 }));
        Assert.That(host.JsonLines[^1]["left"]!.ToJsonString(), Is.EqualTo("""{"station":"s1","unfinished":[6],"possiblyHeld":["#"],"power":true}"""));
    }

    [TestCase("run-xa", "did you mean \"run-xb\"?")]
    [TestCase("something-else", "the newest is run-y")]
    [TestCase("run", "may be any of 2 runs: run-y, run-xb")]
    public void An_id_that_is_none_is_answered_with_the_nearest(string asked, string answer)
    {
        Record("run-xb", ends: true);
        Record("run-y", ends: true);
        var host = new TestHost();

        Assert.That(Run(host, "run", "show", asked), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(answer));
    }

    [Test]
    public void A_station_that_is_not_of_the_run_is_told_which_are()
    {
        Record("run-a", ends: true);
        var host = new TestHost();

        Assert.That(Run(host, "run", "show", "last", "--station", "s2"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("has no station \"s2\"").And.Contains("s1"));
    }

    [Test]
    public void An_exported_run_has_a_header_and_its_facts_byte_for_byte()
    {
        const string later = "{\"kind\":\"of-a-later-version\", \"z\" : 1.50}";
        Record("run-a", ends: true, FactJson.Read(later));
        var host = new TestHost();
        var to = Path.Combine(state, "out.ndjson");

        Assert.That(Run(host, "run", "export", "run-a"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(Run(new TestHost(), "run", "export", "run", "--out", to), Is.EqualTo(ExitCode.Done), "the beginning of an id will do");

        Assert.That(File.ReadAllText(to), Is.EqualTo(host.Out));
        var lines = host.Out.TrimEnd('\n').Split('\n');
        var header = JsonNode.Parse(lines[0])!["export"]!;
        Assert.That(((string?)header["rig"], (bool)header["simulated"]!, (string?)header["version"], (int)header["form"]!), Is.EqualTo((rig, true, "0.1.0", 1)));
        Assert.That(lines, Has.Some.EndsWith($"\"fact\":{later}}}"));
        Assert.That(lines[1], Does.Match("""^\{"run":"run-a","station":"s1","sequence":2,"at":"[^"]+","uptime":1,"fact":\{"kind":"run-started","""));
    }

    [Test]
    public void An_export_that_cannot_be_written_says_so()
    {
        Record("run-a", ends: true);
        var host = new TestHost();

        Assert.That(Run(host, "run", "export", "last", "--out", Path.Combine(state, "no-such-folder", "x")), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("cannot be written"));
    }

    private ExitCode Run(TestHost host, params string[] args) => host.Run([.. args, "--state", state]);

    /// <summary>A run of one station: # held, and the power about to be cut; where it ends, all of that ends too.</summary>
    private void Record(string run, bool ends, params Fact[] more)
    {
        var clock = new VirtualClock();
        using var journal = SqliteJournal.Open(RigState.Of(rig, state).Journal, new JournalIdentity(rig, Simulated: true, 7), new EventLoop(clock));
        var at = 0;
        long Append(Fact fact)
        {
            var sequence = journal.NextSequence("s1");
            var uptime = TimeSpan.FromSeconds(at++);
            journal.Append("s1", new Entry(sequence, DateTimeOffset.UnixEpoch + uptime, uptime, fact));
            return sequence;
        }

        var hash = new Key("#");
        Append(new PowerAdopted(On: true));
        Append(new RunStarted(rig, "cisco-7970", Simulated: true, 7, run, "recover"));
        Append(new KeyHeld(Append(new DeedIntended(new Deed.HoldKey(hash, TimeSpan.FromSeconds(60)))), hash));
        Append(new Notice("between"));
        var cut = Append(new DeedIntended(new Deed.SwitchPower(On: false)));
        if (ends)
        {
            Append(new PowerSwitched(cut, On: false));
            foreach (var fact in more)
            {
                Append(fact);
            }

            Append(new VerdictReached(Verdict.NeedsAttention, VerdictOwner.SetUp, "inline-power", null, null, "it lives", []));
            Append(new KeyReleased(Append(new DeedIntended(new Deed.ReleaseKey(hash))), hash));
        }
    }
}
