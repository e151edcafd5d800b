using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Tests.BringUps;

/// <summary>A station's test finds what is broken of the station, with whatever phone stands there, and ends at rest.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StationTestTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-test-");
    private readonly RigState state;

    public StationTestTests() => state = new RigState(folder.CreateSubdirectory("simulated").FullName);

    [TearDown]
    public void Dispose()
    {
        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase("healthy")]
    [TestCase("boot-loop")]
    [TestCase("empty-flash")]
    [TestCase("old-key-loader")]
    [TestCase("wiped-brick")]
    [TestCase("dead-link")]
    public void A_station_that_is_wired_well_passes_with_a_phone_that_is_well_and_with_a_brick(string ailment)
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Ailment = ailment });
        rig.Run(400);

        var answer = rig.Ask(Test);

        Assert.That(BenchRig.Failed(answer), Is.Empty, answer.Ended!.Message);
        Assert.That(answer.Ended.Outcome, Is.EqualTo(ControlOutcome.Done), answer.Ended.Message);
        Assert.That(BenchRig.Steps(answer), Has.Member("keys: Ok").And.Member("walk: Ok").And.Member("console: Ok").And.Member("console-reopen: Ok"));
        Assert.That(rig.Facts.Last(fact => fact is OffProven or PowerSwitched), Is.InstanceOf<OffProven>());
        Assert.That((rig.Phone.Truth.SoftErases, rig.Phone.Truth.Formats, rig.Phone.Truth.Mishaps.Length), Is.EqualTo((0, 0, 0)), "nothing was erased, and no write was cut");
        Assert.That(Directory.Exists(state.Calibrations), Is.False, "a test measures nothing");
    }

    [Test]
    public void With_a_phone_that_is_dead_a_station_does_not_pass_and_another_phone_is_asked_for()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Ailment = "dead-flash" });
        rig.Run(400);

        var answer = rig.Ask(Test);

        Assert.That(BenchRig.Failed(answer).First(), Has.Property("Name").EqualTo("walk").And.Property("LookAt").Contains("try another phone"), answer.Ended!.Message);
    }

    [Test]
    public void A_dead_key_is_named()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Keypad = new BenchKeypadConfig { Dead = ["5"] } }).Settled();

        Assert.That(Failed(rig.Ask(Test)), Does.StartWith("keys: key 5 is dead"));
    }

    [Test]
    public void A_blind_lamp_is_named()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Lamps = new BenchLampsConfig { Blind = ["line4"] } }).Settled();

        Assert.That(Failed(rig.Ask(Test)), Does.StartWith("walk: line4 was not seen lit"));
    }

    [Test]
    public void A_welded_relay_is_named_and_no_key_is_pressed()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Power = new BenchPowerConfig { RelayWelded = true } }).Settled();

        var answer = rig.Ask(Test);

        Assert.That(Failed(answer), Does.StartWith("off: the phone").And.Contain("relay"));
        Assert.That(rig.Facts.OfType<KeyPressed>(), Is.Empty);
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.RigFault));
    }

    [Test]
    public void A_welded_relay_under_a_phone_that_runs_and_says_nothing_is_found_within_the_proof_of_off()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Power = new BenchPowerConfig { RelayWelded = true } }).Settled();
        rig.Run(30);

        rig.Ask(new ControlRequest.Power("s1", PowerAction.Off) { By = "ann" });
        rig.Run(14);

        Assert.That(rig.Facts.OfType<HostAnswered>().Count(), Is.EqualTo(1));
        Assert.That(rig.Facts.OfType<OffDisproven>().Count(), Is.EqualTo(1));
        Assert.That(rig.Facts.OfType<OffProven>(), Is.Empty);
    }

    [Test]
    public void An_empty_station_is_told_to_be_one()
    {
        using var rig = new BenchRig(state, absent: true);

        var answer = rig.Ask(Test);

        Assert.That(Failed(answer), Does.StartWith("alive: no sense told anything of its phone within 5 min"));
        Assert.That(BenchRig.Ended(answer).Skip(1).Select(step => step.Result), Is.All.EqualTo(StepResult.Skipped));
    }

    [Test]
    public void A_phone_that_may_be_fetching_is_not_cut_and_nothing_is_said_of_the_station()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Ailment = "wiped-and-alternate-server" });
        rig.Run(400);

        var answer = rig.Ask(Test);

        Assert.That(Failed(answer), Does.StartWith("off: still after 10 min, the flash-write interlock refuses it: the phone may be fetching firmware until "));
        Assert.That(BenchRig.Failed(answer).Single().LookAt, Does.Contain("another one"));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(rig.Facts.OfType<PowerSwitched>().Where(switched => !switched.On), Is.Empty);
    }

    [Test]
    public void A_disk_that_was_full_for_a_while_only_holds_a_test_up()
    {
        using var rig = new BenchRig(state).Settled();
        rig.Journal.Fault = new PhoneRig.Core.Ports.HardwareFaultException("journal", "the disk is full");
        var answer = rig.Begin(Test);
        rig.Run(90);
        var held = answer.Ended;
        rig.Journal.Fault = null;
        rig.Run(2400);

        Assert.That(held, Is.Null);
        Assert.That(answer.Ended?.Message, Is.EqualTo("test of s1: in order"));
    }

    [Test]
    public void A_disk_that_stays_full_is_no_fault_of_the_station()
    {
        using var rig = new BenchRig(state).Settled();
        rig.Journal.Fault = new PhoneRig.Core.Ports.HardwareFaultException("journal", "the disk is full");

        var answer = rig.Ask(Test);

        Assert.That(Failed(answer), Is.EqualTo("off: journal: the disk is full"));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));
    }

    private static ControlRequest.TestStation Test => new("s1") { By = "ann" };

    private static string Failed(Support.FakeSink answer) => string.Join('\n', BenchRig.Failed(answer).Select(step => $"{step.Name}: {step.Text}"));
}
