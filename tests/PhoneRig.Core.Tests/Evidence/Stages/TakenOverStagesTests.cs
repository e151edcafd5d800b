using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence.Stages;

/// <summary>What a rig knows of a phone that it takes over, and what possible traffic, a dead flash and a served brick say.</summary>
public sealed class TakenOverStagesTests
{
    private const string Archive = "jar70sccp.9-4-2.sbn";

    private readonly BootStages stages = new(Model);
    private BootState state = null!;
    private List<Fact> facts = null!;

    [SetUp]
    public void Begin() => (state, facts) = (stages.Start, []);

    [Test]
    public void Taken_over_every_stage_is_possible_from_then_on_and_it_is_said()
    {
        Tell(At(1, Power(false)), At(20, Power(true)), At(21, Line("registered")));
        facts.Clear();
        Tell(At(30, new RigStarted("rig", false)));

        Assert.That(state.Possible, Is.EqualTo(Enum.GetValues<BootStage>()));
        Assert.That(state.WritingUntil, Is.EqualTo(S(30) + TimeSpan.FromHours(2)));
        Assert.That(facts.Single(), Is.TypeOf<StageChanged>().With.Property("Possible").EqualTo(state.Possible));
    }

    [Test]
    public void A_write_that_failed_is_over_until_the_phone_asks_for_a_file_again()
    {
        Tell(At(5, Line("boot-banner")), At(20, Served(Archive)), At(21, Line("write-failed")));
        Assert.That(state.IsWriting, Is.False);

        Tell(At(22, Asked(Archive)));
        Assert.That(state.IsWriting, Is.True);
    }

    [Test]
    public void A_relay_found_open_is_off_and_one_found_closed_or_mute_says_nothing()
    {
        Tell(At(1, new RigStarted("rig", false)), At(1, new PowerAdopted(null)), At(1, new PowerAdopted(true)));
        Assert.That(state.Possible, Has.Length.EqualTo(13));

        Tell(At(2, new PowerAdopted(false)));
        AssertOnly(Off);
    }

    [Test]
    public void After_its_board_failed_a_relay_that_was_open_may_have_let_the_phone_start()
    {
        Tell(At(1, Power(false)), At(3, new PowerAdopted(null)));
        Assert.That(state.Possible, Is.EqualTo(new[] { Off, Starting }));

        Tell(At(4, new RigStarted("rig", false)), At(5, Power(false)), At(6, new PowerAdopted(true)));
        AssertOnly(Starting);
    }

    [Test]
    public void After_its_board_failed_a_relay_that_was_closed_may_have_cut_the_phone_off_and_a_write_stays_a_write()
    {
        Tell(At(1, Power(false)), At(4, Power(true)), At(20, Line("writing")), At(21, new PowerAdopted(null)));
        Assert.That(state.Possible, Does.Contain(Off).And.Contain(Writing));
        Assert.That(state.IsWriting, Is.True);
    }

    [Test]
    public void A_switch_that_failed_leaves_both_possible()
    {
        Tell(At(1, Line("registered")), At(5, new DeedIntended(new Deed.SwitchPower(false)), 50), At(6, new DeedFailed(50, "relay", "x")));
        Assert.That(state.Possible, Is.EqualTo(new[] { Off, Registered }));

        Tell(At(10, Power(false)), At(30, new DeedIntended(new Deed.SwitchPower(true)), 300), At(31, new DeedFailed(300, "relay", "x")));
        Assert.That(state.Possible, Is.EqualTo(new[] { Off, Starting }));
    }

    [Test]
    public void Possible_traffic_adds_a_write_and_removes_nothing()
    {
        Tell(At(20, Line("flash-formatting"), 1), At(30, new PossibleSighting(Asked(Archive)), 2));
        Assert.That(state.Claims.Select(claim => (claim.Stage, claim.Proof, claim.Until)), Is.EqualTo(new[] { (Formatting, (long?)1, (TimeSpan?)S(7220)), (Downloading, 2, S(85)) }));
        Assert.That(facts.Last(), Is.TypeOf<StageChanged>().With.Property("Possible").EqualTo(new[] { Formatting, Downloading }));

        Tell(At(40, new PossibleSighting(Served(Archive)), 3));
        Assert.That(state.Claims.Select(claim => (claim.Stage, claim.Proof, claim.Until)), Is.EqualTo(new[] { (Formatting, (long?)1, (TimeSpan?)S(7220)), (Downloading, 3, S(95)), (Writing, 3, S(48)) }));
        Assert.That(state.ProofOf(state.Claim(Writing)!), Is.TypeOf<PossibleSighting>());

        Tell(At(41, new PossibleSighting(Discover)), At(42, new PossibleSighting(Refused(Archive))), At(43, new PossibleSighting(Asked("ringlist.xml"))));
        Assert.That(state.Possible, Is.EqualTo(new[] { Formatting, Downloading, Writing }));
    }

    [Test]
    public void A_shorter_claim_does_not_cut_a_longer_one_short()
    {
        Tell(At(20, Line("registered")), At(30, new PossibleSighting(Served(Archive)), 3));
        var longer = state.Claim(Downloading);
        Tell(At(30, new PossibleSighting(Asked(Archive)), 4));

        Assert.That(state.Claim(Downloading), Is.EqualTo(longer));
    }

    [Test]
    public void Possible_traffic_is_no_life_of_a_phone_that_is_off()
    {
        Tell(At(10, Power(false)), At(15, new PossibleSighting(Asked(Archive))), At(40, new PossibleSighting(Asked(Archive))));

        AssertOnly(Off);
        Assert.That(state.AliveWhileOff, Is.Null);
    }

    [Test]
    public void A_dead_flash_is_silent_and_nothing_is_written()
    {
        Tell(At(5, Line("boot-banner")), At(6, Line("flash-formatting")), At(7, Line("flash-fatal")), At(20, Began(LampPattern.Dark, LampColour.Dark, 8)));

        AssertOnly(Silent);
    }

    [TestCase("boot-banner", Starting)]
    [TestCase("reset-code-wanted", AwaitingCode)]
    public void A_console_line_tells_of_a_phone_that_nobody_knew(string rule, BootStage stage)
    {
        Tell(At(5, new RigStarted("rig", false)), At(6, Line(rule)));

        AssertOnly(stage);
    }

    [Test]
    public void A_discover_tells_of_a_phone_that_nobody_knew()
    {
        Tell(At(5, new RigStarted("rig", false)), At(6, Discover));

        AssertOnly(SeekingLease);
    }

    [Test]
    public void A_served_brick_that_nobody_knew_writes_nothing()
    {
        Tell(At(5, new RigStarted("rig", false)));
        ShowBrick(10);

        Assert.That(state.Claims.Select(claim => claim.Stage), Is.EqualTo(new[] { Silent, SeekingLease }));
    }

    [Test]
    public void Two_of_its_three_lamps_are_no_brick()
    {
        Tell(At(10, Began(LampPattern.Blinking, LampColour.Amber, 9)), At(10, Began(LampPattern.Steady, LampColour.Green, 9, "headset")));
        Assert.That(state.IsWriting, Is.True);

        Tell(At(11, Began(LampPattern.Steady, LampColour.Green, 9, "mute")));
        Assert.That(state.IsWriting, Is.True, "green is not red");
    }

    [Test]
    public void A_bricks_lamps_do_not_end_a_transfer_that_was_seen()
    {
        Tell(At(8, Served(Archive)));
        ShowBrick(10);
        Assert.That(state.MayBe(Writing), Is.True);

        Tell(Tick(63));
        Assert.That((state.Likeliest, state.IsWriting), Is.EqualTo((Silent, false)));
    }

    [Test]
    public void A_source_that_toggled_restarts_the_phone()
    {
        Tell(At(8, Line("registered")), At(9, Line("power-source-toggled")));

        AssertOnly(Starting);
    }

    private void ShowBrick(double at) => Tell(
        At(at, Began(LampPattern.Blinking, LampColour.Amber, at - 1)),
        At(at + 0.1, Began(LampPattern.Steady, LampColour.Green, at - 1, "headset")),
        At(at + 0.2, Began(LampPattern.Steady, LampColour.Red, at - 1, "mute")));

    private void Tell(params Input[] inputs)
    {
        foreach (var input in inputs)
        {
            var step = stages.Step(state, input);
            state = step.State;
            facts.AddRange(step.Facts);
        }
    }

    private void AssertOnly(BootStage stage) => Assert.That(state.Possible, Is.EqualTo(new[] { stage }));
}
