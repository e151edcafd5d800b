using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Tests.BringUps;

/// <summary>A station is proven part by part, and what is broken is named at its step.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BringUpTests : IDisposable
{
    private static readonly string[] AllOk =
    [
        "off: Ok", "console-quiet: Ok", "lamps-dark: Ok", "keys-move: Ok", "power-on: Ok", "walk: Ok", "network: Ok", "running: Ok", "keys: Ok",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-test-");
    private readonly RigState state;

    public BringUpTests() => state = new RigState(folder.CreateSubdirectory("simulated").FullName);

    [TearDown]
    public void Dispose()
    {
        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_station_that_is_wired_well_is_in_order_at_every_step_and_its_phone_is_as_it_was()
    {
        using var rig = new BenchRig(state).Settled();
        var load = rig.Phone.LoadId;

        var answer = rig.Ask(BringUp());

        Assert.That(BenchRig.Steps(answer), Is.EqualTo(AllOk), Told(answer));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done), answer.Ended.Message);
        rig.Settled();
        Assert.That((rig.Phone.LoadId, rig.Phone.Truth.SoftErases, rig.Phone.Truth.Formats, rig.Phone.Truth.Mishaps.Length), Is.EqualTo((load, 0, 0, 0)), "nothing was erased");
        var measured = ConfigFolder.Calibration(Calibrations.FileOf(state.Calibrations, "s1"), null, null).Value!;
        Assert.That((measured.Lamps.Count, measured.Timings.Keys.Order()), Is.EqualTo((12, new[] { "normal-walk", "power-on-to-walk" })));
    }

    [Test]
    public void Every_key_is_seen_as_itself_and_none_is_typed_before_off_was_proven()
    {
        using var rig = new BenchRig(state).Settled();

        rig.Ask(BringUp());

        var facts = rig.Facts.ToList();
        Assert.That(facts.OfType<ConsoleLine>().Where(line => line.Rule == "key-echo").Select(line => line.Values!["key"]), Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "10", "9" }));
        Assert.That(facts.FindIndex(fact => fact is KeyPressed), Is.GreaterThan(facts.FindIndex(fact => fact is OffProven)));
        Assert.That(facts.OfType<ConsoleLine>().Select(line => line.Rule), Has.None.EqualTo("reset-begun").And.None.EqualTo("erasing"));
    }

    [Test]
    public void A_dead_key_is_named_at_its_step_and_nothing_is_typed_after_it()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Keypad = new BenchKeypadConfig { Dead = ["5"] } }).Settled();

        var answer = rig.Ask(BringUp());

        Assert.That(BenchRig.Failed(answer).Single(), Has.Property("Name").EqualTo("keys").And.Property("Text").StartsWith("key 5 is dead").And.Property("LookAt").Contains("keys-s1/4"), Told(answer));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.RigFault));
        Assert.That(rig.Facts.OfType<ConsoleLine>().Where(line => line.Rule == "key-echo").Select(line => line.Values!["key"]), Is.EqualTo(new[] { "1", "2", "3", "4" }));
    }

    [Test]
    public void A_dead_hash_key_is_named_too()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Keypad = new BenchKeypadConfig { Dead = ["#"] } }).Settled();

        var answer = rig.Ask(BringUp());

        Assert.That(BenchRig.Failed(answer).Single(), Has.Property("Name").EqualTo("keys").And.Property("Text").StartsWith("key # is dead"), Told(answer));
    }

    [Test]
    public void Two_keys_wired_another_way_in_file_and_metal_alike_are_in_order()
    {
        using var rig = new BenchRig(state, station => station with
        {
            Keypad = station.Keypad with { Keys = station.Keypad.Keys.SetItem("2", station.Keypad.Keys["7"]).SetItem("7", station.Keypad.Keys["2"]) },
        }).Settled();

        Assert.That(BenchRig.Steps(rig.Ask(BringUp())), Is.EqualTo(AllOk));
    }

    [Test]
    public void A_finger_that_slips_onto_the_key_beside_is_told_at_once()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Keypad = new BenchKeypadConfig { Slips = new Percent(1) } }).Settled();

        var answer = rig.Ask(BringUp());

        Assert.That(BenchRig.Failed(answer).Single().Name, Is.EqualTo("keys"), Told(answer));
        Assert.That((rig.Phone.Truth.SoftErases, rig.Phone.Truth.Formats), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_blind_lamp_is_named_at_the_walk_and_all_else_goes_on()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Lamps = new BenchLampsConfig { Blind = ["line4"] } }).Settled();

        var answer = rig.Ask(BringUp());

        Assert.That(BenchRig.Steps(answer), Is.EqualTo(AllOk.Select(step => step == "walk: Ok" ? "walk: Failed" : step)), Told(answer));
        Assert.That(answer.Ended!.Message, Does.StartWith("bring-up of s1: failed at walk: line4 was not seen lit"));
    }

    [Test]
    public void A_tube_that_lets_the_room_in_is_named_before_the_power_comes()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Lamps = new BenchLampsConfig { Ambient = new Percent(1500) } }).Settled();

        Assert.That(BenchRig.Failed(rig.Ask(BringUp())).First(), Has.Property("Name").EqualTo("lamps-dark").And.Property("LookAt").Contains("tubes"));
    }

    [Test]
    public void A_welded_relay_is_named_first_and_nothing_is_pressed_or_powered_then()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Power = new BenchPowerConfig { RelayWelded = true } }).Settled();
        var deeds = rig.Facts.OfType<DeedIntended>().Count();

        var answer = rig.Ask(BringUp());

        Assert.That(BenchRig.Steps(answer).First(), Is.EqualTo("off: Failed"), Told(answer));
        Assert.That(BenchRig.Ended(answer).Skip(1).Select(step => step.Result), Is.All.EqualTo(StepResult.Skipped));
        Assert.That(BenchRig.Failed(answer).Single(), Has.Property("Text").Contains("its relay is open").And.Property("LookAt").Contains("relay's contact"));
        Assert.That(rig.Facts.OfType<DeedIntended>().Skip(deeds).Select(intended => intended.Deed), Is.EqualTo(new Deed[] { new Deed.SwitchPower(On: false) }));
    }

    [Test]
    public void What_a_station_does_not_have_is_skipped_with_why()
    {
        using var rig = new BenchRig(state, station => station with { Console = null, Lamps = null, Keypad = new KeypadConfig { Kind = KeypadKind.None } }).Settled();

        var answer = rig.Ask(BringUp());

        Assert.That(
            BenchRig.Steps(answer),
            Is.EqualTo(new[] { "off: Ok", "console-quiet: Skipped", "lamps-dark: Skipped", "keys-move: Skipped", "power-on: Ok", "walk: Skipped", "network: Ok", "running: Ok", "keys: Skipped" }),
            Told(answer));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
    }

    [Test]
    public void A_person_who_plugs_is_asked_and_the_senses_tell_whether_they_did()
    {
        using var rig = new BenchRig(state, station => station with { Power = new PowerConfig { By = PowerBy.Manual } }).Settled();

        var answer = rig.Ask(BringUp());

        Assert.That(
            BenchRig.Steps(answer),
            Is.EqualTo(new[] { "off: Ok", "console-quiet: Ok", "lamps-dark: Ok", "keys-move: Skipped", "power-on: Ok", "walk: Ok", "network: Ok", "running: Ok", "keys: Skipped" }),
            Told(answer));
        Assert.That(rig.Facts.OfType<PersonAsked>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Run_again_after_mending_it_keeps_what_was_measured_and_is_in_order()
    {
        using (var broken = new BenchRig(state, phone: phone => phone with { Keypad = new BenchKeypadConfig { Dead = ["5"] } }).Settled())
        {
            Assert.That(broken.Ask(BringUp()).Ended!.Outcome, Is.EqualTo(ControlOutcome.RigFault));
        }

        using var mended = new BenchRig(state).Settled();
        var answer = mended.Ask(BringUp());

        Assert.That(BenchRig.Steps(answer), Is.EqualTo(AllOk), Told(answer));
    }

    [Test]
    public void A_brick_brings_no_station_up_and_gets_no_key()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Ailment = "boot-loop" });

        var answer = rig.Ask(BringUp(forcedBy: "ann"));

        Assert.That(BenchRig.Failed(answer).Select(step => step.Name), Does.Contain("running"), Told(answer));
        Assert.That(BenchRig.Steps(answer).Last(), Is.EqualTo("keys: Skipped"));
    }

    private static ControlRequest.BringUp BringUp(string? forcedBy = null) => new("s1", forcedBy) { By = "ann" };

    private static string Told(Support.FakeSink answer) => string.Join('\n', BenchRig.Ended(answer).Select(step => $"{step.Name}: {step.Result}: {step.Text}"));
}
