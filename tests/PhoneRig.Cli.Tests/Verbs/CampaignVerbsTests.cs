using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary><c>phonerig campaign</c> where nobody owns the rig, and wrong words to it.</summary>
public sealed class CampaignVerbsTests
{
    [TestCase("start")]
    [TestCase("next s1")]
    [TestCase("scan 001B.2C3D.4E5F")]
    [TestCase("test s1")]
    [TestCase("pause")]
    [TestCase("resume")]
    [TestCase("stop")]
    public void Without_an_owner_a_campaign_says_what_to_start(string words)
    {
        var host = new TestHost();

        Assert.That(host.Run(["campaign", .. words.Split(' ')]), Is.EqualTo(ExitCode.Refused));
        Assert.That(host.Error, Is.EqualTo("phonerig: nobody owns the rig simulated, and a campaign runs in its owner: start phonerig serve first\n"));
        Assert.That(host.Opened, Is.Empty);
    }

    [TestCase("status")]
    [TestCase("report")]
    public void Without_an_owner_the_journal_tells_of_the_campaign_and_where_there_is_none_what_to_do(string verb)
    {
        var host = new TestHost();

        Assert.That(host.Run("campaign", verb), Is.EqualTo(ExitCode.Done));
        Assert.That(host.Out, Is.EqualTo("the rig simulated has had no campaign: start phonerig serve, then phonerig campaign start\n"));
    }

    [Test]
    public void A_scanner_is_a_keyboard_each_line_is_asked()
    {
        var host = new TestHost { In = "001B.2C3D.4E5F\n\ns1 SEP001B2C3D4E60\ns9 001B2C3D4E61\n" };

        Assert.That(host.Run("campaign", "scan"), Is.EqualTo(ExitCode.Refused));
        Assert.That(host.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3));
    }

    [TestCase("next s9", "unknown station \"s9\"", "did you mean \"s1\"?")]
    [TestCase("start s9", "unknown station \"s9\"", "did you mean \"s1\"?")]
    [TestCase("scan s9 001B2C3D4E5F", "unknown station \"s9\"", "did you mean \"s1\"?")]
    [TestCase("test s9", "unknown station \"s9\"", "did you mean \"s1\"?")]
    [TestCase("start --expect 0", "--expect \"0\"", "a number of phones")]
    [TestCase("start --budget soon", "--budget \"soon\"", "a duration")]
    [TestCase("start --budget 0s", "--budget", "leave it out, or give more")]
    [TestCase("next", "STATION", "")]
    public void Wrong_words_are_refused_with_what_is_right(string words, string wrong, string right)
    {
        var host = new TestHost();

        Assert.That(host.Run(["campaign", .. words.Split(' ')]), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(wrong).And.Contain(right));
        Assert.That(host.Opened, Is.Empty);
    }

    [Test]
    public void A_bench_does_something_by_itself_and_has_a_verb_and_its_wrong_options_are_told_as_such()
    {
        var host = new TestHost();

        Assert.That(host.Run("bench", "--speed", "max"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith("phonerig: --speed \"max\": expected"));
    }

    [Test]
    public void A_swap_at_a_bench_that_is_not_there_says_what_to_start()
    {
        var host = new TestHost();

        Assert.That(host.Run("bench", "swap", "s1"), Is.EqualTo(ExitCode.Refused));
        Assert.That(host.Error, Does.Contain("no bench serves").And.Contain("start phonerig bench, and the rig after it"));
    }
}
