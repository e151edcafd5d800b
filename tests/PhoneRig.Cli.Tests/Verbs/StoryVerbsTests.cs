using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Tests.Verbs;

public sealed class StoryVerbsTests
{
    private const string Hostile = "</title><script>alert(1)</script>\u001b[2J\0\u202e \" onload='x' [1] &amp;";

    private string state = "";
    private string rig = "";

    [SetUp]
    public void SetUp()
    {
        state = Directory.CreateTempSubdirectory("phonerig-state-").FullName;
        rig = new TestHost().Host.Folder.Rig(TestHost.SimulatedRig).Value!.Rig;
        Record("run-a");
    }

    [TearDown]
    public void TearDown() => Directory.Delete(state, recursive: true);

    [Test]
    public void A_run_is_explained_with_what_to_do_and_its_evidence()
    {
        var host = new TestHost();

        Assert.That(Run(host, "run", "explain", "last", "s1"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("s1: NEEDS ATTENTION after 5 s (simulated)").And.Contains("What to do next").And.Contains("Turn it off.").And.Contains("(entry 3)"));
        Assert.That(host.Out, Does.Not.Contain('\u001b').And.Not.Contains('\0').And.Not.Contains('\u202e'));
    }

    [Test]
    public void An_explanation_as_JSON_has_the_entries_of_every_sentence()
    {
        var host = new TestHost();

        Assert.That(Run(host, "run", "explain", "last", "--json"), Is.EqualTo(ExitCode.Done), host.Error);
        var story = host.JsonLines[1]["story"]!;
        Assert.That(((string?)story["station"], (string?)story["end"], (long)story["nextSteps"]![0]!["entries"]![0]!), Is.EqualTo(("s1", "needs-attention", 6L)));
        Assert.That(story["chart"], Is.Null);
    }

    [Test]
    public void A_page_shows_a_hostile_console_line_as_the_text_that_it_is()
    {
        var host = new TestHost();

        Assert.That(Run(host, "run", "report", "last", "--html", "-"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith("<!DOCTYPE html>").And.Contains("SIMULATED").And.Contains("&lt;script&gt;alert(1)&lt;/script&gt;\\u001B[2J\\u0000\\u202E &quot; onload=&#39;x&#39;").And.Contains("&amp;amp;"));
        Assert.That(host.Out, Does.Not.Contain("<script").And.Not.Contains("onload='").And.Not.Contains("://"));
        Assert.That(host.Out.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty);
    }

    [Test]
    public void A_report_as_JSON_has_story_and_chart()
    {
        var host = new TestHost();

        Assert.That(Run(host, "run", "report", "last", "--json"), Is.EqualTo(ExitCode.Done), host.Error);
        var report = host.JsonLines.Single()["report"]!;
        Assert.That((string?)report["stories"]![0]!["chart"]!["console"]![0]!["rule"], Is.EqualTo("power-inline"));
        Assert.That((string?)report["run"]!["run"], Is.EqualTo("run-a"));
    }

    [Test]
    public void A_report_is_replaced_by_a_newer_one_and_nothing_else_is_but_by_force()
    {
        var page = Path.Combine(state, "page.html");
        File.WriteAllText(page, "my thesis");

        var host = new TestHost();
        Assert.That(Run(host, "run", "report", "last", "--html", page), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("is there already and is no report").And.Contains("--force"));
        Assert.That(File.ReadAllText(page), Is.EqualTo("my thesis"));

        Assert.That(Run(new TestHost(), "run", "report", "last", "--html", page, "--force"), Is.EqualTo(ExitCode.Done));
        Assert.That(Run(new TestHost(), "run", "report", "last", "--html", page), Is.EqualTo(ExitCode.Done), "a report by a report");
        Assert.That(Directory.GetFiles(state, "*.new", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase("say what to write", "run", "report", "last")]
    [TestCase("has no station \"s9\"", "run", "report", "last", "--station", "s9", "--html", "-")]
    [TestCase("has no station \"s9\"", "run", "explain", "last", "s9")]
    [TestCase("unknown run \"nothing\"", "run", "explain", "nothing")]
    [TestCase("there is no folder", "run", "report", "last", "--html", "/no/such/folder/x.html")]
    [TestCase("is a folder", "run", "report", "last", "--html", "/tmp")]
    [TestCase("is a device", "run", "report", "last", "--html", "/dev/null", "--force")]
    public void Wrong_input_is_one_sentence_and_exit_2(string says, params string[] args)
    {
        var host = new TestHost();

        Assert.That(Run(host, args), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(says));
        Assert.That(host.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_damaged_journal_is_said_to_be_so()
    {
        var journal = RigState.Of(rig, state).Journal;
        var bytes = File.ReadAllBytes(journal);
        bytes.AsSpan(100).Fill(0x5a);
        File.WriteAllBytes(journal, bytes);
        var host = new TestHost();

        Assert.That(Run(host, "run", "explain", "last"), Is.EqualTo(ExitCode.BadUsage), host.Out);
        Assert.That(host.Error, Does.Contain("damaged").And.Contains("start it again"));
    }

    private ExitCode Run(TestHost host, params string[] args) => host.Run([.. args, "--state", state]);

    private void Record(string run)
    {
        using var journal = SqliteJournal.Open(RigState.Of(rig, state).Journal, new JournalIdentity(rig, Simulated: true, 7), new EventLoop(new VirtualClock()));
        var at = 0;
        foreach (var fact in new Fact[]
        {
            new RunStarted(rig, "cisco-7970", Simulated: true, 7, run, "recover"),
            new AttemptStarted(1, "power-cycle", "many bricks only wait"),
            new ConsoleLine(Hostile, "power-inline", null),
            new Diagnosed("inline-power", "Something else feeds it.", VerdictOwner.SetUp, [3]),
            new AttemptEnded(1, "power-cycle", "inline-power", "Something else feeds it."),
            new VerdictReached(Verdict.NeedsAttention, VerdictOwner.SetUp, "inline-power", null, null, "It lives.", [3], "Turn it off."),
        })
        {
            var uptime = TimeSpan.FromSeconds(at++);
            journal.Append("s1", new Entry(journal.NextSequence("s1"), DateTimeOffset.UnixEpoch + uptime, uptime, fact));
        }
    }
}
