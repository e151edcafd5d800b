using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Tests.Phones;

/// <summary>The four phones of the demo rig do as the facts say, whoever works on them.</summary>
public sealed class DemoPhonesTests
{
    private const string SoftCode = "123456789*0#";
    private const string HardCode = "3491672850*#";
    private const string DefaultLoad = "term70.default.loads";
    private const string Goal = "SCCP70.9-4-2SR3-1S";

    [Test]
    public void S1_reboots_for_ever_and_the_soft_code_brings_it_home()
    {
        using var s1 = new ServedPhone("s1");
        s1.Run(300);
        Assert.That(s1.Seen, Is.Empty);
        Assert.That(s1.Phone.Truth.Boots, Is.GreaterThan(5));

        s1.Reset(SoftCode);
        s1.RunUntil(() => s1.Phone.Truth.Activity == PhoneActivity.Running);
        Assert.That(s1.Phone.LoadId, Is.EqualTo(Goal));
    }

    [Test]
    public void S2_fetches_a_whole_set_and_stays_dark_after_the_soft_code_too_until_it_is_formatted()
    {
        using var s2 = new ServedPhone("s2");
        s2.Run(300);
        Assert.That(s2.Requested.Count(file => file.EndsWith(".sbn", StringComparison.Ordinal)), Is.EqualTo(5));
        Assert.That(s2.LooksLikeABrick);

        s2.Reset(SoftCode);
        s2.Run(300);
        Assert.That(s2.Console, Does.Contain("INIT: Beginning factory reset..."));
        Assert.That(s2.Requested.Count(file => file.EndsWith(".sbn", StringComparison.Ordinal)), Is.EqualTo(10));
        Assert.That(s2.LooksLikeABrick);
        Assert.That(s2.Phone.LoadId, Is.Null);

        s2.Reset(HardCode);
        s2.Run(10);
        s2.LampLog.Clear();
        s2.Run(300);
        Assert.That(s2.LampLog, Is.Empty, "dark for minutes");
        Assert.That(s2.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.Formatting));
        s2.RunUntil(() => s2.Phone.Truth.Activity == PhoneActivity.Running);
        Assert.That(s2.Phone.LoadId, Is.EqualTo(Goal));
        Assert.That(s2.Phone.Truth.Mishaps, Is.Empty);
    }

    [Test]
    public void S3_asks_twice_and_falls_silent_until_it_asks_again()
    {
        using var s3 = new ServedPhone("s3");
        s3.Run(900);

        var asked = s3.Seen.Where(one => one.Fact is TftpRequested).ToList();
        Assert.That(asked.Select(one => ((TftpRequested)one.Fact).File), Is.All.EqualTo(DefaultLoad));
        Assert.That(s3.Seen.Select(one => one.Fact).OfType<TftpCompleted>().Select(done => done.File), Is.All.EqualTo(DefaultLoad).And.Not.Empty);
        foreach (var (before, after) in asked.Zip(asked.Skip(1)))
        {
            Assert.That((after.At - before.At).TotalSeconds, Is.InRange(0, 1.1).Or.InRange(90, 150.1));
        }

        Assert.That(s3.LooksLikeABrick);
        Assert.That(s3.Console, Does.Not.Contain("Authentication"));
    }

    [Test]
    public void S3_takes_the_dual_key_set_and_goes_on_to_the_goal_without_a_key_pressed()
    {
        using var s3 = new ServedPhone("s3");
        s3.Run(60);
        s3.Files.Serve("s3", "dual-key");
        var switched = s3.Uptime;
        s3.RunUntil(() => s3.Phone.Truth.Activity == PhoneActivity.Running);

        var loads = s3.Seen.Where(one => one.At > switched).Select(one => one.Fact).OfType<TftpCompleted>().Select(done => done.File).ToList();
        Assert.That(loads.Where(file => file.EndsWith(".loads", StringComparison.Ordinal)), Is.EqualTo(new[] { DefaultLoad, Goal + ".loads" }));
        Assert.That(loads.Where(file => file.EndsWith(".sbn", StringComparison.Ordinal)).Select(file => file.Split('.')[1][..5]), Is.EqualTo(Enumerable.Repeat("8-5-2", 5).Concat(Enumerable.Repeat("9-4-2", 5))));
        Assert.That(s3.Phone.LoadId, Is.EqualTo(Goal));
        Assert.That(s3.Phone.Truth, Has.Property("Bricked").False.And.Property("SoftErases").EqualTo(0).And.Property("Formats").EqualTo(0));
        Assert.That(s3.Phone.Truth.Mishaps, Is.Empty);
    }

    [Test]
    public void S3_is_not_helped_by_a_set_that_is_served_to_another_station()
    {
        using var s3 = new ServedPhone("s3");
        s3.Files.Serve("s2", "dual-key");
        s3.Run(900);

        Assert.That(s3.Phone.LoadId, Is.Null);
    }

    [Test]
    public void S4_runs_from_its_brick_and_is_not_brought_home_by_what_is_served()
    {
        using var s4 = new ServedPhone("s4");
        s4.Run(600);

        Assert.That(s4.Requested.Count(file => file.EndsWith(".sbn", StringComparison.Ordinal)), Is.EqualTo(5));
        Assert.That(s4.LooksLikeABrick);
        Assert.That(s4.Phone.LoadId, Is.Null);
        Assert.That(s4.Phone.Truth, Has.Property("Boots").EqualTo(1), "the port takes nothing from it while the brick feeds it");
    }

    [Test]
    public void S4_lives_on_without_its_brick_and_says_why_it_fetches_nothing()
    {
        using var s4 = new ServedPhone("s4");
        s4.Run(300);
        var requests = s4.Requested.Count();
        s4.LampLog.Clear();
        var said = s4.Console.Length;
        s4.Phone.SetBrickPower(false);
        s4.Run(5);
        Assert.That(s4.Console[said..], Does.StartWith("power source toggled - reboot").And.Contain("Loading Operating System"), "life within the time that a phone is kept off");
        s4.Run(30);

        Assert.That(s4.Console[said..], Does.Contain("CDP: power TLV's not detected - assume low power mode - pwr src = 1"));
        Assert.That(s4.LampLog.Select(lamps => lamps[new Lamp("line3")]), Does.Contain(LampColour.Amber).And.Contain(LampColour.Green), "it walks, then its lines blink");
        Assert.That(s4.Requested.Count(), Is.EqualTo(requests));
    }
}
