using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Procedures;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProcedureJobTests
{
    private static readonly RunStarted Begins = new("rig", "phone", Simulated: true, Seed: 1, "r1", "procedure hold-it");

    private readonly PlayedLoop<ProcedureJobState> loop;

    public ProcedureJobTests()
    {
        var procedure = new Procedure
        {
            Name = "hold-it",
            Title = "Hold a key for a while",
            Steps = [new Step { Hold = "#" }, new Step { Power = OnOff.Off, For = TimeSpan.FromSeconds(5) }, new Step { Release = "#" }],
        };
        loop = new(new ProcedureJob(procedure, ProcedureBench.Phone, ProcedureBench.Wiring(), StationContext.Empty));
        loop.Tell(Silent);
    }

    /// <summary>The phone shows that it writes nothing.</summary>
    private static StageChanged Silent { get; } = new(BootStage.Silent, [BootStage.Silent]);

    [Test]
    public void Nothing_is_done_before_the_run_starts()
    {
        loop.Tell(new Notice("hello"));

        Assert.That(loop.Deeds, Is.Empty);
        Assert.That(loop.WakeAt, Is.Null);
    }

    [Test]
    public void It_ends_with_the_procedures_outcome_once()
    {
        loop.Tell(Begins);
        loop.RunTo(TimeSpan.FromMinutes(1));
        loop.Tell(new StopRequested("ann"));

        Assert.That(loop.Facts.OfType<ProcedureEnded>(), Is.EqualTo(new[] { new ProcedureEnded("hold-it", "done", "every step was done") }));
        Assert.That(loop.WakeAt, Is.Null);
    }

    [Test]
    public void A_stop_lets_held_keys_go_and_ends_it()
    {
        loop.Tell(Begins);
        loop.RunTo(TimeSpan.FromSeconds(3));
        loop.Tell(new StopRequested("ann"));

        Assert.That(loop.Facts.OfType<ProcedureEnded>().Single(), Is.EqualTo(new ProcedureEnded("hold-it", "stopped", "stopped by ann; the phone's power is off (phonerig power STATION on switches it on)")));
        Assert.That(loop.Deeds[^1].Deed, Is.EqualTo(new Deed.ReleaseKey(new Key("#"))));
    }

    [Test]
    public void On_a_battery_it_waits_for_the_mains_with_one_notice()
    {
        loop.Tell(new UpsSeen(UpsPower.Battery, "OB"));
        loop.Tell(Begins);
        loop.RunTo(TimeSpan.FromHours(3));
        loop.Tell(new UpsSeen(UpsPower.LowBattery, "OB LB"));
        Assert.That((loop.Deeds.Count, loop.WakeAt), Is.EqualTo((0, (TimeSpan?)null)));

        loop.Tell(new UpsSeen(UpsPower.Mains, "OL"));
        Assert.That(loop.Deeds[0].Deed, Is.TypeOf<Deed.HoldKey>());
        Assert.That(loop.Facts.OfType<Notice>(), Is.EqualTo(new[] { new Notice("hold-it waits until the mains are back: on the UPS's battery nothing is begun that erases, formats or downloads.") }));
    }

    [Test]
    public void A_stop_while_it_waits_for_the_mains_ends_it_without_a_deed()
    {
        loop.Tell(new UpsSeen(UpsPower.Battery, "OB"));
        loop.Tell(Begins);
        loop.Tell(new StopRequested("ann"));

        Assert.That(loop.Facts.OfType<ProcedureEnded>().Single().Outcome, Is.EqualTo("stopped"));
        Assert.That(loop.Deeds, Is.Empty);
    }

    [Test]
    public void A_phone_that_begins_to_write_while_the_mains_are_waited_for_is_let_finish_first()
    {
        loop.Tell(new UpsSeen(UpsPower.Battery, "OB"));
        loop.Tell(Begins);
        loop.Tell(new StageChanged(BootStage.Writing, [BootStage.Writing]));
        loop.Tell(new UpsSeen(UpsPower.Unknown, "it does not answer"));
        Assert.That(loop.Deeds, Is.Empty);

        loop.Tell(Silent);
        Assert.That(loop.Deeds[0].Deed, Is.TypeOf<Deed.HoldKey>());
    }

    [Test]
    public void Mains_that_go_away_once_it_has_begun_change_nothing()
    {
        loop.Tell(Begins);
        loop.Tell(new UpsSeen(UpsPower.Battery, "OB"));
        loop.RunTo(TimeSpan.FromMinutes(1));

        Assert.That(loop.Facts.OfType<ProcedureEnded>().Single().Outcome, Is.EqualTo("done"));
    }

    [Test]
    public void A_stop_before_the_start_ends_it_without_a_deed()
    {
        loop.Tell(new StopRequested("ann"));
        loop.Tell(Begins);

        Assert.That(loop.Facts.OfType<ProcedureEnded>().Single().Outcome, Is.EqualTo("stopped"));
        Assert.That(loop.Deeds, Is.Empty);
    }

    [Test]
    public void A_phone_that_has_just_asked_for_an_address_has_the_time_to_fetch_before_it_is_cut()
    {
        loop.Tell(new DhcpAsked("00:1b:2c:3d:4e:5f", null, "discover", null));
        loop.Tell(new StageChanged(BootStage.SeekingLease, [BootStage.SeekingLease]));
        loop.Tell(Begins);
        var asked = loop.Now;

        loop.RunTo(asked + TimeSpan.FromSeconds(14));
        Assert.That(loop.Deeds, Is.Empty);
        Assert.That(loop.Facts.OfType<Notice>().Single().Text, Does.Contain("may begin to fetch its load"));

        loop.RunTo(asked + TimeSpan.FromSeconds(16));
        Assert.That(loop.Deeds, Is.Not.Empty);
    }

    [Test]
    public void It_waits_for_a_phone_that_may_be_writing_and_says_so()
    {
        loop.Tell(new StageChanged(BootStage.Writing, [BootStage.Writing]));
        loop.Tell(Begins);
        loop.RunTo(TimeSpan.FromMinutes(10));
        Assert.That(loop.Deeds, Is.Empty);
        Assert.That(loop.Facts.OfType<Notice>().Single().Text, Does.Contain("writing firmware to flash"));

        loop.Tell(Silent);
        Assert.That(loop.Deeds.Select(deed => deed.Deed), Has.Some.InstanceOf<Deed.HoldKey>());
    }

    [Test]
    public void It_does_not_wait_for_ever()
    {
        loop.Tell(new StageChanged(BootStage.Writing, [BootStage.Writing]));
        loop.Tell(Begins);
        loop.RunTo(TimeSpan.FromHours(3));

        Assert.That(loop.Deeds, Is.Not.Empty, "the interlock has the last word");
    }
}
