using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Supplies;
using PhoneRig.Hosting.Tests.Campaigns;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Campaigns.CampaignHall;

namespace PhoneRig.Hosting.Tests.Supplies;

/// <summary>A whole rig in virtual time, whose mains go away and come back.</summary>
public sealed class OnBatteryTests
{
    private static readonly ControlRequest.StartCampaign Begin = new("recover", []) { By = "kim" };
    private static readonly UpsConfig Nut = new() { Nut = new NutAddress("ups", "nas", NutAddress.UsualPort) };

    [Test]
    public void A_run_that_is_asked_for_on_the_battery_waits_until_the_mains_are_back_and_then_brings_the_phone_home([Values] bool contact)
    {
        using var hall = Hall(contact ? new UpsConfig { OnBattery = new PinRef(PinRef.Header, 5) } : Nut, ("s1", ["boot-loop"]));
        Dip(hall, UpsPower.Battery, "OB DISCHRG");
        hall.To(TimeSpan.FromSeconds(10));
        var run = new FakeSink();
        hall.Rig.Handle(new ControlRequest.Recover(["s1"], "recover") { By = "kim" }, run);
        hall.To(TimeSpan.FromMinutes(30));
        var before = hall.Journal.Facts("s1").ToList();
        Dip(hall, UpsPower.Mains, "OL CHRG");
        hall.Rig.RunUntil(() => run.Ended is not null);

        Assert.That(before.OfType<AttemptStarted>(), Is.Empty);
        Assert.That(before.OfType<Notice>().Select(notice => notice.Text), Has.One.EndWith("waits until the mains are back: on the UPS's battery nothing is begun that erases, formats or downloads."));
        Assert.That(run.Ended!.Summary?.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered));
        Assert.That(hall.Journal.Facts(LiveRig.Unattributed).OfType<UpsSeen>().Select(seen => seen.Power), Is.EqualTo(new[] { UpsPower.Battery, UpsPower.Mains }));
    }

    [Test]
    public void A_low_battery_stops_every_run_safely_and_the_campaign_begins_them_again_when_the_mains_are_back()
    {
        using var hall = Hall(Nut, ("s1", ["boot-loop"]), ("s2", ["boot-loop"]));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        hall.Answer(new ControlRequest.NextPhone(["s1", "s2"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(2));
        Dip(hall, UpsPower.LowBattery, "OB LB");
        hall.To(TimeSpan.FromMinutes(60));
        var (begun, stops) = (hall.Facts.OfType<VisitBegan>().Count(), hall.Journal.Facts("s1").OfType<StopRequested>().ToList());
        Dip(hall, UpsPower.Mains, "OL CHRG LB");
        hall.Work(TimeSpan.FromHours(3), () => hall.Facts.OfType<PhoneBinned>().Count() == 2);

        Assert.That((begun, stops), Is.EqualTo((2, new[] { new StopRequested(UpsDesk.Name) })));
        Assert.That(hall.Facts.OfType<VisitBroken>().Select(broken => (broken.Orderly, broken.Why)), Is.EqualTo(Enumerable.Repeat((true, "the battery of the UPS was low"), 2)));
        Assert.That(hall.Account.Phones.Select(phone => (phone.Bin, phone.Visits)), Is.EqualTo(Enumerable.Repeat(((Bin?)Bin.Done, 1), 2)));
        Assert.That(hall.HarmNow, Is.Zero);
    }

    [Test]
    public void A_campaign_begins_no_visit_on_the_battery_and_goes_on_by_itself()
    {
        using var hall = Hall(Nut, ("s1", ["healthy"]));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        Dip(hall, UpsPower.Battery, "OB");
        hall.To(TimeSpan.FromSeconds(10));
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(40));
        var begun = hall.Facts.OfType<VisitBegan>().Count();
        Dip(hall, UpsPower.Mains, "OL");
        hall.Work(TimeSpan.FromHours(1), () => hall.Facts.OfType<PhoneBinned>().Any());

        Assert.That((begun, hall.Account.Phones.Single().Bin), Is.EqualTo((0, (Bin?)Bin.Done)));
    }

    [Test]
    public void A_supply_that_does_not_answer_is_told_once_and_keeps_the_rig_from_nothing()
    {
        using var hall = Hall(Nut, ("s1", ["boot-loop"]));
        hall.World.Bench.Ups!.Says = null;
        hall.To(TimeSpan.FromMinutes(30));
        var run = hall.Ask(new ControlRequest.Recover(["s1"], "recover") { By = "kim" });
        var status = ((ControlEvent.Told)hall.Ask(new ControlRequest.Status(Follow: false) { By = "kim" }).Told.Single()).Status;

        Assert.That(run.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(hall.Journal.Facts(LiveRig.Unattributed).OfType<Notice>().Select(notice => notice.Text), Is.EqualTo(new[] { "UPS ups@nas: it does not answer. Runs are begun as on the mains; phonerig rig doctor looks again" }));
        Assert.That(status.Ups, Is.EqualTo(new UpsSeen(UpsPower.Unknown, "UPS ups@nas: it does not answer")));
    }

    private static CampaignHall Hall(UpsConfig ups, params (string Station, string[] Ailments)[] piles) => new(rig => With(rig, piles) with { Ups = ups });

    private static void Dip(CampaignHall hall, UpsPower power, string said)
    {
        hall.World.Bench.Metal.SetMains(power == UpsPower.Mains);
        if (hall.World.Bench.Ups is { } ups)
        {
            ups.Says = new(power, said);
        }
    }
}
