using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

/// <summary>Hold budgets, one key at a time, the silent console, and what no interlock refuses.</summary>
public sealed class HandRulesTests
{
    [TestCase(60, true)]
    [TestCase(60.001, false)]
    public void A_tap_holds_no_longer_than_its_budget(double seconds, bool granted)
    {
        var bench = Running(new KeypadConfig { Kind = KeypadKind.Taps, HoldAtMost = S(60) });

        AssertThat(bench.Ask(Hold("1", seconds)), granted, "hold-budget");
    }

    [Test]
    public void A_tap_without_a_budget_holds_for_ever_and_a_person_does_not()
    {
        Assert.That(Running().Ask(Hold("1", 1e6)), Is.EqualTo(new Permit.Granted()));
        AssertThat(Running(new KeypadConfig { Kind = KeypadKind.Manual }).Ask(Hold("1", 360)), true, "hold-budget");
        AssertThat(Running(new KeypadConfig { Kind = KeypadKind.Manual }).Ask(Hold("1", 361)), false, "hold-budget");
    }

    [Test]
    public void A_press_longer_than_ten_seconds_or_than_the_budget_is_nobodys_press()
    {
        AssertThat(Running().Ask(Press("1", 10)), true, "hold-budget");
        AssertThat(Running().Ask(Press("1", 10.1)), false, "hold-budget");
        AssertThat(Running(new KeypadConfig { Kind = KeypadKind.Taps, HoldAtMost = S(2) }).Ask(Press("1", 3)), false, "hold-budget");
    }

    [Test]
    public void A_budget_cannot_be_forced() =>
        AssertThat(Running(new KeypadConfig { Kind = KeypadKind.Taps, HoldAtMost = S(60) }).Ask(Hold("1", 90), by: "ada"), false, "hold-budget");

    [Test]
    public void The_runner_asks_for_the_hold_that_the_checker_judged([Values("factory-reset", "format-reset", "format-keep-network")] string name)
    {
        var procedure = Configuration.Repository.Shipped.Procedure(name).Value!;
        var wiring = ProcedureBench.Wiring();
        var hold = procedure.Steps.IndexOf(procedure.Steps.First(step => step.Hold is not null));
        var steps = procedure with { Steps = procedure.Steps[hold..] };
        var runner = new ProcedureRunner(steps, wiring.Model, wiring).Begin(StationContext.Empty, TimeSpan.Zero);

        Assert.That(runner.Deeds.OfType<Deed.HoldKey>().Single().AtMost, Is.EqualTo(HoldBudget.Of(procedure, hold, wiring)));
    }

    [Test]
    public void One_key_at_a_time_beside_a_held_hash()
    {
        var bench = new SafetyBench();
        bench.Power(false).At(12);
        var hash = bench.Try(HoldHash);
        bench.Tell(new KeyHeld(hash.Number, new Key("#")));
        var one = bench.Try(Press("1"));
        Assert.That((hash.Permit, one.Permit), Is.EqualTo(((Permit)new Permit.Granted(), (Permit)new Permit.Granted())));

        var two = bench.Try(Hold("2"));
        Assert.That(two.Permit, Is.EqualTo(new Permit.Refused("one-key", $"1 is down (entry {one.Number}): one key at a time beside a held #; release it first", null)));
        bench.Tell(new DeedRefused(two.Number, "one-key", "", null));
        Assert.That(bench.Ask(Press("1")), Is.EqualTo(new Permit.Granted()), "the same key is no other key");

        bench.Tell(new KeyPressed(one.Number, new Key("1"), S(0.2)));
        Assert.That(bench.Try(Hold("2")).Permit, Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void Of_two_keys_intended_together_the_first_goes_first()
    {
        var bench = Running();
        bench.Tell(new DeedIntended(Press("1")));
        bench.Tell(new DeedIntended(Press("2")));

        AssertThat(bench.Ask(Press("1")), true, "one-key");
        AssertThat(bench.Ask(Press("2")), false, "one-key");
    }

    [Test]
    public void A_hold_is_over_with_its_release_its_bound_or_its_failure_and_not_with_a_release_asked_for_before()
    {
        var bench = Running();
        var hold = bench.Try(Hold("1")).Number;
        bench.Tell(new KeyHeld(hold, new Key("1")));
        AssertThat(bench.Ask(Press("2")), false, "one-key");
        bench.Tell(new KeyReleased(hold - 1, new Key("1")));
        AssertThat(bench.Ask(Press("2")), false, "one-key");
        bench.Tell(new KeyReleased(hold + 5, new Key("1")));
        AssertThat(bench.Ask(Press("2")), true, "one-key");

        hold = bench.Try(Hold("1")).Number;
        bench.Tell(new KeyReleased(hold, new Key("1")));
        AssertThat(bench.Ask(Press("2")), true, "one-key");

        hold = bench.Try(Hold("1")).Number;
        bench.Tell(new DeedFailed(hold, "keypad", "no answer"));
        AssertThat(bench.Ask(Press("2")), true, "one-key");
    }

    [Test]
    public void A_rig_that_took_over_has_let_every_key_go()
    {
        var bench = Running();
        bench.Try(Hold("1"));
        bench.Tell(new RigStarted("test", true));
        bench.Tell(Story.Line("registered"));

        AssertThat(bench.Ask(Press("2")), true, "one-key");
    }

    [TestCase("registered", true)]
    [TestCase("shell-open", true)]
    [TestCase("flash-fatal", true)]
    [TestCase("boot-banner", false)]
    [TestCase("reset-code-wanted", false)]
    [TestCase("writing", false)]
    [TestCase("load-validated", false)]
    public void Nothing_is_sent_on_the_console_during_a_boot(string rule, bool granted)
    {
        var bench = new SafetyBench();
        bench.Tell(Story.Line(rule));

        AssertThat(bench.Ask(new Deed.SendConsole("\r")), granted, "console");
        Assert.That(bench.Ask(new Deed.SendConsole("\r"), by: "ada"), Is.EqualTo(new Permit.Granted(granted ? null : "console")), "unless somebody answers for it");
    }

    [Test]
    public void Nothing_is_sent_to_a_phone_of_which_nothing_is_known_or_that_is_off()
    {
        var bench = new SafetyBench();
        AssertThat(bench.Ask(new Deed.SendConsole("\r")), false, "console");
        bench.Power(false);
        AssertThat(bench.Ask(new Deed.SendConsole("\r")), false, "console");
    }

    [Test]
    public void Nothing_is_sent_where_the_wire_is_not_connected()
    {
        var bench = new SafetyBench(console: new ConsoleConfig { Port = "/dev/x" });
        bench.Tell(Story.Line("registered"));

        AssertThat(bench.Ask(new Deed.SendConsole("\r")), false, "console");
        AssertThat(bench.Ask(new Deed.SendConsole("\r"), by: "ada"), false, "console");
    }

    [Test]
    public void What_lets_go_is_never_refused()
    {
        Deed[] free =
        [
            new Deed.ReleaseKey(new Key("#")), new Deed.MoveHook(false), new Deed.MoveHook(true), Ask(PersonRequestKind.Release, "#"), Ask(PersonRequestKind.OnHook), new Deed.ServeFirmware("goal"), On,
        ];
        foreach (var prepare in new Action<SafetyBench>[] { _ => { }, bench => bench.Power(false), bench => bench.Tell(Story.Line("flash-formatting")), bench => bench.Try(Hold("1")) })
        {
            var bench = new SafetyBench();
            prepare(bench);
            Assert.That(free.Where(deed => deed != On).Select(deed => bench.Ask(deed)), Has.All.EqualTo(new Permit.Granted()));
            Assert.That(bench.Ask(On), Is.EqualTo(new Permit.Granted()).Or.InstanceOf<Permit.NotBefore>(), "a power-on may have to wait, until the phone was off for long enough");
        }
    }

    [Test]
    public void Letting_go_does_not_wait_for_the_disk()
    {
        Deed[] releases = [new Deed.ReleaseKey(new Key("#")), new Deed.MoveHook(false), Ask(PersonRequestKind.Release, "#"), Ask(PersonRequestKind.OnHook), On];
        Deed[] moves = [Off, HoldHash, Press("1"), new Deed.MoveHook(true), new Deed.SendConsole("q"), Ask(PersonRequestKind.Type, "1"), Ask(PersonRequestKind.Hold, "#"), Ask(PersonRequestKind.OffHook), new Deed.ServeFirmware("goal")];

        Assert.That(releases.Select(deed => Interlocks.IsRelease(deed)), Has.All.True);
        Assert.That(moves.Select(deed => Interlocks.IsRelease(deed)), Has.All.False);
        Assert.That(Interlocks.IsRelease(On, RelayContact.NormallyOpen), Is.False, "there it energises the coil");
    }

    private static SafetyBench Running(KeypadConfig? keypad = null)
    {
        var bench = new SafetyBench(keypad: keypad);
        bench.Tell(Story.Line("registered"));
        return bench;
    }

    private static void AssertThat(Permit permit, bool granted, string interlock) =>
        Assert.That(permit, granted ? Is.EqualTo(new Permit.Granted()) : Is.TypeOf<Permit.Refused>().With.Property("Interlock").EqualTo(interlock));
}
