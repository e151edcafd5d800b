using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>What a phone that runs tells by itself: its registration, its alarm, its page, its announcements.</summary>
public sealed class LifeEvidenceTests
{
    private const string Load = "SCCP70.9-4-2";
    private const string Config = "XMLDefault.cnf.xml";

    private static readonly Fact Gone = new PhoneUnregistered("m", "10.0.0.9", "SEPm", "it said nothing for 90 s", Lost: true);
    private static readonly Fact Goodbye = new PhoneUnregistered("m", "10.0.0.9", "SEPm", "it said goodbye", Lost: false);
    private static readonly Fact Cdp = new CdpHeard("m", null, "SEPm", null, "TERM70_LOAD", null, null);

    private static IEnumerable<Fact> Naming(string? load) => [Registered(load), Page(load), Alarm(load)];

    [Test]
    public void A_load_that_the_phone_names_itself_is_reported_however_it_names_it([Values(0, 1, 2)] int way)
    {
        var state = Prove(GoalKind.ConfigFetched, At(30, Served(Config)), At(40, Naming(Load).ElementAt(way)));

        Assert.That((state.Proof, state.NamedLoad), Is.EqualTo(((Proof?)Proof.Reported, Load)));
        Assert.That(state.Evidence, Does.Contain(400));
    }

    [Test]
    public void Another_load_that_it_names_proves_nothing([Values(0, 1, 2)] int way)
    {
        var state = Prove(GoalKind.ConfigFetched, At(30, Served(Config)), At(40, Naming("SCCP70.8-5-2").ElementAt(way)), Tick(200));

        Assert.That((state.Proof, state.Missing), Is.EqualTo(((Proof?)null, $"the phone names the load SCCP70.8-5-2 instead of {Load}")));
    }

    [TestCase("term70.default")]
    [TestCase("8.5(4S)", Description = "a version, as alarms of some loads have it")]
    [TestCase(null)]
    public void What_names_no_load_neither_proves_nor_disproves(string? load)
    {
        var state = Prove(GoalKind.ConfigFetched, [.. Fetched, At(30, Served(Config)), At(35, Alarm(load)), Tick(90)]);

        Assert.That((state.Proof, state.NamedLoad), Is.EqualTo(((Proof?)Proof.Inferred, (string?)null)));
    }

    [TestCase("jar.sbn", null, "SCCP70.9-4-2", Description = "an archive of the expected load")]
    [TestCase("other.sbn", null, null)]
    [TestCase("other.9-4-2.sbn", "SCCP70.9-4-2", "SCCP70.9-4-2", Description = "the version is the load's name")]
    [TestCase("other.8-5-2.sbn", "SCCP70.8-5-2", "SCCP70.8-5-2")]
    [TestCase("SCCP70.9-4-2", "V01", "SCCP70.9-4-2")]
    public void A_page_that_shows_an_archive_names_the_load_by_it_or_by_its_version(string load, string? version, string? named)
    {
        var page = new PhonePageRead("m", "10.0.0.9", load, "SEPm", null, null, version, null);

        Assert.That(Prove(GoalKind.ConfigFetched, At(30, Served(Config)), At(40, page)).NamedLoad, Is.EqualTo(named));
    }

    [Test]
    public void A_registration_without_a_load_is_reported_where_every_archive_was_served()
    {
        Assert.That(Prove(GoalKind.ConfigFetched, At(30, Served(Config)), At(40, Registered(null))).Proof, Is.Null, "with which load?");
        Assert.That(Prove(GoalKind.ConfigFetched, [.. Fetched, At(30, Served(Config)), At(40, Registered(null))]).Proof, Is.EqualTo(Proof.Reported));
    }

    [Test]
    public void A_registration_with_the_load_tells_of_a_configuration_whose_transfer_does_not_end() =>
        Assert.That(Prove(GoalKind.ConfigFetched, [.. Fetched, At(30, Asked(Config)), At(40, Registered(Load))]).Proof, Is.EqualTo(Proof.Reported));

    [Test]
    public void The_goal_registered_is_met_by_a_registration_after_the_configuration()
    {
        Assert.That(Prove(GoalKind.Registered, At(20, Registered(Load)), At(30, Served(Config))).Missing, Is.EqualTo("configuration fetched, the phone has not registered since"));
        Assert.That(Prove(GoalKind.Registered, At(30, Served(Config)), At(35, Page(Load))).Proof, Is.Null, "a page is no registration");
        Assert.That(Prove(GoalKind.Registered, At(30, Served(Config)), At(40, Registered(Load))).Proof, Is.EqualTo(Proof.Reported));
    }

    [Test]
    public void Where_files_are_not_seen_a_page_or_a_registration_that_names_the_load_is_enough()
    {
        foreach (var fact in new Fact[] { Registered(Load), Page(Load) })
        {
            var proof = new RecoveryProof(new ExpectedLoad(Load, ["jar.sbn"]) { FilesUnseen = true }, Model);
            Assert.That(proof.Step(proof.Start, At(40, fact)).State.Proof, Is.EqualTo(Proof.Reported), fact.GetType().Name);
        }
    }

    [Test]
    public void A_phone_that_registers_is_registered_and_one_that_alarms_or_shows_its_page_is_about_to()
    {
        Assert.That(Stages(At(1, Alarm(Load))).Likeliest, Is.EqualTo(Registering));
        Assert.That(Stages(At(1, Page(Load))).Likeliest, Is.EqualTo(Registering));
        var state = Stages(At(1, Registered(Load)));
        Assert.That((state.Possible, state.IsWriting), Is.EqualTo((new[] { BootStage.Registered }, false)));
        Assert.That(Stages(At(1, Registered(Load)), At(2, Page(Load))).Likeliest, Is.EqualTo(BootStage.Registered));
    }

    [Test]
    public void One_that_falls_silent_may_start_again_and_whatever_was_seen_since_counts_more()
    {
        Assert.That(Stages(At(1, Registered(Load)), At(100, Gone)).Possible, Is.EquivalentTo(new[] { Silent, Starting, Registering }));
        Assert.That(Stages(At(1, Registered(Load)), At(50, Asked("term70.default.loads")), At(100, Gone)).Likeliest, Is.EqualTo(Downloading));
        Assert.That(Stages(At(1, Registered(Load)), At(100, Goodbye)).Likeliest, Is.EqualTo(Starting));
    }

    [Test]
    public void A_registration_that_runs_out_after_the_power_was_cut_is_no_sign_of_life()
    {
        var cut = Stages(At(1, Registered(Load)), At(10, Power(on: false)), At(100, Gone));
        Assert.That((cut.Likeliest, cut.AliveWhileOff), Is.EqualTo((Off, (long?)null)));
    }

    [Test]
    public void Whatever_a_phone_says_while_its_relay_is_open_shows_that_something_else_feeds_it()
    {
        foreach (var fact in new[] { Registered(Load), Goodbye, Alarm(Load), Page(Load), Cdp })
        {
            Assert.That(Stages(At(10, Power(on: false)), At(20, fact)).AliveWhileOff, Is.EqualTo(200), fact.GetType().Name);
        }
    }

    [Test]
    public void Each_sign_of_life_meets_the_condition_of_its_name_and_no_other()
    {
        var facts = new Dictionary<string, Fact> { ["registered"] = Registered(Load), ["unregistered"] = Gone, ["alarm"] = Alarm(Load), ["page"] = Page(Load), ["cdp"] = Cdp };
        Assert.That(facts.Keys, Is.EquivalentTo(ConditionWords.LifeEvents));
        var evaluator = new ConditionEvaluator(Model);
        foreach (var (wish, _) in facts)
        {
            var start = evaluator.Start(new Condition { Life = wish }, TimeSpan.Zero, ActiveLamps.None);
            Assert.That(facts.Where(fact => evaluator.Step(start, At(1, fact.Value)).Met is not null).Select(fact => fact.Key), Is.EqualTo(new[] { wish }));
        }
    }

    private static Input[] Fetched => [At(3, Asked("jar.sbn")), At(4, Served("jar.sbn")), At(5, Served("cnu.sbn")), At(20, Discover)];

    private static PhoneRegistered Registered(string? load) => new("m", "10.0.0.9", "SEPm", load, 20, 30006);

    private static PhonePageRead Page(string? load) => new("m", "10.0.0.9", load, "SEPm", null, null, null, null);

    private static PhoneAlarm Alarm(string? load) => new("m", "10.0.0.9", "words", load, null);

    private static ProofState Prove(GoalKind goal, params Input[] inputs)
    {
        var proof = new RecoveryProof(new ExpectedLoad(Load, ["jar.sbn", "cnu.sbn"]), Model, goal);
        return inputs.Aggregate(proof.Start, (state, input) => proof.Step(state, input).State);
    }

    private static BootState Stages(params Input[] inputs)
    {
        var stages = new BootStages(Model);
        return inputs.Aggregate(stages.Start, (state, input) => stages.Step(state, input).State);
    }
}
