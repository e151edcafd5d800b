using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Phone;
using PhoneRig.Simulator.Tests.Firmware;

namespace PhoneRig.Simulator.Tests.Phone.Failures;

/// <summary>Facts 7.2 rows 12, 13, 16 and 20: flash that does not keep what it gets, and power that does not last.</summary>
internal sealed class FlashFailureTests
{
    private static PhoneBench Coded(string ailment, string code)
    {
        var bench = new PhoneBench(ailment);
        bench.PowerOnWithHash();
        bench.Type(code);
        return bench;
    }

    [TestCase("wiped-brick")]
    [TestCase("wiped-red-then-green")]
    [TestCase("wiped-no-colour")]
    [TestCase("wiped-slow-start")]
    [TestCase("slow-format")]
    public void A_wiped_phone_is_cured_by_the_hard_code_and_not_by_the_soft_one(string ailment)
    {
        var soft = Coded(ailment, PhoneBench.SoftCode);
        soft.Run(900);
        Assert.That(soft.Phone.LoadId, Is.Null);
        Assert.That(soft.Console, Does.Contain("Update failure on /flash0!\r\n"));

        var hard = Coded(ailment, PhoneBench.HardCode);
        hard.RunUntil(PhoneActivity.Running);
        Assert.That(hard.Phone.Truth, Has.Property("Bricked").False.And.Property("Formats").EqualTo(1));
    }

    [TestCase("wiped-red-then-green", "Red,Green")]
    [TestCase("wiped-no-colour", "Amber")]
    public void The_variants_of_a_wiped_phone_differ_in_their_lamps(string ailment, string colours)
    {
        var bench = new PhoneBench(ailment);
        bench.Server.DhcpSilent = true;
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);
        bench.LampLog.Clear();
        bench.Run(70);

        var seen = bench.LampLog.Select(l => PhoneBench.LineColour(l.Lamps)).Where(c => c is not null).Select(c => c!.Value).ToArray();
        Assert.That(string.Join(',', seen.Where((c, i) => i == 0 || c != seen[i - 1])), Is.EqualTo(colours));
    }

    [Test]
    public void A_slow_start_is_dark_for_minutes()
    {
        var bench = new PhoneBench("wiped-slow-start");
        bench.Phone.SetBrickPower(true);
        bench.Run(209);
        Assert.That(bench.LampLog, Is.Empty);
        bench.Run(2);
        Assert.That(PhoneBench.LineColour(bench.Phone.Lamps), Is.EqualTo(LampColour.Amber));
    }

    [Test]
    public void A_slow_format_is_dark_for_forty_minutes_and_then_succeeds()
    {
        var bench = Coded("slow-format", PhoneBench.HardCode);
        bench.Run(10);
        bench.LampLog.Clear();
        bench.Run(39 * 60);
        Assert.That(bench.AllDark);
        Assert.That(bench.LampLog, Is.Empty);
        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.Formatting));
        bench.RunUntil(PhoneActivity.Running);
    }

    [Test]
    public void An_unmountable_flash_hangs_with_fatal_words_and_one_hard_format_mends_it()
    {
        var hung = Coded("unmountable-flash", PhoneBench.SoftCode);
        hung.Run(7200);
        Assert.That(hung.Console, Does.Contain("*** Error Mounting /flash0!! ***\r\n").And.EndWith("*** Fatal Error mounting /flash0!! ***\r\n"));
        Assert.That(hung.Server.DhcpPackets, Is.Empty);

        var bench = Coded("unmountable-flash", PhoneBench.HardCode);
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Phone.Truth, Has.Property("Bricked").False.And.Property("LoadId").EqualTo("term70.default"));
    }

    [Test]
    public void A_dead_flash_never_gets_as_far_as_its_keyboard()
    {
        var bench = new PhoneBench("dead-flash");
        bench.Phone.SetKey("#", true);
        bench.Phone.SetBrickPower(true);
        bench.Run(600);

        Assert.That(bench.Console, Does.Not.Contain("Waiting"));
    }

    [Test]
    public void A_load_that_asks_for_no_power_is_cut_on_its_port_every_15_to_30_seconds_and_not_on_its_brick()
    {
        var bench = new PhoneBench("inline-loop");
        var off = new List<TimeSpan>();
        var last = PhoneActivity.Off;
        bench.Phone.TruthChanged += () =>
        {
            off.AddRange(last != PhoneActivity.Off && bench.Phone.Truth.Activity == PhoneActivity.Off ? [bench.Loop.Uptime] : Array.Empty<TimeSpan>());
            last = bench.Phone.Truth.Activity;
        };
        bench.Run(300);
        Assert.That(off, Has.Count.InRange(9, 20));
        Assert.That(off.Zip(off.Skip(1), (a, b) => (b - a).TotalSeconds), Is.All.InRange(15.4, 30.6));
        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty, "nobody did that to it");

        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);
        var boots = bench.Phone.Truth.Boots;
        bench.Run(600);
        Assert.That(bench.Phone.Truth.Boots, Is.EqualTo(boots));
    }

    [Test]
    public void A_later_load_ends_the_cuts_on_the_port()
    {
        var bench = new PhoneBench("inline-loop");
        bench.Server.Serve(SyntheticSets.Of(SigningGeneration.Dual));
        bench.Server.ServeText("XMLDefault.cnf.xml", "<Default><loadInformation30006>SCCP70.8-5-2S</loadInformation30006></Default>");
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(() => bench.Phone.LoadId == "SCCP70.8-5-2S");
        bench.RunUntil(PhoneActivity.Running);
        bench.Phone.SetBrickPower(false);
        bench.RunUntil(PhoneActivity.Running);
        var boots = bench.Phone.Truth.Boots;
        bench.Run(600);

        Assert.That(bench.Phone.Truth.Boots, Is.EqualTo(boots));
    }

    [Test]
    public void A_brick_that_drops_out_while_it_writes_leaves_it_wiped_and_is_nobodys_mishap()
    {
        var bench = new PhoneBench("failing-brick");
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(() => bench.Phone.Truth is { Boots: 2, Bricked: true });

        Assert.That(bench.Phone.Truth, Has.Property("PowerFailures").EqualTo(1).And.Property("CutsWhileWriting").EqualTo(0));
        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty);
    }
}
