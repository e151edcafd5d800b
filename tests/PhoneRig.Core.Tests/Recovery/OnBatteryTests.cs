using PhoneRig.Core.Evidence;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Recovery.RecoveryBench;

namespace PhoneRig.Core.Tests.Recovery;

/// <summary>While a supply's battery feeds rig and phone, what is under way goes on and nothing is begun.</summary>
public sealed class OnBatteryTests
{
    private static readonly UpsSeen Battery = new(UpsPower.Battery, "OB DISCHRG");
    private static readonly UpsSeen Mains = new(UpsPower.Mains, "OL CHRG");
    private static readonly Attempt Cut = new() { Procedure = "cut" };
    private static readonly Attempt Hold = new() { Procedure = "hold" };
    private static readonly Attempt Serve = new() { Firmware = "dual-key" };

    [Test]
    public void A_run_that_is_begun_on_the_battery_waits_for_the_mains_and_says_so_once()
    {
        var bench = new RecoveryBench([Cut], context: Idle.With(Entry(Battery))).Begin();
        bench.At(4000);
        Assert.That((bench.Started.Count(), bench.Loop.Deeds.Count, bench.Verdict), Is.EqualTo((0, 0, (VerdictReached?)null)));
        Assert.That(bench.Loop.Facts.OfType<Notice>(), Is.EqualTo(new[] { new Notice("cut waits until the mains are back: on the UPS's battery nothing is begun that erases, formats or downloads.") }));

        bench.Loop.Tell(Mains);
        Assert.That(bench.Started, Is.EqualTo(new[] { "cut" }));
    }

    [Test]
    public void An_attempt_that_only_serves_waits_too_since_it_is_there_to_be_downloaded()
    {
        var bench = new RecoveryBench([Serve], sets: ["dual-key"], context: Idle.With(Entry(Battery))).Begin();
        Assert.That(bench.Deeds, Is.Empty);

        bench.Loop.Tell(Mains);
        Assert.That(bench.Deeds, Has.Some.TypeOf<Deed.ServeFirmware>());
    }

    [Test]
    public void The_attempt_under_way_goes_on_and_the_next_one_waits()
    {
        var bench = new RecoveryBench([Hold, Cut]).Begin();
        bench.At(10, Battery);
        bench.At(1000);
        Assert.That(bench.Ended, Is.EqualTo(new[] { ("hold", "no-lease") }));
        Assert.That(bench.Started, Is.EqualTo(new[] { "hold" }));

        bench.Loop.Tell(Mains);
        Assert.That(bench.Started, Is.EqualTo(new[] { "hold", "cut" }));
    }

    [Test]
    public void Not_knowing_is_as_good_as_the_mains_and_a_low_battery_is_not()
    {
        Assert.That(new RecoveryBench([Cut], context: Idle.With(Entry(new UpsSeen(UpsPower.Unknown, "no answer")))).Begin().Started, Is.EqualTo(new[] { "cut" }));
        Assert.That(new RecoveryBench([Cut], context: Idle.With(Entry(new UpsSeen(UpsPower.LowBattery, "OB LB")))).Begin().Started, Is.Empty);
    }

    [Test]
    public void A_stop_ends_a_run_that_waits_for_the_mains()
    {
        var bench = new RecoveryBench([Cut], context: Idle.With(Entry(Battery))).Begin();
        bench.At(5, new StopRequested("ann"));

        Assert.That(bench.Verdict?.Verdict, Is.EqualTo(Verdict.Stopped));
        Assert.That(bench.Deeds, Is.Empty);
    }
}
