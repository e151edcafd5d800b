using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Recovery.RecoveryBench;

namespace PhoneRig.Core.Tests.Recovery;

public sealed class RecoveryDiagnosisTests
{
    private static readonly Condition Wanted = new() { Console = "reset-code-wanted" };
    private static readonly Condition Fatal = new() { Console = "fatal" };

    private static readonly Attempt Hold = new() { Procedure = "hold" };
    private static readonly Attempt Cut = new() { Procedure = "cut" };
    private static readonly Attempt Serve = new() { Firmware = "dual-key", When = ["signing"] };
    private static readonly Dictionary<string, Diagnosis> Signing = new() { ["signing"] = On(new Condition { Console = "signature-bad" }, VerdictOwner.SetUp) };

    [Test]
    public void A_diagnosis_is_said_when_it_is_met_with_what_met_it_and_is_what_is_wrong_in_the_end()
    {
        var bench = new RecoveryBench([Hold], new() { ["both"] = On(new Condition { All = [Wanted, Fatal] }) }).Begin();
        var (one, two) = (bench.At(1, Story.Line("fatal")), bench.At(2, Story.Line("reset-code-wanted")));
        bench.At(3, Story.Line("fatal"));
        bench.At(60);

        Assert.That(bench.Loop.Facts.OfType<Diagnosed>().Single().Evidence, Is.EqualTo(new[] { one, two }));
        Assert.That((bench.Verdict!.Verdict, bench.Verdict.Owner, bench.Verdict.Diagnosis, bench.Verdict.ToDo), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Phone, "both", "Do this.")));
        Assert.That(bench.Verdict.Evidence, Is.EqualTo(new[] { one, two }));
        Assert.That(bench.Verdict.Why, Is.EqualTo(
            "It is so. Seen: console: reset-code-wanted and console: fatal. Every attempt of the playbook book was made. The last: hold ended in no-lease: DHCP discover was not seen within 60 s."));
    }

    [Test]
    public void An_attempt_ends_at_once_with_its_keys_up_where_another_is_there_for_what_was_diagnosed()
    {
        var bench = new RecoveryBench([Hold, Serve], Signing, ["dual-key"]).Begin();
        bench.At(5, Story.Line("signature-bad"));

        Assert.That(bench.Ended, Is.EqualTo(new[] { ("hold", "signing") }));
        Assert.That(bench.Deeds, Does.Contain(new Deed.ReleaseKey(new Key("#"))));
        Assert.That(bench.Started.Last(), Is.EqualTo("serve dual-key"));
        Assert.That(bench.Loop.Now, Is.EqualTo(S(5)));
    }

    [Test]
    public void What_no_attempt_is_there_for_ends_none()
    {
        var bench = new RecoveryBench([Hold], Signing).Begin();
        bench.At(5, Story.Line("signature-bad"));

        Assert.That(bench.Ended, Is.Empty);
    }

    [Test]
    public void What_an_attempt_is_there_for_does_not_end_it()
    {
        var bench = new RecoveryBench([Hold, Serve], Signing, ["dual-key"]).Begin();
        bench.At(5, Story.Line("signature-bad"));
        bench.At(6, Story.Line("signature-bad"));
        Assert.That(bench.Ended.Count(), Is.EqualTo(1));
        Assert.That(bench.Loop.Facts.OfType<Diagnosed>().Count(), Is.EqualTo(2), "met anew in a new attempt");

        bench.At(105);
        Assert.That(bench.Ended.Last(), Is.EqualTo(("serve dual-key", "goal-not-reached")));
        Assert.That(bench.Verdict!.Diagnosis, Is.EqualTo("signing"), "it did not help");
    }

    [Test]
    public void An_answered_diagnosis_stands_no_longer()
    {
        var bench = new RecoveryBench([Hold, Serve], Signing, ["dual-key"]).Begin();
        bench.At(5, Story.Line("signature-bad"));
        bench.At(1000);

        Assert.That(bench.Verdict!.Diagnosis, Is.EqualTo("unknown"));
        Assert.That(bench.Verdict.ToDo, Does.Contain("phonerig run explain last"));
    }

    [Test]
    public void An_attempt_that_was_passed_over_is_looked_at_again_and_the_first_that_applies_is_made()
    {
        var bench = new RecoveryBench([Serve, Hold, Cut], Signing, ["dual-key"]).Begin();
        Assert.That(bench.Started, Is.EqualTo(new[] { "hold" }));
        bench.At(5, Story.Line("signature-bad"));
        bench.At(200);

        Assert.That(bench.Started, Is.EqualTo(new[] { "hold", "serve dual-key", "cut" }));
        Assert.That(bench.Loop.Facts.OfType<AttemptStarted>().Select(start => start.Number), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void Without_its_firmware_set_an_attempt_is_passed_over_and_the_verdict_says_which_set_would_help()
    {
        var bench = new RecoveryBench([Hold, Serve, Cut], Signing).Begin();
        bench.At(5, Story.Line("signature-bad"));
        Assert.That(bench.Ended, Is.EqualTo(new[] { ("hold", "signing") }), "waiting helps no more for that");
        bench.At(10, Story.Line("signature-bad"));

        Assert.That(bench.Started, Is.EqualTo(new[] { "hold", "cut" }));
        Assert.That((bench.Verdict!.Owner, bench.Verdict.Diagnosis, bench.Verdict.ToDo), Is.EqualTo(((VerdictOwner?)VerdictOwner.SetUp, "signing", "Do this.")));
        Assert.That(bench.Verdict.Why, Does.EndWith("What would help was passed over: the rig has no firmware set \"dual-key\"."));
        Assert.That(bench.Verdict.Lacks, Is.EqualTo(new[] { "\"dual-key\"" }));
    }

    [Test]
    public void Another_set_is_put_up_before_the_attempt_and_the_goals_again_after_it()
    {
        var bench = new RecoveryBench([new Attempt { Procedure = "touch", Firmware = "dual-key" }, Cut], Signing, ["dual-key"]);
        bench.Loop.Hands = (number, deed) => deed is Deed.ServeFirmware ? null : Answers.Well(number, deed);
        bench.Begin().At(50);
        Assert.That(bench.Deeds, Is.EqualTo(new[] { new Deed.ServeFirmware("dual-key") }), "not before it is served");
        Assert.That(bench.Loop.Facts.OfType<AttemptStarted>().Single().Firmware, Is.EqualTo("dual-key"));

        bench.Loop.Hands = Answers.Well;
        bench.Loop.Tell(new FirmwareServed(bench.Loop.Timeline.First(entry => entry.Fact is DeedIntended).Sequence, "dual-key", "LOAD0"));
        Assert.That(bench.Deeds.Last(), Is.TypeOf<Deed.PressKey>());
        bench.At(200);
        Assert.That(bench.Deeds.Skip(2).First(), Is.EqualTo(new Deed.ServeFirmware("goal")));
        Assert.That(bench.Loop.Facts.OfType<AttemptStarted>().Last().Firmware, Is.EqualTo("goal"));
    }

    [Test]
    public void The_goals_set_is_put_up_where_another_was_served_before_the_run()
    {
        var served = Idle.With(Entry(new FirmwareServed(0, "dual-key", "LOAD0")));
        Assert.That(new RecoveryBench([Cut], context: served).Begin().Deeds.First(), Is.EqualTo(new Deed.ServeFirmware("goal")));
        Assert.That(new RecoveryBench([Cut]).Begin().Deeds, Has.None.TypeOf<Deed.ServeFirmware>());
    }

    [Test]
    public void A_set_that_cannot_be_served_is_a_fault_of_the_rig()
    {
        var bench = new RecoveryBench([new Attempt { Firmware = "dual-key" }], sets: ["dual-key"]);
        bench.Loop.Hands = Answers.Failing<Deed.ServeFirmware>("files", "unreadable");
        bench.Begin();

        Assert.That((bench.Verdict!.Owner, bench.Verdict.Diagnosis), Is.EqualTo(((VerdictOwner?)VerdictOwner.Rig, "rig-fault")));
    }

    [Test]
    public void What_the_phone_has_fetched_whole_still_counts_in_the_next_attempt([Values] bool touched)
    {
        var bench = new RecoveryBench([Hold, touched ? new Attempt { Procedure = "touch", When = ["signing"] } : Serve], Signing, ["dual-key"]).Begin();
        bench.At(4, Story.Served("jar.sbn"));
        bench.At(5, Story.Line("signature-bad"));
        bench.At(20, Story.Discover);
        bench.At(30, Story.Served("XMLDefault.cnf.xml"));
        bench.At(90);

        Assert.That(bench.Verdict?.Verdict, Is.EqualTo(Verdict.Recovered));
    }

    [Test]
    public void What_was_seen_before_an_attempt_does_not_meet_a_diagnosis_in_it()
    {
        var bench = new RecoveryBench([Hold, Cut], new() { ["pair"] = On(new Condition { Then = [Wanted, Fatal] }) }).Begin();
        bench.At(59, Story.Line("reset-code-wanted"));
        bench.At(61, Story.Line("fatal"));
        Assert.That(bench.Loop.Facts.OfType<Diagnosed>(), Is.Empty);

        bench.At(62, Story.Line("reset-code-wanted"));
        bench.At(63, Story.Line("fatal"));
        Assert.That(bench.Loop.Facts.OfType<Diagnosed>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void An_outcome_is_counted_over_the_whole_run_and_heard_before_the_next_attempt_is_chosen()
    {
        var twice = On(new Condition { CountWithin = new CountWithin { Of = new Condition { Outcome = "no-lease" }, Count = 2, Within = TimeSpan.FromHours(24) } });
        var bench = new RecoveryBench([new Attempt { Procedure = "touch", When = ["twice"] }, Hold, Hold, Cut], new() { ["twice"] = twice }).Begin();
        bench.At(120);

        Assert.That(bench.Started, Is.EqualTo(new[] { "hold", "hold", "touch" }));
    }

    [Test]
    public void A_final_diagnosis_ends_the_run_at_once_with_keys_up_and_the_power_left()
    {
        var bench = new RecoveryBench([Hold, Cut], new() { ["inline"] = On(new Condition { Power = "alive-while-off" }, VerdictOwner.SetUp, final: true) }).Begin();
        var life = bench.At(5, new OffDisproven(1));

        Assert.That((bench.Verdict!.Owner, bench.Verdict.Diagnosis, bench.Verdict.ToDo), Is.EqualTo(((VerdictOwner?)VerdictOwner.SetUp, "inline", "Do this.")));
        Assert.That(bench.Verdict.Evidence, Is.EqualTo(new[] { life }));
        Assert.That(bench.Ended, Is.EqualTo(new[] { ("hold", "inline") }));
        Assert.That(bench.Deeds.Last(), Is.EqualTo(new Deed.ReleaseKey(new Key("#"))));
        Assert.That(bench.Loop.Now, Is.EqualTo(S(5)));
    }

    [Test]
    public void A_final_diagnosis_waits_a_moment_for_what_confirms_it_and_no_longer([Values] bool comes)
    {
        var bench = Inline();
        var life = bench.At(5, new OffDisproven(1));
        Assert.That((bench.Verdict, bench.Deeds.Last()), Is.EqualTo(((VerdictReached?)null, new Deed.ReleaseKey(new Key("#")))), "keys go up at once");
        bench.At(19.9);
        Assert.That(bench.Verdict, Is.Null);
        var sign = comes ? bench.At(19.9, Story.Line("power-inline")) : 0;
        bench.At(20);

        Assert.That(bench.Verdict!.Evidence, Is.EqualTo(comes ? new[] { life, sign } : [life]));
        Assert.That(bench.Verdict.Why.Contains("Confirmed by console: power-inline.", StringComparison.Ordinal), Is.EqualTo(comes));
    }

    [Test]
    public void What_confirms_it_may_have_come_before_in_the_run_or_before_the_run([Values] bool inRun)
    {
        var bench = Inline(inRun ? Idle : Idle.With(Entry(Story.Line("power-inline"), 7)));
        var sign = inRun ? bench.At(2, Story.Line("power-inline")) : 7;
        var life = bench.At(5, new OffDisproven(1));

        Assert.That(bench.Verdict!.Evidence, Is.EquivalentTo(new[] { sign, life }));
        Assert.That(bench.Loop.Facts.OfType<Diagnosed>().Single().Evidence, Is.EquivalentTo(new[] { sign, life }));
    }

    [Test]
    public void Life_while_off_from_before_the_run_ends_it_before_anything_moves()
    {
        var bench = Inline(Idle.With(Entry(Story.Line("power-inline"), 7)).With(Entry(new OffDisproven(3), 4)));
        Assert.That((bench.Verdict!.Diagnosis, bench.Loop.Deeds.Count), Is.EqualTo(("inline", 0)));

        bench = Inline(Idle.With(Entry(new OffDisproven(3), 4)).With(Entry(new PowerSwitched(5, true))));
        Assert.That(bench.Verdict, Is.Null, "the power was switched since");
    }

    private static RecoveryBench Inline(StationContext? context = null) => new RecoveryBench(
        [Hold],
        new() { ["inline"] = On(new Condition { Power = "alive-while-off" }, VerdictOwner.SetUp, final: true, confirmedBy: new Condition { Console = "power-inline" }) },
        context: context).Begin();
}
