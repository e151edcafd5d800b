using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Tests.Configuration;

namespace PhoneRig.Core.Tests.Procedures;

/// <summary>What only a phone and a station can tell of a procedure.</summary>
public sealed class CheckerStationTests
{
    private static readonly PhoneModel Phone = Repository.Shipped.Phone("cisco-7970").Value!;

    private const string Taps = "keypad: { kind: taps, keys: { \"1\": k/1, \"#\": k/2 } }";

    [Test]
    public void A_station_without_a_keypad_presses_nothing() =>
        Refused("needs: { keys: \"1\" }", "[ { press: \"1\" } ]", "", "this station has no keypad: wire taps or solenoids, or write keypad: manual for a person's finger");

    [Test]
    public void A_key_without_a_tap_is_named() =>
        Refused("needs: { keys: \"12\" }", "[ { type: \"12\" } ]", Taps, "this station's keypad has no tap for 2");

    [Test]
    public void A_key_that_the_phone_does_not_have_is_named() =>
        Refused("needs: { keys: \"A\" }", "[ { press: A } ]", "keypad: manual", "\"A\" is no key of a cisco-7970; known: #, *, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9");

    [TestCase("")]
    [TestCase(Taps)]
    public void A_receiver_that_nothing_lifts_is_told(string wiring) =>
        Refused("needs: { hook: true }", "[ { hook: off } ]", wiring, "this station cannot lift the receiver: wire the keypad's hook, or write keypad: manual");

    [Test]
    public void A_console_that_is_not_there_takes_no_text() =>
        Refused("needs: { console: true }", "[ { console: q } ]", "", "this station has no console to send to");

    [Test]
    public void A_console_that_only_listens_takes_no_text() =>
        Refused("needs: { console: true }", "[ { console: q } ]", "console: { port: /dev/x }", "this station's console only listens: where its TX wire is connected, write transmit: true in the rig file");

    [Test]
    public void An_unknown_console_rule_gets_the_nearest_one() =>
        Assert.That(
            Check("needs: {}", "[ { await: { console: reset-code-wantd }, within: 5s } ]", "console: { port: /dev/x }").Single().Message,
            Does.StartWith("unknown console rule \"reset-code-wantd\" for a cisco-7970; did you mean \"reset-code-wanted\"?"));

    [Test]
    public void An_await_that_nothing_here_can_see_needs_a_blind_wait() =>
        Refused(
            "needs: {}", "[ { await: { any: [ { console: boot-banner }, { lamps: { lines: walking } } ] }, within: 5s } ]", "lamps: { sensors: { line1: m/0 } }",
            "this station can never see this (no console, too few sensors on lamps \"lines\"): wire it, or say with \"blind\" how long to wait instead");

    [Test]
    public void An_await_of_a_colour_is_blind_on_photodiodes() =>
        Refused(
            "needs: {}", "[ { await: { lamps: { lines: walking, colour: amber } }, within: 5s } ]", "lamps: { chip: photodiode, sensors: { line1: m/0, line2: m/1 } }",
            "this station can never see this (its photodiodes tell no colour of lamps \"lines\"): wire it, or say with \"blind\" how long to wait instead");

    [Test]
    public void An_await_of_all_needs_every_sense() =>
        Refused(
            "needs: {}", "[ { await: { all: [ { console: boot-banner }, { dhcp: discover } ] }, within: 5s } ]", "",
            "this station can never see this (no console): wire it, or say with \"blind\" how long to wait instead");

    [TestCase("{ any: [ { console: boot-banner }, { dhcp: discover } ] }, within: 5s", "")]
    [TestCase("{ lamps: { lines: walking } }, within: 5s", "lamps: { chip: photodiode, sensors: { line1: m/0, line2: m/1 } }")]
    [TestCase("{ console: boot-banner }, within: 5s, blind: 3s", "")]
    [TestCase("{ lamps: { lines: walking } }, within: 5s", "lamps: { sensors: { line1: m/0, line2: m/1 } }")]
    [TestCase("{ lamps: { mute: steady } }, within: 5s", "lamps: { sensors: { mute: m/0 } }")]
    [TestCase("{ absent-for: { of: { console: boot-banner }, for: 5s } }, within: 9s", "console: { port: /dev/x }")]
    public void An_await_that_can_be_seen_or_has_a_blind_wait_may_run(string condition, string wiring) =>
        Assert.That(Check("needs: {}", $"[ {{ await: {condition} }} ]", wiring), Is.Empty);

    [Test]
    public void A_person_does_not_hold_a_key_for_longer_than_a_person_can() =>
        Refused(
            "needs: { keys: \"#\", power: brick }", "[ { hold: \"#\" }, { power: on, for: 61s }, { await: { dhcp: discover }, within: 5m }, { release: \"#\" } ]",
            "keypad: manual", "\"#\" may be held for 6 min 11 s until its release, and a person holds a key for 6 min at most");

    [Test]
    public void A_tap_holds_a_key_as_long_as_it_takes() =>
        Assert.That(Check("needs: { keys: \"#\" }", "[ { hold: \"#\" }, { await: { dhcp: discover }, within: 2h }, { release: \"#\" } ]", Taps), Is.Empty);

    [Test]
    public void A_tap_with_a_budget_holds_no_longer() =>
        Refused(
            "needs: { keys: \"#\" }", "[ { hold: \"#\" }, { await: { dhcp: discover }, within: 2m }, { release: \"#\" } ]",
            Taps.Replace("taps,", "taps, hold-at-most: 2m,", StringComparison.Ordinal), "\"#\" may be held for 2 min 5 s until its release, and this keypad holds a key for 2 min at most");

    [TestCase("{ power: off }", false)]
    [TestCase("{ power: off, for: 11s }", false)]
    [TestCase("{ power: off, for: 12s }", true)]
    [TestCase("{ power: off, for: 1s }, { power: off, for: 12s }", true, TestName = "The last time off counts")]
    public void Off_is_proven_before_keys_are_pressed(string off, bool proven)
    {
        var problems = Check("needs: { keys: \"1\", power: brick }", $"[ {off}, {{ power: on }}, {{ type: \"1\" }} ]", Taps);

        Assert.That(problems.Select(problem => problem.Message), proven
            ? Is.Empty
            : Is.EqualTo(new[] { "keys are pressed after this (line 4), so off must be proven first: write for: 12s or longer, which a cisco-7970 needs to show that something else feeds it" }));
    }

    [TestCase("[ { power: off, for: 5s }, { power: on } ]")]
    [TestCase("[ { press: \"1\" }, { power: off, for: 5s }, { power: on } ]")]
    public void A_power_off_that_no_keys_follow_may_be_short(string steps) =>
        Assert.That(Check($"needs: {{ power: brick{(steps.Contains("press", StringComparison.Ordinal) ? ", keys: \"1\"" : "")} }}", steps, Taps), Is.Empty);

    [Test]
    public void A_playbooks_blind_wait_counts_towards_the_hold()
    {
        const string steps = "[ { hold: \"#\" }, { await: { console: boot-banner }, within: 7m, blind: 30s }, { release: \"#\" } ]";
        Assert.That(Check("needs: { keys: \"#\" }", steps, "keypad: manual"), Is.Empty);
        Assert.That(Check("needs: { keys: \"#\" }", steps, "keypad: manual", new() { Blind = TimeSpan.FromMinutes(7) }), Has.Length.EqualTo(1));
    }

    [Test]
    public void Power_may_be_cut_after_a_code_once_its_end_was_awaited() =>
        Assert.That(Check("needs: { keys: \"1\", power: brick }", "[ { type: \"1\" }, { await: { tftp: default-load }, within: 5m }, { power: off } ]", Taps), Is.Empty);

    [Test]
    public void A_phone_that_does_not_echo_cannot_confirm()
    {
        var silent = Phone with { Keys = Phone.Keys.SetItem("1", new KeyModel()) };
        var problem = ProcedureChecker.Check(Procedure("needs: { keys: \"1\" }", "[ { type: \"1\", confirm: key-echo } ]"), silent, Station(Taps)).Single();
        Assert.That(problem.Message, Is.EqualTo("the console of a cisco-7970 does not echo 1: leave confirm out"));
    }

    [Test]
    public void A_problem_stands_where_its_step_does() =>
        Assert.That(Check("needs: { console: true }", "\n  - power: on\n  - console: q", "")[^1].At.ToString(), Is.EqualTo("test.yaml:6:5"));

    private static void Refused(string needs, string steps, string wiring, string message) =>
        Assert.That(Check(needs, steps, wiring).Select(p => p.Message), Is.EqualTo(new[] { message }));

    private static ImmutableArray<ConfigProblem> Check(string needs, string steps, string wiring, ProcedureCheckerLimits? limits = null) =>
        ProcedureChecker.Check(Procedure(needs, steps), Phone, Station(wiring), limits);

    private static Procedure Procedure(string needs, string steps) => YamlText.Value<Procedure>($"procedure: x\ntitle: x\n{needs}\nsteps: {steps}\n");

    private static StationConfig Station(string wiring) => YamlText.Value<StationConfig>($"phone: cisco-7970\npower: {{ relay: gpio/17 }}\n{wiring}\n");
}
