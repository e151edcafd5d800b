using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Tests.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Recovery;

/// <summary>
/// A playbook of three procedures: "gentle" waits 60 s for a discover with # held, "hard" 30 s for a load, "last" only cuts the power.
/// Patience is 100 s, the goal may take 250 s.
/// </summary>
public sealed class PhoneRecoveryTests
{
    private const string Config = "XMLDefault.cnf.xml";

    private static readonly Procedure Gentle = Procedure(
        "gentle", new Step { Hold = "#" }, new Step { Await = new Condition { Dhcp = "discover" }, Within = S(60), Otherwise = "no-lease" }, new Step { Release = "#" });

    private static readonly Procedure Hard = Procedure(
        "hard", new Step { Await = new Condition { Console = "reset-begun" }, Within = S(30), Blind = S(20), Otherwise = "no-reset" });

    private static readonly Procedure Last = Procedure("last", new Step { Power = OnOff.Off });

    private PlayedLoop<RecoveryState> loop = null!;

    [SetUp]
    public void TwoAttempts() => Play(new Attempt { Procedure = "gentle", Why = "the kindest" }, new Attempt { Procedure = "hard" });

    [Test]
    public void Nothing_begins_before_the_run_does()
    {
        loop.Tell(Story.Discover);
        loop.RunTo(S(1000));

        Assert.That((loop.Deeds.Count, loop.WakeAt), Is.EqualTo((0, (TimeSpan?)null)));
        Assert.That(loop.Timeline, Has.Count.EqualTo(1));
    }

    [Test]
    public void Attempts_are_made_in_order_each_with_its_reason_until_none_is_left()
    {
        Start();
        loop.RunTo(S(89.9));
        Assert.That(Verdict, Is.Null);
        loop.RunTo(S(90));

        Assert.That(loop.Facts.OfType<AttemptStarted>(), Is.EqualTo(new[]
        {
            new AttemptStarted(1, "gentle", "the kindest"), new AttemptStarted(2, "hard", "Title of hard"),
        }));
        Assert.That(loop.Facts.OfType<AttemptEnded>(), Is.EqualTo(new[]
        {
            new AttemptEnded(1, "gentle", "no-lease", "DHCP discover was not seen within 60 s"),
            new AttemptEnded(2, "hard", "no-reset", "console reset-begun was not seen within 30 s"),
        }));
        Assert.That((Verdict!.Verdict, Verdict.Owner, Verdict.Diagnosis), Is.EqualTo((Core.Recovery.Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Phone, "unknown")));
        Assert.That(Verdict.Why, Is.EqualTo(
            "Every attempt of the playbook book was made. The last: hard ended in no-reset: console reset-begun was not seen within 30 s."));
        Assert.That(loop.WakeAt, Is.Null);
    }

    [Test]
    public void After_the_verdict_nothing_is_said_or_done()
    {
        Start();
        loop.RunTo(S(90));
        var count = loop.Timeline.Count;
        loop.Tell(new StopRequested("me"));
        loop.Tell(Story.Discover);
        Start();
        loop.RunTo(S(9000));

        Assert.That(loop.Timeline, Has.Count.EqualTo(count + 3));
    }

    [Test]
    public void A_blind_attempt_is_made_only_where_its_procedure_goes_blind([Values] bool console)
    {
        Play(console, new Attempt { Procedure = "gentle", Blind = S(1) }, new Attempt { Procedure = "hard", Blind = S(7) }, new Attempt { Procedure = "last" });
        Start();
        Assert.That(loop.Facts.OfType<AttemptStarted>().Single().Procedure, Is.EqualTo(console ? "last" : "hard"), "gentle never goes blind: the network is always seen");

        loop.RunTo(S(6.9));
        Assert.That(loop.Facts.OfType<StepEnded>().Any(end => end.Outcome == "blind"), Is.False);
        loop.RunTo(S(7));
        Assert.That(loop.Facts.OfType<StepEnded>().Any(end => end.Outcome == "blind"), Is.EqualTo(!console));
    }

    [Test]
    public void An_attempt_whose_procedure_the_station_cannot_do_is_left_out()
    {
        Play(new Attempt { Procedure = "unknown" }, new Attempt { Procedure = "last" });
        Start();

        Assert.That(loop.Facts.OfType<AttemptStarted>().Single(), Is.EqualTo(new AttemptStarted(1, "last", "Title of last")));
    }

    [Test]
    public void What_the_station_cannot_do_makes_a_phone_that_nothing_else_helps_a_matter_of_the_set_up([Values] bool applies)
    {
        var refused = ImmutableDictionary<string, string>.Empty.Add("keys", "this station has no keypad.").Add("other", "not in the playbook");
        var passedOver = new Attempt { Procedure = "keys", When = applies ? [] : ["never-met"] };
        loop = new(new PhoneRecovery(Plan(true, new Attempt { Procedure = "last" }, passedOver) with { Refused = refused }, Idle));
        Start();
        loop.RunTo(S(3000));

        Assert.That(loop.Facts.OfType<AttemptStarted>().Select(start => start.Procedure), Is.EqualTo(new[] { "last" }));
        Assert.That((Verdict!.Owner, Verdict.Diagnosis), Is.EqualTo(((VerdictOwner?)(applies ? VerdictOwner.SetUp : VerdictOwner.Phone), "unknown")));
        Assert.That(Verdict.Why.EndsWith("Passed over, because this station cannot do it: keys: this station has no keypad.", StringComparison.Ordinal), Is.EqualTo(applies), Verdict.Why);
        Assert.That(Verdict.ToDo, Does.Contain(applies ? "Give the station what is named" : "Look at the phone's lamps"));
    }

    [Test]
    public void With_nothing_to_try_the_set_up_is_told_every_reason()
    {
        var refused = ImmutableDictionary<string, string>.Empty.Add("z", "no tap for 2").Add("a", "no keypad");
        loop = new(new PhoneRecovery(Plan(true, new Attempt { Procedure = "z" }) with { Refused = refused }));
        Start();

        Assert.That((Verdict!.Verdict, Verdict.Owner, Verdict.Diagnosis), Is.EqualTo((Core.Recovery.Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.SetUp, "no-usable-procedure")));
        Assert.That(Verdict.Why, Is.EqualTo("Nothing can be tried at this station: a: no keypad; z: no tap for 2."));
        Assert.That(loop.Facts.OfType<AttemptStarted>(), Is.Empty);
    }

    [Test]
    public void A_playbook_without_an_attempt_for_the_station_says_so()
    {
        Play();
        Start();

        Assert.That(Verdict!.Why, Is.EqualTo("Nothing can be tried at this station: the playbook book has no attempt for this station."));
    }

    [Test]
    public void After_the_procedure_the_phone_has_the_playbooks_patience()
    {
        Done(at: 10);
        loop.RunTo(S(109.9));
        Assert.That(loop.Facts.OfType<AttemptEnded>(), Is.Empty);

        loop.RunTo(S(110));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Single(), Is.EqualTo(
            new AttemptEnded(1, "last", "goal-not-reached", "the phone was left to itself, but 0 of 1 archives fetched, not yet jar.sbn")));
    }

    private static IEnumerable<Fact> Progress() =>
        [Story.Asked("a"), Story.Progress("a"), Story.Served("a"), new StageChanged(BootStage.SeekingLease, [BootStage.SeekingLease])];

    [TestCaseSource(nameof(Progress))]
    public void Progress_renews_the_patience(Fact fact)
    {
        Done(at: 10);
        loop.RunTo(S(100));
        loop.Tell(fact);
        loop.RunTo(S(199.9));
        Assert.That(loop.Facts.OfType<AttemptEnded>(), Is.Empty);

        loop.RunTo(S(200));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Asking_for_an_address_is_no_progress()
    {
        Done(at: 10);
        loop.RunTo(S(100));
        loop.Tell(Story.Discover);
        loop.Tell(Story.Ack);
        loop.RunTo(S(110));

        Assert.That(loop.Facts.OfType<AttemptEnded>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void No_progress_carries_beyond_the_time_for_the_goal()
    {
        Done(at: 10);
        for (var at = 20; at < 260; at += 10)
        {
            loop.Plan(S(at), Story.Progress("a"));
        }

        loop.RunTo(S(259.9));
        Assert.That(loop.Facts.OfType<AttemptEnded>(), Is.Empty);
        loop.RunTo(S(260));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Count(), Is.EqualTo(1));
    }

    [TestCase(BootStage.Erasing)]
    [TestCase(BootStage.Formatting)]
    [TestCase(BootStage.Downloading)]
    [TestCase(BootStage.Writing)]
    public void A_phone_that_seems_to_write_is_not_touched_until_it_is_done(BootStage stage)
    {
        Start();
        loop.RunTo(S(5));
        Stage(stage);
        loop.RunTo(S(3600));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Count(), Is.EqualTo(1));
        Assert.That(loop.Facts.OfType<AttemptStarted>().Count(), Is.EqualTo(1));
        Assert.That(loop.Deeds.Select(deed => deed.Deed).OfType<Deed.SwitchPower>(), Is.Empty);

        Stage(BootStage.SeekingLease);
        Assert.That(loop.Facts.OfType<AttemptStarted>().Last(), Is.EqualTo(new AttemptStarted(2, "hard", "Title of hard")));
    }

    [TestCase(BootStage.Off)]
    [TestCase(BootStage.Starting)]
    [TestCase(BootStage.AwaitingCode)]
    [TestCase(BootStage.SeekingLease)]
    [TestCase(BootStage.SeekingConfig)]
    [TestCase(BootStage.Registering)]
    [TestCase(BootStage.InShell)]
    [TestCase(BootStage.Silent)]
    public void In_another_stage_the_next_attempt_comes_at_once(BootStage stage)
    {
        Start();
        Stage(stage);
        loop.RunTo(S(60));

        Assert.That(loop.Facts.OfType<AttemptStarted>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void A_goal_met_while_it_is_let_finish_is_a_recovery_and_the_attempt_ends_once()
    {
        Start();
        Stage(BootStage.Writing);
        loop.RunTo(S(61));
        loop.Tell(Story.Line("load-validated", "LOAD1.9-4-2S"));
        loop.Tell(Story.Served(Config));

        Assert.That(Verdict!.Verdict, Is.EqualTo(Core.Recovery.Verdict.Recovered));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Select(end => end.Outcome), Is.EqualTo(new[] { "no-lease" }));
    }

    [Test]
    public void A_goal_inferred_from_the_network_is_a_recovery_a_quiet_minute_later()
    {
        Done(at: 10);
        var served = Tell(20, Story.Served("jar.sbn"));
        var discover = Tell(30, Story.Discover);
        var config = Tell(40, Story.Served(Config));
        loop.RunTo(S(99.9));
        Assert.That(Verdict, Is.Null);

        loop.RunTo(S(100));
        Assert.That((Verdict!.Verdict, Verdict.Owner, Verdict.Diagnosis, Verdict.Load, Verdict.Proof), Is.EqualTo(
            (Core.Recovery.Verdict.Recovered, (VerdictOwner?)null, (string?)null, "LOAD1.9-4-2S", (Proof?)Proof.Inferred)));
        Assert.That(Verdict.Why, Is.EqualTo(
            "The phone fetched all of LOAD1.9-4-2S, started again, fetched its configuration and asked for no further load for 60 s."));
        Assert.That(Verdict.Evidence, Is.EqualTo(new[] { served, discover, config }));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Single(), Is.EqualTo(new AttemptEnded(1, "last", "goal-met", Verdict.Why)));
        Assert.That(loop.WakeAt, Is.Null);
    }

    [Test]
    public void A_goal_that_the_phone_reports_ends_a_procedure_under_way_with_its_keys_up()
    {
        Start();
        Tell(10, Story.Line("load-validated", "LOAD1.9-4-2S"));
        Tell(11, Story.Served(Config));

        Assert.That((Verdict!.Verdict, Verdict.Proof), Is.EqualTo((Core.Recovery.Verdict.Recovered, (Proof?)Proof.Reported)));
        Assert.That(Verdict.Why, Is.EqualTo("The phone itself named the load LOAD1.9-4-2S, and fetched its configuration."));
        Assert.That(loop.Deeds.Last().Deed, Is.EqualTo(new Deed.ReleaseKey(new Key("#"))));
        Assert.That(loop.Facts.OfType<StepEnded>().Last().Outcome, Is.EqualTo("goal-met"));
    }

    [Test]
    public void What_was_proven_before_an_attempt_does_not_count_for_it()
    {
        Start();
        Tell(10, Story.Line("load-validated", "LOAD1.9-4-2S"));
        loop.RunTo(S(60));
        Tell(61, Story.Served(Config));

        Assert.That(Verdict, Is.Null);
    }

    [Test]
    public void A_fault_of_the_rig_ends_the_run_and_blames_the_rig()
    {
        loop.Hands = Answers.Failing<Deed.HoldKey>("keypad station-1", "no answer on the bus");
        Start();
        loop.RunTo(S(1000));

        Assert.That((Verdict!.Verdict, Verdict.Owner, Verdict.Diagnosis, Verdict.Why), Is.EqualTo(
            (Core.Recovery.Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Rig, "rig-fault", "A part of the rig failed: keypad station-1: no answer on the bus")));
        Assert.That(loop.Facts.OfType<AttemptStarted>().Count(), Is.EqualTo(1), "another attempt would meet the same fault");
        Assert.That(loop.Facts.OfType<AttemptEnded>().Single().Outcome, Is.EqualTo("rig-fault"));
    }

    [Test]
    public void A_stop_lets_keys_go_and_leaves_the_power()
    {
        Start();
        Tell(5, new StopRequested("ctrl-c"));

        Assert.That(loop.Deeds.Select(deed => deed.Deed), Is.EqualTo(new Deed[] { new Deed.HoldKey(new Key("#"), S(65)), new Deed.ReleaseKey(new Key("#")) }));
        Assert.That((Verdict!.Verdict, Verdict.Owner, Verdict.Diagnosis, Verdict.Why), Is.EqualTo(
            (Core.Recovery.Verdict.Stopped, (VerdictOwner?)VerdictOwner.Operator, (string?)null, "Stopped by ctrl-c; keys are up and the power was left as it is.")));
        Assert.That(loop.WakeAt, Is.Null);
    }

    [Test]
    public void A_stop_is_heard_in_every_phase([Values] bool writing)
    {
        Done(at: 10);
        if (writing)
        {
            Stage(BootStage.Writing);
            loop.RunTo(S(500));
        }

        loop.Tell(new StopRequested("ctrl-c"));
        Assert.That(Verdict!.Verdict, Is.EqualTo(Core.Recovery.Verdict.Stopped));
    }

    [Test]
    public void A_stop_before_the_run_begins_is_heard_too()
    {
        loop.Tell(new StopRequested("ctrl-c"));
        Start();
        loop.RunTo(S(1000));

        Assert.That(Verdict!.Verdict, Is.EqualTo(Core.Recovery.Verdict.Stopped));
        Assert.That(loop.Deeds, Is.Empty);
    }

    private VerdictReached? Verdict => loop.Facts.OfType<VerdictReached>().SingleOrDefault();

    /// <summary>A phone that is known not to write, so that its power may be cut.</summary>
    private static StationContext Idle { get; } =
        StationContext.Empty.With(new Entry(0, Core.Loop.VirtualClock.Epoch, TimeSpan.Zero, new StageChanged(BootStage.Silent, [BootStage.Silent])));

    private static Procedure Procedure(string name, params ImmutableArray<Step> steps) => new() { Name = name, Title = $"Title of {name}", Steps = steps };

    private static RecoveryPlan Plan(bool console, params ImmutableArray<Attempt> attempts) => new(
        ProcedureBench.Phone,
        ProcedureBench.Wiring(console: console),
        new Playbook { Name = "book", Title = "Book", Patience = S(100), GoalWithin = S(250), Attempts = attempts },
        new[] { Gentle, Hard, Last }.ToImmutableDictionary(procedure => procedure.Name),
        ImmutableDictionary<string, string>.Empty,
        new ExpectedLoad("LOAD1.9-4-2S", ["jar.sbn"]),
        DiagnosisBook.Empty,
        []);

    private void Play(params ImmutableArray<Attempt> attempts) => Play(true, attempts);

    private void Play(bool console, params ImmutableArray<Attempt> attempts) => loop = new(new PhoneRecovery(Plan(console, attempts), Idle));

    private void Start() => loop.Tell(ProcedureBench.Started);

    /// <summary>The phone shows something, which tells its stage.</summary>
    private void Stage(BootStage stage)
    {
        loop.Tell(Story.Line("anything"));
        loop.Tell(new StageChanged(stage, [stage]));
    }

    private long Tell(double seconds, Fact fact)
    {
        loop.RunTo(S(seconds));
        return loop.Tell(fact);
    }

    /// <summary>The procedure "last" is done at this time, and the phone is left to itself.</summary>
    private void Done(double at)
    {
        Play(new Attempt { Procedure = "last" });
        loop.RunTo(S(at));
        Start();
        loop.RunTo(S(at));
        Assert.That(loop.State.Phase, Is.TypeOf<RecoveryPhase.AwaitingGoal>());
    }
}
