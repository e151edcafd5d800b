using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Tests.Campaigns;
using PhoneRig.Simulator.Bench.Panels;
using static PhoneRig.Hosting.Tests.Campaigns.CampaignHall;

namespace PhoneRig.Hosting.Tests.Panels;

/// <summary>What a person meets at a rig in virtual time: real drivers on simulated pins, a light that is looked at and a button that is pressed.</summary>
public sealed class PanelTests
{
    private static readonly TimeSpan Push = TimeSpan.FromMilliseconds(200);
    private static readonly ControlRequest.StartCampaign Begin = new("recover", []) { By = "kim" };

    [Test]
    public void A_swap_goes_by_light_beep_and_button_alone()
    {
        using var hall = Hall(new LightConfig { Red = new("gpio", 20), Green = new("gpio", 21) });
        var panel = Panel(hall);
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        var beeps = hall.World.Bench.Metal.Buzzer!.Beeps;
        Assert.That((Seen(hall), Light(hall)), Is.EqualTo(("green", StationSignal.LoadMe)));

        panel.Press(Push);
        hall.To(TimeSpan.FromSeconds(20));
        Assert.That((Seen(hall), Light(hall)), Is.EqualTo(("red", StationSignal.DoNotTouch)));
        Assert.That(hall.Facts.OfType<PhonePlaced>().Single().By, Is.EqualTo("button"));

        hall.Rig.RunUntil(() => hall.Facts.OfType<StationRested>().Count() == 2);
        hall.To(TimeSpan.FromSeconds(1));
        Assert.That(Seen(hall), Is.EqualTo("green"));
        Assert.That((beeps, hall.World.Bench.Metal.Buzzer.Beeps, hall.World.Bench.Metal.Buzzer.Sounds), Is.EqualTo((1, 2, false)));
        Assert.That(hall.Account.Phones.Single().Bin, Is.EqualTo(Bin.Done));

        hall.World.Bench.Swap("s1");
        panel.Press(Push);
        hall.To(TimeSpan.FromMinutes(30));
        Assert.That(hall.Account.Phones.Select(phone => phone.Mac), Is.EqualTo(new[] { Mac(1), Mac(2) }));
    }

    [Test]
    public void A_press_where_no_phone_is_called_for_does_nothing_and_the_campaigns_timeline_says_why_once()
    {
        using var hall = Hall(new LightConfig { Lamp = new("gpio", 20) });
        var panel = Panel(hall);
        hall.To(TimeSpan.FromSeconds(5));
        panel.Press(Push);
        hall.To(TimeSpan.FromSeconds(2));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        panel.Press(Push);
        hall.To(TimeSpan.FromMinutes(1));
        var run = hall.Account.Stations.Single().Run;
        panel.Press(Push);
        hall.To(TimeSpan.FromSeconds(1));
        panel.Press(Push);
        hall.To(TimeSpan.FromSeconds(1));

        Assert.That(hall.Journal.Facts(Campaign.Timeline).OfType<Notice>().Select(notice => notice.Text), Is.EqualTo(new[]
        {
            "the button of s1 was pressed, and nothing follows: no campaign is under way (phonerig campaign start)",
            $"the button of s1 was pressed, and nothing follows: it is at its run {run}",
        }));
        Assert.That((hall.Facts.OfType<PhonePlaced>().Count(), hall.Account.Stations.Single().Run), Is.EqualTo((1, run)));
    }

    [Test]
    public void The_lamp_is_lit_in_a_run_without_a_campaign_too_and_dark_after_it_and_after_the_rig()
    {
        using var hall = Hall(new LightConfig { Lamp = new("gpio", 20) });
        hall.To(TimeSpan.FromSeconds(5));
        var before = Seen(hall);
        var run = new Support.FakeSink();
        hall.Rig.Handle(new ControlRequest.Recover(["s1"], "recover") { By = "kim" }, run);
        hall.To(TimeSpan.FromSeconds(30));
        var meanwhile = Seen(hall);
        hall.Rig.RunUntil(() => run.Ended is not null);
        hall.To(TimeSpan.FromSeconds(1));
        var after = Seen(hall);
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        hall.Rig.Shutdown("the test");
        hall.Rig.RunUntil(() => hall.Rig.Closed);

        Assert.That((before, meanwhile, after, Seen(hall)), Is.EqualTo(("", "lamp", "", "")));
    }

    [Test]
    public void A_rig_without_lamps_tells_the_same_in_its_status_and_in_the_campaigns()
    {
        using var hall = Hall(light: null);
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));

        Assert.That((Light(hall), hall.Account.Stations.Single().Light), Is.EqualTo((StationSignal.LoadMe, StationSignal.LoadMe)));
    }

    [Test]
    public void A_light_whose_board_is_dead_is_a_fault_of_the_rigs_own_and_of_no_run()
    {
        using var hall = Hall(new LightConfig { Lamp = new("panel", 0) }, rig => rig with { Boards = rig.Boards.Add("panel", new BoardConfig { Chip = "mcp23017", Address = 0x27 }) });
        hall.World.Bench.Metal.BusWires(1).Detach(0x27);
        hall.Answer(Begin);
        hall.Work(TimeSpan.FromHours(1), () => hall.Facts.OfType<PhoneBinned>().Any());

        Assert.That(hall.Journal.Facts(LiveRig.Unattributed).OfType<RigFault>().Select(fault => fault.Part), Does.Contain("light panel/0"));
        Assert.That(hall.Journal.Facts("s1").OfType<RigFault>(), Is.Empty);
        Assert.That(hall.Account.Phones.Single().Bin, Is.EqualTo(Bin.Done));
    }

    private static CampaignHall Hall(LightConfig? light, Func<RigConfig, RigConfig>? change = null) => new(rig =>
    {
        var one = With(rig, ("s1", ["healthy", "healthy"]));
        one = one with
        {
            Beep = new BeepConfig { Pin = new("gpio", 12) },
            Stations = one.Stations.SetItem("s1", one.Stations["s1"] with { Light = light, Button = new PinRef("gpio", 6) }),
        };
        return change?.Invoke(one) ?? one;
    });

    private static SimulatedPanel Panel(CampaignHall hall) => hall.World.Bench.Metal.Panels["s1"];

    private static StationSignal Light(CampaignHall hall) =>
        ((ControlEvent.Told)hall.Ask(new ControlRequest.Status(Follow: false) { By = "kim" }).Told.Single()).Status.Stations.Single().Light;

    /// <summary>The lamps that are lit at any time within three seconds, longer than any rhythm.</summary>
    private static string Seen(CampaignHall hall)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        if (hall.Rig.Closed)
        {
            return string.Join(' ', Panel(hall).Lit);
        }

        for (var look = 0; look < 60; look++)
        {
            hall.To(TimeSpan.FromMilliseconds(50));
            seen.UnionWith(Panel(hall).Lit);
        }

        return string.Join(' ', seen);
    }
}
