using System.Globalization;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary><c>phonerig campaign</c> where nobody owns the rig, and wrong words to it.</summary>
public sealed class CampaignVerbsTests
{
    [TestCase("next s1")]
    [TestCase("evening")]
    [TestCase("day")]
    [TestCase("scan 001B.2C3D.4E5F")]
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
    [TestCase("start --expect 0", "--expect \"0\"", "a number of phones")]
    [TestCase("start --budget soon", "--budget \"soon\"", "a duration")]
    [TestCase("start --budget 0s", "--budget", "leave it out, or give more")]
    [TestCase("start --evening half-past-five --day 07:30", "--evening \"half-past-five\"", "a time of the day such as 07:30 or 17:30")]
    [TestCase("start --evening 17:30 --day 7:30", "--day \"7:30\"", "with two digits each")]
    [TestCase("start --evening 24:00 --day 07:30", "--evening \"24:00\"", "a time of the day")]
    [TestCase("start --evening 17:30", "--evening 17:30: say when it ends, too", "such as --day 07:30")]
    [TestCase("start --day 07:30", "--day 07:30: say when the evening begins, too", "such as --evening 17:30")]
    [TestCase("start --evening 17:30 --day 17:30", "--evening and --day are both 17:30", "the day begins at another time")]
    [TestCase("start --soak 0", "--soak \"0\"", "none, or a duration")]
    [TestCase("start --soak never", "--soak \"never\"", "none, or a duration")]
    [TestCase("start", "no station of the rig can take part in a campaign: s1, s2, s3, s4: the rig file names its phone", "leave mac out where phones are swapped")]
    [TestCase("label 001b2c3d4e5f", "this rig has had no campaign", "phonerig campaign start")]
    [TestCase("label 001b2c3d4e5f --text --svg", "--text or --svg", "choose one")]
    [TestCase("label", "PHONE", "")]
    [TestCase("next", "STATION", "")]
    public void Wrong_words_are_refused_with_what_is_right(string words, string wrong, string right)
    {
        var host = new TestHost();

        Assert.That(host.Run(["campaign", .. words.Split(' ')]), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(wrong).And.Contain(right));
        Assert.That(host.Opened, Is.Empty);
    }

    [TestCase("--evening 17:30 --day 07:30 --soak 4h", "17:30", "07:30", 4.0)]
    [TestCase("--soak none", null, null, 0.0)]
    [TestCase("", null, null, null)]
    public void A_start_tells_the_owner_its_times_and_how_long_phones_are_watched(string options, string? evening, string? day, double? hours)
    {
        var press = new TaskCompletionSource<Action>();
        var serve = new TestHost { Signals = pressed => press.SetResult(pressed) };
        string[] rig = ["--rig", Path.Combine(TestHost.ShippedConfig, "rigs", "simulated-vlans.yaml")];
        var serving = Task.Run(() => serve.Run(["serve", .. rig]));
        var control = press.Task.Result;
        var state = new RigState(Path.Combine(serve.StateFolder, "simulated-vlans"));
        Assert.That(SpinWait.SpinUntil(() => File.Exists(state.ControlSocket), TimeSpan.FromSeconds(20)), Is.True);
        var asks = new TestHost { StateFolder = serve.StateFolder };
        var code = asks.Run(["campaign", "start", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. rig]);
        control();

        Assert.That(serving.Result, Is.EqualTo(ExitCode.Done));
        Assert.That(code, Is.EqualTo(ExitCode.Done), asks.Error);
        var start = serve.Asked.OfType<ControlRequest.StartCampaign>().Single();
        Assert.That(start.Hours, Is.EqualTo(evening is null ? null : new CampaignHours(TimeOnly.Parse(evening, CultureInfo.InvariantCulture), TimeOnly.Parse(day!, CultureInfo.InvariantCulture))));
        Assert.That(start.Soak, Is.EqualTo(hours is { } soak ? TimeSpan.FromHours(soak) : (TimeSpan?)null));
    }

    [Test]
    public void A_bench_does_something_by_itself_and_has_a_verb_and_its_wrong_options_are_told_as_such()
    {
        var host = new TestHost();

        Assert.That(host.Run("bench", "--speed", "max"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith("phonerig: --speed \"max\": expected"));
    }

    [Test]
    public void A_person_at_a_bench_that_is_not_there_is_told_what_to_start([Values("swap", "press")] string verb)
    {
        var host = new TestHost();

        Assert.That(host.Run("bench", verb, "s1"), Is.EqualTo(ExitCode.Refused));
        Assert.That(host.Error, Does.Contain("no bench serves").And.Contain("start phonerig bench, and the rig after it"));
    }
}
