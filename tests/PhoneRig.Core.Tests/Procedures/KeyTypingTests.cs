using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Procedures.ProcedureBench;

namespace PhoneRig.Core.Tests.Procedures;

/// <summary>Typing a code with and without echoes. A press of the test phone takes 150 ms and a gap 250 ms.</summary>
public sealed class KeyTypingTests
{
    [Test]
    public void Without_echoes_keys_follow_each_other_at_the_models_press_and_gap()
    {
        var bench = Typing("1*0#", confirm: false).Begin().At(60);

        Assert.That(bench.Loop.Deeds, Is.EqualTo(new (TimeSpan, Deed)[]
        {
            (Ms(0), new Deed.PressKey(new Key("1"), Ms(150))),
            (Ms(400), new Deed.PressKey(new Key("*"), Ms(150))),
            (Ms(800), new Deed.PressKey(new Key("0"), Ms(150))),
            (Ms(1200), new Deed.PressKey(new Key("#"), Ms(150))),
        }));
        Assert.That((bench.Outcome, bench.Ends.Single().Evidence), Is.EqualTo(("done", "4 keys typed")));
    }

    [Test]
    public void A_model_without_timings_types_at_those_of_the_facts()
    {
        var typing = new KeyTyping(Model with { Timings = Model.Timings.Clear() });

        Assert.That((typing.Press, typing.Gap), Is.EqualTo((Ms(200), Ms(300))));
    }

    [Test]
    public void The_next_key_waits_for_the_echo_and_then_for_the_gap()
    {
        var bench = Typing("12").CodeWanted().Begin().At(0.9);
        Assert.That(bench.Pressed, Is.EqualTo("1"));

        bench.At(0.9, Echo("1")).At(1.149);
        Assert.That(bench.Pressed, Is.EqualTo("1"), "the gap is not over");
        bench.At(1.15);
        Assert.That(bench.Pressed, Is.EqualTo("12"));
        Assert.That(bench.Outcome, Is.Null);

        bench.At(1.4, Echo("2")).At(60);
        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("12", "done")));
        Assert.That(bench.Ends.Single().Evidence, Is.EqualTo("2 of 2 keys echoed"));
    }

    [Test]
    public void An_echo_while_the_key_is_still_down_counts()
    {
        var bench = Typing("12").CodeWanted().Begin().At(0.1, Echo("1")).At(0.4);

        Assert.That(bench.Pressed, Is.EqualTo("12"));
    }

    [Test]
    public void A_key_without_an_echo_is_pressed_once_more_a_second_after_it_came_up()
    {
        var bench = Typing("12").CodeWanted().Begin().At(1.149);
        Assert.That(bench.Pressed, Is.EqualTo("1"));

        bench.At(1.15);
        Assert.That(bench.Pressed, Is.EqualTo("11"));
        bench.At(1.5, Echo("1")).At(1.75);
        Assert.That(bench.Pressed, Is.EqualTo("112"));
    }

    [Test]
    public void A_second_missing_echo_is_let_be_and_the_next_echo_confirms_both()
    {
        var bench = Typing("12").CodeWanted().Begin().At(2.549);
        Assert.That(bench.Pressed, Is.EqualTo("11"), "the second press ends at 1.3 s, its echo is given until 2.3 s, then the gap");

        bench.At(2.55);
        Assert.That(bench.Pressed, Is.EqualTo("112"));
        bench.At(2.8, Echo("2")).At(60);
        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("112", "done")));
        Assert.That(bench.Ends.Single().Evidence, Is.EqualTo("2 of 2 keys echoed"));
    }

    [Test]
    public void Every_key_has_its_own_second_press()
    {
        var bench = Typing("12").CodeWanted().Begin().At(60);

        Assert.That(bench.Pressed, Is.EqualTo("1122"));
        Assert.That((bench.Outcome, bench.Ends.Single().Evidence), Is.EqualTo(("done", "0 of 2 keys echoed")), "what the code did is for the next wait to see");
    }

    [Test]
    public void A_late_echo_of_the_key_before_confirms_that_key_and_not_the_one_at_hand()
    {
        var bench = Typing("12").CodeWanted().Begin().At(2.6, Echo("1")).At(3.5);
        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("112", (string?)null)));

        bench.At(3.5, Echo("2")).At(60);
        Assert.That((bench.Pressed, bench.Ends.Single().Evidence), Is.EqualTo(("112", "2 of 2 keys echoed")));
    }

    [TestCase("3")]
    [TestCase("2")]
    public void Another_keys_echo_stops_the_typing_even_of_a_key_that_is_still_to_come(string key)
    {
        var bench = Typing("12").CodeWanted().Begin().At(0.3, Echo(key)).At(60);

        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("1", "wrong-key-echo")));
        Assert.That(bench.Why, Is.EqualTo($"the phone took another key than 1 (console: \"Key press = {key}\")"));
        Assert.That(bench.Ends.Single().Outcome, Is.EqualTo("wrong-key-echo"));
    }

    [Test]
    public void A_wrong_echo_in_the_gap_stops_the_typing_too()
    {
        var bench = Typing("12").CodeWanted().Begin().At(0.2, Echo("1")).At(0.3, Echo("*")).At(60);

        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("1", "wrong-key-echo")));
    }

    [Test]
    public void An_echo_without_a_readable_number_is_a_wrong_one([Values(null, "", "x", "-1", "99999999999")] string? number)
    {
        var values = number is null ? null : System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("key", number);
        var bench = Typing("12").CodeWanted().Begin().At(0.3, new ConsoleLine("\tKey press = ?", "key-echo", values)).At(60);

        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("1", "wrong-key-echo")));
    }

    [Test]
    public void The_same_key_twice_in_a_code_wants_two_echoes()
    {
        var bench = Typing("**").CodeWanted().Begin().At(0.2, Echo("*")).At(0.9);
        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("**", (string?)null)));

        bench.At(0.9, Echo("*")).At(60);
        Assert.That(bench.Ends.Single().Evidence, Is.EqualTo("2 of 2 keys echoed"));
    }

    [Test]
    public void Echoes_do_not_count_where_the_console_did_not_ask_for_the_code()
    {
        var bench = Typing("12").Begin().At(0.2, Echo("9")).At(60);

        Assert.That((bench.Pressed, bench.Outcome, bench.Ends.Single().Evidence), Is.EqualTo(("12", "done", "2 keys typed")));
    }

    [Test]
    public void Echoes_do_not_count_where_the_question_was_of_an_earlier_boot([Values] bool banner)
    {
        var bench = Typing("12").CodeWanted();
        bench.Loop.Tell(banner ? Story.Line("boot-banner") : Story.Power(true));
        bench.Begin().At(60);

        Assert.That(bench.Pressed, Is.EqualTo("12"));
    }

    [Test]
    public void Echoes_do_not_count_where_the_procedure_does_not_want_them() =>
        Assert.That(Typing("12", confirm: false).CodeWanted().Begin().At(60).Pressed, Is.EqualTo("12"));

    [Test]
    public void Echoes_do_not_count_where_no_console_is_wired() =>
        Assert.That(Typing("12", console: false).CodeWanted().Begin().At(60).Pressed, Is.EqualTo("12"));

    [Test]
    public void A_press_that_fails_ends_in_a_rig_fault_and_nothing_more_is_pressed()
    {
        var bench = Typing("12", confirm: false);
        bench.Loop.Hands = Answers.Failing<Deed.PressKey>("keypad", "no answer on the bus");
        bench.Begin().At(60);

        Assert.That((bench.Pressed, bench.Outcome, bench.Why), Is.EqualTo(("1", "rig-fault", "keypad: no answer on the bus")));
    }

    [Test]
    public void The_end_of_another_deed_is_not_that_of_the_press()
    {
        var bench = Typing("12", confirm: false);
        bench.Loop.Hands = (_, _) => null;
        bench.Begin().At(1, new DeedFailed(77, "lamp", "gone")).At(1, new KeyPressed(77, new Key("1"), Ms(150))).At(5);
        Assert.That((bench.Pressed, bench.Outcome), Is.EqualTo(("1", (string?)null)));

        bench.Loop.Tell(new KeyPressed(bench.Loop.Timeline.Single(entry => entry.Fact is DeedIntended).Sequence, new Key("1"), Ms(150)));
        bench.At(6);
        Assert.That(bench.Pressed, Is.EqualTo("12"));
    }

    [Test]
    public void A_person_is_asked_for_the_whole_code_and_followed_by_its_echoes()
    {
        var bench = Typing("123", keypad: KeypadKind.Manual).CodeWanted().Begin();
        Assert.That(bench.Deeds, Is.EqualTo(new Deed[]
        {
            new Deed.AskPerson(new PersonRequest(PersonRequestKind.Type, "123", "Type 123, one key at a time, firmly.")),
        }));

        bench.At(2, Echo("1")).At(4, Echo("2")).At(10);
        Assert.That(bench.Outcome, Is.Null);
        bench.At(12, Echo("3"));
        Assert.That((bench.Outcome, bench.Ends.Single().Evidence), Is.EqualTo(("done", "3 of 3 keys echoed")));
        Assert.That(bench.Deeds.Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_person_may_be_ahead_of_the_echoes_that_were_read()
    {
        var bench = Typing("123", keypad: KeypadKind.Manual).CodeWanted().Begin().At(2, Echo("3"));

        Assert.That((bench.Outcome, bench.Ends.Single().Evidence), Is.EqualTo(("done", "3 of 3 keys echoed")));
    }

    [Test]
    public void A_person_has_the_phones_code_window_and_no_longer()
    {
        var bench = Typing("123", keypad: KeypadKind.Manual).CodeWanted().Begin().At(2, Echo("1")).At(39.99);
        Assert.That(bench.Outcome, Is.Null);

        bench.At(40);
        Assert.That((bench.Outcome, bench.Ends.Single().Evidence), Is.EqualTo(("done", "1 of 3 keys echoed")));
    }

    [Test]
    public void A_persons_wrong_key_stops_the_typing()
    {
        var bench = Typing("123", keypad: KeypadKind.Manual).CodeWanted().Begin().At(2, Echo("1")).At(3, Echo("9"));

        Assert.That(bench.Outcome, Is.EqualTo("wrong-key-echo"));
    }

    [Test]
    public void A_person_whose_keys_are_not_echoed_is_only_asked()
    {
        var bench = Typing("123", keypad: KeypadKind.Manual).Begin().At(0);

        Assert.That((bench.Outcome, bench.Ends.Single().Outcome), Is.EqualTo(("done", "asked")));
    }

    private static ProcedureBench Typing(string keys, bool confirm = true, KeypadKind keypad = KeypadKind.Taps, bool console = true) =>
        new([new Step { Type = keys, Confirm = confirm ? "key-echo" : null }], keypad, console);
}
