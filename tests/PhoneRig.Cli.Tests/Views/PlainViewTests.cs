using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Views;

public sealed class PlainViewTests
{
    private static string[] Lines(Script script)
    {
        var host = new TestHost { Recover = script.Play };
        host.Run("recover");
        return host.Out.Split('\n');
    }

    [Test]
    public void The_first_lines_say_what_is_simulated_and_the_seed()
    {
        var lines = Lines(Script.ComesHome(stations: "s1"));

        Assert.That(lines[0], Is.EqualTo("PhoneRig, rig demo, SIMULATED, seed 7"));
        Assert.That(lines[1], Does.Contain("simulated phones; real UDP"));
    }

    [Test]
    public void A_real_rig_is_never_called_simulated()
    {
        var script = new Script(Script.Info(simulated: false, "s1"), new RunSummary(Simulated: false, null, [Script.Recovered("s1")]));

        Assert.That(string.Join('\n', Lines(script)), Does.Not.Contain("imulated").And.Not.Contains("seed").IgnoreCase);
    }

    [Test]
    public void There_are_no_escape_sequences_and_no_line_for_each_block_of_a_file()
    {
        var lines = Lines(Script.ComesHome(stations: "s1"));

        Assert.That(string.Join('\n', lines), Does.Not.Contain("\u001b").And.Not.Contains("\a"));
        Assert.That(lines.Count(line => line.Contains("apps70.9-4-2ES26.sbn", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(lines, Has.Length.LessThan(90));
    }

    [Test]
    public void Lines_are_stamped_with_rig_time_and_name_their_station() =>
        Assert.That(Lines(Script.ComesHome(stations: ["s1", "s2"])), Has.Some.EqualTo("   0:15.3  s1  power is on").And.Some.EqualTo("   0:18.6  s2  power is on"));

    [Test]
    public void A_person_s_turn_stands_out_and_is_told_once()
    {
        var lines = Lines(Script.ComesHome(manual: true, "s1"));

        Assert.That(lines.Where(line => line.Contains("Press # and keep it down", StringComparison.Ordinal)), Is.EqualTo(new[] { ">>>>>>>>>  s1  YOUR TURN: Press # and keep it down until told." }));
    }

    [Test]
    public void The_end_tells_verdict_load_proof_attempts_time_and_evidence()
    {
        var end = string.Join('\n', Lines(Script.ComesHome(stations: "s1")).SkipWhile(line => line != "s1: RECOVERED (simulated)"));

        Assert.That(end, Does.Contain("Load       SCCP70.9-4-2SR3-1S"));
        Assert.That(end, Does.Contain("Proof      inferred"));
        Assert.That(end, Does.Contain("Attempts   1. factory-reset: goal-met"));
        Assert.That(end, Does.Contain("Elapsed    6:51.3"));
        Assert.That(end, Does.Contain("3:00.4  TFTP: term70.default.loads asked for"));
        Assert.That(end, Does.Contain("add --seed 7"));
        Assert.That(end, Does.Not.Contain("To do"));
    }

    [Test]
    public void A_stranger_s_packet_is_told_even_before_the_run_begins()
    {
        var host = new TestHost
        {
            Recover = (_, observer, _) =>
            {
                observer.Added("-", new Entry(1, default, TimeSpan.FromSeconds(1), new DhcpAsked("00:00:5e:00:53:01", null, "discover", null)));
                observer.Started(Script.Info(simulated: true, "s1"));
                observer.Added("-", new Entry(2, default, TimeSpan.FromSeconds(2), new DhcpAsked("00:00:5e:00:53:02", null, "discover", null)));
                return new RecoverResult(new RunSummary(Simulated: true, 7, []), [], null);
            },
        };

        Assert.That(host.Run("recover"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("00:00:5e:00:53:01").And.Contains("00:00:5e:00:53:02"));
    }

    [Test]
    public void The_console_is_quoted_where_it_turns_the_story_and_not_for_each_key()
    {
        var lines = Lines(Script.ComesHome(stations: "s1"));

        Assert.That(lines.Count(line => line.Contains("console: \"", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(lines, Has.Some.Contains("INIT: Waiting for factory reset sequence."));
    }

    [TestCase(Verdict.NeedsAttention, VerdictOwner.Rig, "Mend the part")]
    [TestCase(Verdict.NeedsAttention, VerdictOwner.SetUp, "Correct what is named")]
    [TestCase(Verdict.NeedsAttention, VerdictOwner.Phone, "Look at what was seen")]
    [TestCase(Verdict.Scrap, VerdictOwner.Phone, "Set the phone aside")]
    [TestCase(Verdict.Stopped, VerdictOwner.Operator, "when you want to go on")]
    public void A_phone_that_is_not_home_comes_with_what_to_do(Verdict verdict, VerdictOwner owner, string expected)
    {
        var summary = new RunSummary(Simulated: true, 7, [Script.Unrecovered("s1", verdict, owner, "some-cause")]);
        var host = new TestHost { Recover = new Script(Script.Info(simulated: true, "s1"), summary).Play };

        Assert.That(host.Run("recover"), Is.Not.EqualTo(ExitCode.Done));
        Assert.That(host.Out, Does.Contain("Diagnosis  some-cause").And.Contains($"To do      ").And.Contains(expected));
    }
}
