using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary>Campaigns are simulated from the command line, and what cannot be is refused in one line.</summary>
public sealed class SimulateVerbTests
{
    [Test]
    public void A_small_campaign_is_told_in_a_few_lines()
    {
        var host = new TestHost();

        Assert.That(host.Run("simulate", "--phones", "3", "--stations", "2"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith("simulated: 1 campaign of 3 phones through 2 stations, seeds from 1 on, faults: none, in virtual time; the firmware is made up, "));
        Assert.That(host.Out, Does.Contain(" recoveries in ").And.Contain("bins: ").And.Contain(" right, ").And.Contain("faults: none").And.EndWith("0 violations\n"));
    }

    [Test]
    public void For_programs_each_campaign_is_an_object_with_the_command_line_that_runs_it_again()
    {
        var host = new TestHost();
        Assert.That(host.Run("simulate", "--phones", "2", "--stations", "1", "--from", "7", "--faults", "clock-jump", "--json"), Is.EqualTo(ExitCode.Done), host.Error);
        var lines = host.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();

        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That((string?)lines[0]["campaign"]!["replay"], Is.EqualTo("phonerig simulate --phones 2 --stations 1 --seeds 1 --from 7 --faults clock-jump"));
        Assert.That((int?)lines[1]["simulated"]!["violations"], Is.Zero);
    }

    [Test]
    public void A_mix_says_what_ails_the_phones_and_is_part_of_what_runs_it_again()
    {
        var mix = Written("ailments: { healthy: 1 }");
        var host = new TestHost();

        Assert.That(host.Run("simulate", "--phones", "2", "--stations", "1", "--mix", mix, "--json"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That((string?)JsonNode.Parse(host.Out.Split('\n')[0])!["campaign"]!["replay"], Does.EndWith($" --mix {mix}"));
        Assert.That((int?)JsonNode.Parse(host.Out.Split('\n')[0])!["campaign"]!["bins"]!["done"], Is.EqualTo(2));
    }

    [Test]
    public void The_journal_of_a_campaign_is_written_with_the_truth_between_its_lines()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():n}.txt");
        var host = new TestHost();

        Assert.That(host.Run("simulate", "--phones", "1", "--stations", "1", "--journal", file), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(File.ReadAllText(file), Does.Contain("TRUTH: coil driven").And.Contain("+campaign").And.Contain("verdict"));
    }

    [TestCase("--faults \"stuck-keys\"", "--faults", "stuck-keys", "--faults: unknown fault \"stuck-keys\"; ")]
    [TestCase("--phones 0", "--phones", "0", "--phones \"0\": expected a whole number from 1 to 10000")]
    [TestCase("--stations 25", "--stations", "25", "--stations \"25\": expected a whole number from 1 to 24")]
    [TestCase("--seeds many", "--seeds", "many", "--seeds \"many\": expected a whole number from 1 to 1000000")]
    [TestCase("--from x", "--from", "x", "--from \"x\": expected a whole number")]
    [TestCase("--mix nowhere", "--mix", "/nowhere/mix.yaml", "/nowhere/mix.yaml cannot be read: there is no such file")]
    public void A_wrong_word_is_refused_in_one_line(string what, string option, string value, string told)
    {
        var host = new TestHost();

        Assert.That(host.Run("simulate", option, value), Is.EqualTo(ExitCode.BadUsage), what);
        Assert.That(host.Out, Is.Empty);
        Assert.That(host.Error, Does.Contain(told));
        Assert.That(host.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
    }

    [TestCase("ailments: { boot-lop: 1 }", ":1:13: there is no ailment \"boot-lop\"; did you mean \"boot-loop\"?")]
    [TestCase("ailments: { healthy: 0 }", ":1:1: no ailment is ever drawn: give one of them 1")]
    [TestCase("ailments: { healthy: -2, boot-loop: 1 }", ": -2 is no proportion: 0 to 1000000")]
    public void A_mistake_in_a_mix_is_told_with_its_place(string text, string told)
    {
        var host = new TestHost();

        Assert.That(host.Run("simulate", "--mix", Written(text)), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(told));
    }

    [Test]
    public void A_journal_is_of_one_campaign()
    {
        var host = new TestHost();

        Assert.That(host.Run("simulate", "--seeds", "2", "--journal", "x.txt"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Is.EqualTo("phonerig: --journal is for one campaign: leave --seeds out, and name its seed with --from\n"));
    }

    private static string Written(string text)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():n}.yaml");
        File.WriteAllText(file, text);
        return file;
    }
}
