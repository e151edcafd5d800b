using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class BootStagesTests
{
    private const string Archive = "jar70sccp.9-4-2.sbn";
    private const string Config = "SEP001B2C3D4E5F.cnf.xml";

    private readonly BootStages stages = new(Model);
    private readonly List<Fact> facts = [];
    private BootState state = null!;
    private TimeSpan? wakeAt;

    [SetUp]
    public void Begin()
    {
        (state, wakeAt) = (stages.Start, null);
        facts.Clear();
    }

    [Test]
    public void Before_the_first_sighting_every_stage_is_possible_and_the_power_must_stay()
    {
        Assert.That(state.Possible, Is.EqualTo(Enum.GetValues<BootStage>()));
        Assert.That(state.Claims, Has.All.Property(nameof(StageClaim.Proof)).Null);
        Assert.That((state.Likeliest, state.IsWriting, state.WritingUntil), Is.EqualTo((Silent, true, (TimeSpan?)TimeSpan.FromHours(2))));
    }

    [Test]
    public void Time_alone_ends_what_nobody_saw()
    {
        Tell(Tick(7199));
        Assert.That(state.MayBe(Formatting), Is.True);
        Tell(Tick(7200));
        Assert.That((state.MayBe(Formatting), state.IsWriting, state.WritingUntil), Is.EqualTo((false, false, (TimeSpan?)null)));
    }

    [Test]
    public void A_relay_that_closes_where_it_was_never_open_says_nothing()
    {
        Tell(At(1, Power(true)));

        Assert.That(state.Possible, Has.Length.EqualTo(13));
    }

    [Test]
    public void Off_is_only_off_until_power_comes_and_then_it_is_starting()
    {
        Tell(At(10, Power(false), 4));
        AssertOnly(Off);
        Assert.That((state.Claims[0].Proof, state.Claims[0].Until, wakeAt), Is.EqualTo(((long?)4, (TimeSpan?)null, (TimeSpan?)S(22))), "for ever, but off is proven or not after 12 s");

        Tell(At(20, Power(true), 5));
        AssertOnly(Starting);
        Assert.That(state.Claims[0], Is.EqualTo(new StageClaim(Starting, 5, S(20), S(65))), "40 s to the walk, 5 s of walk");
        Assert.That(wakeAt, Is.EqualTo(S(65)));
        Tell(Tick(65));
        Assert.That(state.Possible, Is.EqualTo(new[] { SeekingLease, Silent }));
    }

    [Test]
    public void Changes_are_told_once_and_only_changes()
    {
        Tell(At(10, Power(false)), At(11, Power(false)), At(20, Power(true)), Tick(21), At(22, Line("no-such-rule")));

        Assert.That(facts.Cast<StageChanged>().Select(fact => (fact.Likeliest, Possible: fact.Possible.Single())), Is.EqualTo(new[] { (Off, Off), (Starting, Starting) }));
    }

    [Test]
    public void Life_after_the_cut_means_another_source_of_power()
    {
        Tell(At(10, Power(false)), At(11.9, Line("key-echo"), 1), At(12.5, Began(LampPattern.Walking, LampColour.Amber, 11), 2), At(14, Began(LampPattern.Dark, LampColour.Dark, 10)), At(14, Ack), At(15, new TftpFailed("m", null, Archive, 1, 2, "timed out")));
        AssertOnly(Off);
        Assert.That(state.AliveWhileOff, Is.Null, "afterglow is no life");

        Tell(At(13, Discover, 3));
        Assert.That(state.AliveWhileOff, Is.EqualTo(3));
        AssertOnly(SeekingLease);

        Tell(At(30, Power(true)));
        AssertOnly(Starting);
    }

    [TestCase(12.5, true)]
    [TestCase(13.5, false)]
    public void A_page_that_was_asked_for_before_the_cut_is_no_life_after_it(double read, bool before)
    {
        Tell(At(10, Power(false)), At(read, new PhonePageRead("m", "10.0.0.9", "load", null, null, null, null, null, TimeSpan.FromSeconds(1)), 2));

        Assert.That(state.AliveWhileOff, before ? Is.Null : Is.EqualTo(2));
        AssertOnly(before ? Off : Registering);
    }

    [TestCase(12.5, true)]
    [TestCase(13.5, false)]
    public void A_phone_that_answers_on_the_network_after_the_cut_lives(double answered, bool before)
    {
        Tell(At(10, Power(false)), At(answered, new HostAnswered("m", "10.0.0.9", TimeSpan.FromSeconds(1)), 2));

        Assert.That(state.AliveWhileOff, before ? Is.Null : Is.EqualTo(2));
        Assert.That(state.Likeliest == Off, Is.EqualTo(before));
    }

    [Test]
    public void A_walk_with_hash_down_waits_for_the_code_once_a_normal_boot_would_be_past_it()
    {
        Tell(At(1, Power(false)), At(4, new KeyHeld(0, new Key("#"))), At(6, Power(true)), At(13, Began(LampPattern.Walking, LampColour.Amber, 12), 7));
        Assert.That(state.Claims.Select(claim => (claim.Stage, claim.Proof, claim.Until)), Is.EqualTo(new[] { (Starting, (long?)7, (TimeSpan?)S(17)), (AwaitingCode, 7, S(77)), (SeekingLease, 7, S(63)) }));

        Tell(Tick(17));
        Assert.That(state.Likeliest, Is.EqualTo(AwaitingCode));
        Assert.That(state.IsWriting, Is.False);
    }

    [Test]
    public void A_walk_without_hash_goes_on_to_seek_a_lease()
    {
        Tell(At(1, Power(false)), At(6, Power(true)), At(13, Began(LampPattern.Walking, LampColour.Amber, 12)), Tick(17));

        Assert.That(state.Likeliest, Is.EqualTo(SeekingLease));
    }

    [Test]
    public void The_soft_code_erases_for_a_while()
    {
        WantCode(10);
        Type("123456789*0#", 12);
        Assert.That((state.Likeliest, state.WritingUntil), Is.EqualTo((Erasing, (TimeSpan?)S(43))), "the last key at 23 s, and 20 s");
        Tell(At(23.5, Line("key-echo")), At(24, Line("reset-begun")));
        AssertOnly(Erasing);
        Tell(At(27, Began(LampPattern.Walking, LampColour.Green, 26)));
        Assert.That((state.Likeliest, state.WritingUntil), Is.EqualTo((Erasing, (TimeSpan?)S(44))));
        Tell(Tick(44));
        Assert.That((state.Likeliest, state.IsWriting), Is.EqualTo((SeekingLease, false)));
    }

    [TestCase("3491672850*#")]
    [TestCase("*7412369#085")]
    [TestCase("33491672850**#", TestName = "Repeats of a key are one press")]
    public void A_hard_code_formats_for_up_to_two_hours_unless_the_phone_talks(string code)
    {
        WantCode(0);
        Type(code, 8);
        var last = S(8 + code.Length - 1);
        Assert.That((state.Likeliest, state.WritingUntil), Is.EqualTo((Formatting, (TimeSpan?)(last + TimeSpan.FromHours(2)))));

        Tell(At(30, Began(LampPattern.Dark, LampColour.Dark, 25)), Tick(1800), Tick(7000));
        Assert.That(state.IsWriting, Is.True);
        Tell(At(7001, Discover));
        AssertOnly(SeekingLease);
        Assert.That(state.IsWriting, Is.False);
    }

    [Test]
    public void Whatever_a_phone_says_on_the_network_it_does_not_format()
    {
        foreach (var talk in new[] { Asked("ringlist.xml"), Served("ringlist.xml"), new DhcpAsked("m", null, "decline", null) })
        {
            Begin();
            WantCode(0);
            Type("3491672850*#", 8);
            Tell(At(100, talk));
            Assert.That(state.IsWriting, Is.False, talk.ToString());
        }
    }

    [TestCase("123456789*0")]
    [TestCase("123456789*#")]
    [TestCase("349167250*#")]
    public void A_code_that_is_not_whole_does_nothing(string keys)
    {
        WantCode(0);
        Type(keys, 8);

        AssertOnly(AwaitingCode);
    }

    [TestCase("**##**2", Erasing)]
    [TestCase("5#5", Formatting, TestName = "A code of unknown effect is taken to format")]
    public void The_codes_of_old_loads_are_known_by_their_names(string code, BootStage stage)
    {
        Tell(At(5, Line("registered")));
        Type(code, 8);

        Assert.That(state.Likeliest, Is.EqualTo(stage));
    }

    [Test]
    public void The_restart_code_touches_no_flash()
    {
        Tell(At(5, Line("registered")));
        Type("**#**", 8);

        AssertOnly(Registered);
    }

    [Test]
    public void A_slip_before_the_code_does_not_hide_it()
    {
        WantCode(0);
        Type("99*0#3491672850*#", 8);

        Assert.That(state.Likeliest, Is.EqualTo(Formatting));
    }

    [Test]
    public void A_key_pressed_again_after_the_code_does_not_begin_it_anew()
    {
        WantCode(0);
        Type("3491672850*##", 8);

        Assert.That(state.Claim(Formatting)!.Since, Is.EqualTo(S(19)));
    }

    [Test]
    public void A_person_asked_to_type_is_taken_to_have_typed()
    {
        WantCode(0);
        Tell(At(9, new PersonAsked(0, new PersonRequest(PersonRequestKind.Type, "3491672850*#", ""))));

        Assert.That(state.Likeliest, Is.EqualTo(Formatting));
    }

    [Test]
    public void A_person_asked_to_pull_the_plug_may_have_done_it_or_not()
    {
        WantCode(0);
        Tell(At(9, new PersonAsked(0, PersonRequest.ForPower(on: false))));
        Assert.That(state.Possible, Does.Contain(Off).And.Contain(AwaitingCode));

        Tell(At(30, new PersonAsked(0, PersonRequest.ForPower(on: true))));
        Assert.That(state.Possible, Does.Contain(Off).And.Contain(Starting).And.Contain(AwaitingCode));
    }

    [Test]
    public void Dark_after_the_soft_code_may_be_a_format_until_the_phone_talks()
    {
        WantCode(10);
        Type("123456789*0#", 12);
        Tell(At(30, Began(LampPattern.Dark, LampColour.Dark, 26), 50));
        Assert.That(state.Claim(Formatting), Is.EqualTo(new StageClaim(Formatting, 50, S(23), S(23) + TimeSpan.FromHours(2))));

        Tell(At(31, Request));
        AssertOnly(SeekingLease);
        Tell(At(40, Began(LampPattern.Dark, LampColour.Dark, 35)));
        AssertOnly(SeekingLease);
    }

    [Test]
    public void Dark_without_a_code_is_no_format()
    {
        Tell(At(1, Power(false)), At(6, Power(true)), At(30, Began(LampPattern.Dark, LampColour.Dark, 8)));

        AssertOnly(Starting);
    }

    [Test]
    public void Red_is_a_format_and_after_the_soft_code_more_likely_its_erasing()
    {
        Tell(At(1, Began(LampPattern.Walking, LampColour.Red, 0)));
        Assert.That(state.Claims.Select(claim => claim.Stage), Is.EqualTo(new[] { Formatting, Erasing }));

        WantCode(10);
        Type("123456789*0#", 12);
        Tell(At(30, Began(LampPattern.Walking, LampColour.Red, 29)));
        Assert.That(state.Claims.Select(claim => claim.Stage), Is.EqualTo(new[] { Erasing, Formatting }));

        Tell(At(90, Began(LampPattern.Walking, LampColour.Green, 89)));
        Assert.That(state.MayBe(Formatting), Is.False, "green after the red is the soft code's variant (facts 1.3)");
    }

    [TestCase(28, true, TestName = "An amber walk lost and found right after the code does not end a format")]
    [TestCase(28.9, true)]
    [TestCase(29, false, TestName = "An amber walk that begins ten seconds after the code is the boot after the format")]
    public void An_amber_walk_after_a_hard_code(double since, bool formatting)
    {
        WantCode(0);
        Type("3491672850*#", 8);
        Tell(At(since + 1, Began(LampPattern.Walking, LampColour.Amber, since)));

        Assert.That(state.MayBe(Formatting), Is.EqualTo(formatting));
    }

    [Test]
    public void The_console_overrules_what_was_thought()
    {
        Tell(At(1, Line("flash-formatting")));
        AssertOnly(Formatting);
        Tell(At(1.5, Line("boot-banner")), At(1.6, Line("flash-reformat")));
        AssertOnly(Formatting);
        Tell(At(1.7, Line("erasing")));
        AssertOnly(Erasing);
        Tell(At(1.8, Line("writing")));
        Assert.That(state.Possible, Is.EqualTo(new[] { Downloading, Writing }));
        Tell(At(2, Line("boot-banner")));
        AssertOnly(Starting);
        Tell(At(3, Line("reset-code-wanted")));
        AssertOnly(AwaitingCode);
        Tell(At(50, Line("key-echo")));
        Assert.That(state.Claims[0].Until, Is.EqualTo(S(63)), "the window runs from the question");
        Tell(At(51, Line("reset-begun")));
        Assert.That(state.Possible, Is.EqualTo(new[] { Erasing, Formatting }), "somebody else typed it");
        Tell(At(52, Line("reset-refused")));
        AssertOnly(Starting);
        Tell(At(53, Line("shell-open")));
        AssertOnly(InShell);
        Tell(At(54, Line("registered")));
        AssertOnly(Registered);
        Assert.That(wakeAt, Is.Null);
    }

    [Test]
    public void A_code_that_is_not_typed_in_time_is_a_boot()
    {
        Tell(At(1, Line("reset-code-wanted")), Tick(61));

        AssertOnly(Starting);
    }

    [Test]
    public void A_download_from_lease_to_registration()
    {
        Tell(At(1, Power(false)), At(6, Power(true)), At(20, Discover), At(21, Ack));
        Assert.That((state.Likeliest, state.IsWriting), Is.EqualTo((SeekingLease, true)), "it may ask for a load at any moment");

        Tell(At(22, Asked("term70.default.loads")));
        AssertOnly(Downloading);
        Assert.That(state.WritingUntil, Is.EqualTo(S(77)), "16 s to give up, 39 s to ask again");
        Tell(At(23, Served("term70.default.loads")), At(24, Asked(Archive)), At(25, Progress(Archive)), At(30, Served(Archive), 60));
        Assert.That(state.Claims.Select(claim => (claim.Stage, claim.Proof, claim.Until)), Is.EqualTo(new[] { (Writing, (long?)60, (TimeSpan?)S(38)), (Downloading, 60, S(85)) }));

        Tell(At(33, Asked("cnu70.sbn")));
        Assert.That(state.Claims.Select(claim => (claim.Stage, claim.Until)), Is.EqualTo(new[] { (Downloading, (TimeSpan?)S(88)), (Writing, S(38)) }), "the write goes on beside");
        Tell(At(36, Progress("cnu70.sbn")), Tick(38));
        Assert.That(state.MayBe(Writing), Is.False);

        Tell(At(40, Served("cnu70.sbn")), At(60, Discover));
        AssertOnly(SeekingLease);
        Tell(At(61, Ack), At(62, Asked("CTLSEP001B2C3D4E5F.tlv")), At(62, Refused("CTLSEP001B2C3D4E5F.tlv")));
        AssertOnly(SeekingConfig);
        Tell(At(63, Asked(Config)), At(64, Served(Config)));
        Assert.That((state.Likeliest, state.IsWriting), Is.EqualTo((Registering, false)));
    }

    [Test]
    public void A_download_that_falls_silent_ends_after_what_its_retries_take()
    {
        Tell(At(20, Discover), At(22, Asked("term70.default.loads")), At(23, Served("term70.default.loads")), Tick(77.9));
        Assert.That(state.IsWriting, Is.True);

        Tell(Tick(78));
        AssertOnly(Silent);
    }

    [Test]
    public void A_failed_transfer_is_tried_again()
    {
        Tell(At(20, Discover), At(22, Asked(Archive)), At(70, new TftpFailed("m", "10.0.0.9", Archive, 5, 10, "timed out")));

        Assert.That(state.WritingUntil, Is.EqualTo(S(125)));
    }

    [Test]
    public void A_phone_that_asks_in_vain_for_a_load_may_be_switched_off()
    {
        Tell(At(20, Discover), At(22, Asked("termZZ.default.loads")), At(22, Refused("termZZ.default.loads")));
        Assert.That(state.IsWriting, Is.False);

        Tell(At(30, Served(Archive)), At(31, Asked("cnu70.sbn")), At(31, Refused("cnu70.sbn")));
        Assert.That(state.Claim(Writing)!.Until, Is.EqualTo(S(38)), "but not while it may be writing the archive before");
    }

    [Test]
    public void Renewing_a_lease_in_a_download_changes_nothing()
    {
        Tell(At(20, Asked(Archive)), At(25, Request), At(25, Ack));

        AssertOnly(Downloading);
    }

    [Test]
    public void Lamps_do_not_disprove_what_the_network_proved([Values(LampColour.Amber, LampColour.Green)] LampColour colour)
    {
        Tell(At(20, Served(Archive)), At(21, Began(LampPattern.Walking, colour, 20)));

        Assert.That((state.MayBe(Writing), state.MayBe(Downloading)), Is.EqualTo((true, true)));
    }

    [Test]
    public void An_amber_or_green_walk_disproves_a_format_that_nobody_saw([Values(LampColour.Amber, LampColour.Green)] LampColour colour)
    {
        Tell(At(20, Began(LampPattern.Walking, colour, 19)));

        Assert.That((state.IsWriting, state.MayBe(Formatting), state.MayBe(Off)), Is.EqualTo((colour == LampColour.Green, false, false)), "green may be a transfer that an earlier rig began");
    }

    [Test]
    public void Another_groups_lamp_says_no_more_than_that_there_is_power()
    {
        Tell(At(5, Began(LampPattern.Steady, LampColour.Green, 1, "headset")));

        Assert.That(state.Possible, Is.EqualTo(Enum.GetValues<BootStage>().Except([Off])));
    }

    [Test]
    public void Where_the_model_names_no_time_the_phone_facts_own_is_used()
    {
        var plain = new BootStages(Model with { Timings = Model.Timings.Clear() });
        var off = plain.Step(plain.Start, At(10, Power(false))).State;

        Assert.That(plain.Step(off, At(20, Power(true))).WakeAt, Is.EqualTo(S(20 + 240 + 3)));
        Assert.That(plain.Step(plain.Start, At(20, Served(Archive))).State.Claim(Writing)!.Until, Is.EqualTo(S(28)));
    }

    [Test]
    public void Whatever_comes_a_stage_is_left_and_no_wake_up_lies_in_the_past([NUnit.Framework.Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        Fact[] all =
        [
            Power(false), Power(true), Discover, Request, Ack, Asked(Archive), Served(Archive), Progress(Archive), Refused(Archive), Asked(Config), Served(Config), Refused(Config),
            Asked("ringlist.xml"), Served("ringlist.xml"), new DhcpAsked("m", null, "decline", null), new KeyHeld(0, new Key("#")), new KeyReleased(0, new Key("#")),
            new PersonAsked(0, new PersonRequest(PersonRequestKind.Type, "3491672850*#", "")), new RigFault("x", "y"),
            Began(LampPattern.Dark, LampColour.Dark, 0), Began(LampPattern.Walking, LampColour.Amber, 0), Began(LampPattern.Walking, LampColour.Green, 0), Began(LampPattern.Walking, LampColour.Red, 0),
            .. new[] { "boot-banner", "reset-code-wanted", "key-echo", "reset-begun", "reset-refused", "flash-formatting", "writing", "load-validated", "registered", "other" }.Select(rule => Line(rule)),
        ];
        var at = 0.0;
        for (var i = 0; i < 500; i++)
        {
            at += random.NextDouble() * (random.Next(20) == 0 ? 3000 : 10);
            var fact = all[random.Next(all.Length)];
            Tell(random.Next(4) == 0 ? Tick(at) : At(at, fact is LampsBegan began ? began with { Since = S(at - 1) } : fact, i));
            Assert.That(state.Claims, Is.Not.Empty, $"seed {seed}");
            Assert.That(state.Possible, Is.Unique, $"seed {seed}");
            Assert.That(wakeAt, Is.Null.Or.GreaterThan(S(at)), $"seed {seed}, {fact}");
            Assert.That(!state.IsWriting || state.WritingUntil < TimeSpan.MaxValue, $"seed {seed}: writing has an end");
        }
    }

    private void WantCode(double at) => Tell(At(at, Power(false)), At(at + 0.5, Power(true)), At(at + 1, Line("reset-code-wanted")));

    private void Type(string keys, double at)
    {
        foreach (var key in keys)
        {
            Tell(At(at++, new KeyPressed(0, new Key(key.ToString()), Ms(200))));
        }
    }

    private void Tell(params Input[] inputs)
    {
        foreach (var input in inputs)
        {
            var step = stages.Step(state, input);
            (state, wakeAt) = (step.State, step.WakeAt);
            facts.AddRange(step.Facts);
        }
    }

    private void AssertOnly(BootStage stage) => Assert.That(state.Possible, Is.EqualTo(new[] { stage }));
}
