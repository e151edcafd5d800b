using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Configuration;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Firmware;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Tests.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Recovery;

/// <summary>Remedies in their places, what ranks first, what limits a run, and which rung is served; on the shipped phone and ladder.</summary>
public sealed class RemedyTests
{
    private static readonly PhoneModel Phone = Repository.Shipped.Phone("cisco-7970").Value!;

    private static readonly ImmutableArray<Procedure> Procedures =
    [
        Make("wait", new Step { Await = new Condition { Dhcp = "request" }, Within = S(60), Otherwise = "no-lease" }),
        Make("soft", new Step { Type = Phone.Codes["factory-reset"] }),
        Make("hard", new Step { Type = Phone.Codes["format-reset"] }),
        Make("echoed", new Step { Await = new Condition { Console = "reset-code-wanted" }, Within = S(60), Otherwise = "not-wanted" }, new Step { Type = "123", Confirm = "key-echo" }),
        Make("talk", new Step { Console = "q" }),
    ];

    private static readonly Attempt Wait = new() { Procedure = "wait" };
    private static readonly Attempt Gentle = new() { Remedies = RemedyKinds.Gentle };
    private static readonly Attempt All = new() { Remedies = RemedyKinds.All };

    private PlayedLoop<RecoveryState> loop = null!;
    private RecoveryPlan plan = null!;

    [Test]
    public void The_surest_diagnosis_remedies_come_first_and_formats_only_where_all_are_placed()
    {
        Begin([Wait, Gentle, Wait, All], new()
        {
            ["likely"] = On("write-failed", DiagnosisConfidence.Medium, new Remedy { Procedure = "soft" }),
            ["sure"] = On("write-failed", DiagnosisConfidence.High, new Remedy { Procedure = "hard" }, new Remedy { Firmware = "dual-key" }),
        });
        loop.Tell(Story.Line("write-failed"));
        Assert.That(Started, Is.EqualTo(new[] { "wait", "serve dual-key" }));
        loop.RunTo(S(300));
        Assert.That(Started, Is.EqualTo(new[] { "wait", "serve dual-key", "soft", "wait" }).Or.EqualTo(new[] { "wait", "serve dual-key", "soft" }));
        Assert.That(Started, Has.None.EqualTo("hard"));
    }

    [Test]
    public void A_low_diagnosis_ends_nothing_early_and_a_harmless_one_is_told_and_no_verdict()
    {
        Begin([Wait, Gentle], new()
        {
            ["guess"] = On("crash-loop", DiagnosisConfidence.Low, new Remedy { Procedure = "soft" }),
            ["remark"] = On("certificate-missing", DiagnosisConfidence.High) with { Harmless = true },
        });
        loop.Tell(Story.Line("crash-loop"));
        loop.Tell(Story.Line("certificate-missing"));
        loop.RunTo(S(59));
        Assert.That(Started, Is.EqualTo(new[] { "wait" }));

        loop.RunTo(S(2000));
        Assert.That((Started.Last(), Verdict!.Diagnosis), Is.EqualTo(("soft", "unknown")));
        Assert.That(Verdict.Why, Does.EndWith("Also: remark (harmless)."));
    }

    [Test]
    public void The_verdict_is_the_surest_one_names_the_others_and_may_be_scrap()
    {
        Begin([Wait], new()
        {
            ["late"] = On("crash-loop", DiagnosisConfidence.Medium),
            ["dead"] = On("flash-fatal", DiagnosisConfidence.High) with { Scrap = true },
        });
        loop.Tell(Story.Line("flash-fatal"));
        loop.RunTo(S(5));
        loop.Tell(Story.Line("crash-loop"));
        loop.RunTo(S(100));

        Assert.That((Verdict!.Verdict, Verdict.Diagnosis), Is.EqualTo((Core.Recovery.Verdict.Scrap, "dead")));
        Assert.That(Verdict.Why, Does.EndWith("Also: late."));
    }

    [Test]
    public void What_comes_up_only_at_another_site_is_not_watched_for()
    {
        Begin([Wait], new() { ["theirs"] = On("crash-loop", DiagnosisConfidence.High) with { Site = DiagnosisSite.ExternalDhcp } });
        loop.Tell(Story.Line("crash-loop"));
        Assert.That(loop.Facts.OfType<Diagnosed>(), Is.Empty);
    }

    [Test]
    public void A_format_without_a_sure_diagnosis_waits_for_soft_resets_that_failed()
    {
        Begin([new() { Procedure = "hard", AfterResets = 2 }, new() { Procedure = "soft" }, new() { Procedure = "soft" }], []);
        loop.RunTo(S(3000));
        Assert.That(Started, Is.EqualTo(new[] { "soft", "soft", "hard" }));
    }

    [Test]
    public void A_limit_ends_the_attempts_and_is_told([Values("attempts", "formats", "minutes")] string limit)
    {
        Begin([new() { Procedure = "soft" }, new() { Procedure = "hard", AfterResets = 1 }, Wait], [], limits: limit switch
        {
            "attempts" => new() { Attempts = 1 },
            "formats" => new() { Formats = 0 },
            _ => new() { Minutes = 1 },
        });
        loop.RunTo(S(3000));
        Assert.That(Started, Is.EqualTo(limit == "formats" ? new[] { "soft", "wait" } : ["soft"]));
        Assert.That(Verdict!.Why, Does.StartWith($"Limit reached: {limit switch { "attempts" => "1 attempt", "formats" => "0 formats", _ => "60 s" }}."));
    }

    [Test]
    public void What_a_loader_refused_is_not_served_again_but_the_rung_that_it_takes_and_then_the_goal()
    {
        Begin([Wait, new() { Procedure = "soft" }, new() { Procedure = "soft" }], []);
        loop.Tell(Story.Served("term70.default.loads"));
        loop.Tell(Story.Line("signature-bad"));
        loop.RunTo(S(61));
        Assert.That(loop.Deeds.Select(deed => deed.Deed).OfType<Deed.ServeFirmware>().Single(), Is.EqualTo(new Deed.ServeFirmware("dual-key")));

        loop.Tell(Story.Served("term70.default.loads"));
        loop.Tell(Story.Asked("old.sbn"));
        loop.Tell(Story.Served("old.sbn"));
        loop.Tell(Story.Discover);
        Assert.That(loop.State.Resident.Load, Is.EqualTo("SCCP70.8-5-2S"));
        loop.RunTo(S(1000));
        Assert.That(loop.Deeds.Select(deed => deed.Deed).OfType<Deed.ServeFirmware>().Last(), Is.EqualTo(new Deed.ServeFirmware("goal")));
    }

    [Test]
    public void A_phone_that_the_goal_does_not_suit_stays_with_the_set_that_brought_it_home([Values] bool toLoad)
    {
        Begin(
            [Wait, Gentle],
            new() { ["unsuited"] = On("crash-loop", DiagnosisConfidence.Medium, new Remedy { Procedure = "wait", Firmware = "dual-key", Stays = true }) },
            goal: toLoad ? new PlaybookGoal { Load = "goal" } : null);
        loop.Tell(Story.Line("crash-loop"));
        Assert.That(loop.Deeds.Select(deed => deed.Deed).OfType<Deed.ServeFirmware>().Single(), Is.EqualTo(new Deed.ServeFirmware("dual-key") { Configured = true }));

        foreach (var fact in new[] { Story.Request, Story.Served("term70.default.loads"), Story.Asked("old.sbn"), Story.Served("old.sbn"), Story.Discover, Story.Served("SEP001B2C3D4E5F.cnf.xml") })
        {
            loop.Tell(fact);
        }

        loop.RunTo(loop.Now + S(61));
        Assert.That((Verdict?.Verdict, Verdict?.Load), Is.EqualTo(toLoad ? (null, null) : ((Verdict?)Core.Recovery.Verdict.Recovered, "SCCP70.8-5-2S")), "an upgrade to a load knows no other end");
        if (!toLoad)
        {
            Assert.That(Verdict!.Why, Does.Contain("SCCP70.9-4-2S did not bring it home").And.Contain("must name SCCP70.8-5-2S"));
        }
    }

    [Test]
    public void A_code_that_was_misheard_is_typed_twice_more_in_attempts_of_their_own()
    {
        Begin([new() { Procedure = "echoed" }], []);
        for (var (begun, end) = (0, S(3000)); loop.Now < end && Verdict is null;)
        {
            if (Started.Count() > begun)
            {
                begun = Started.Count();
                loop.Tell(Story.Line("reset-code-wanted"));
                loop.RunTo(loop.Now + S(0.1));
                loop.Tell(ProcedureBench.Echo("9"));
            }

            loop.RunTo(loop.Now + S(1));
        }

        Assert.That(loop.Facts.OfType<AttemptEnded>().Select(end => end.Outcome), Is.EqualTo(Enumerable.Repeat("wrong-key-echo", 3)));
    }

    [Test]
    public void A_phone_that_writes_again_and_again_is_served_what_helps_and_left_alone()
    {
        Begin(
            [new() { Procedure = "soft" }, Gentle],
            new() { ["looping"] = On("crash-loop", DiagnosisConfidence.Medium, new Remedy { Procedure = "soft", Firmware = "dual-key" }, new Remedy { Firmware = "dual-key" }) },
            context: RecoveryBench.Told(BootStage.Writing));
        loop.RunTo(S(5));
        Assert.That(Started, Is.Empty);
        loop.Tell(Story.Line("crash-loop"));

        Assert.That(Started, Is.EqualTo(new[] { "serve dual-key" }));
        Assert.That(loop.Deeds.Select(deed => deed.Deed), Is.EqualTo(new[] { new Deed.ServeFirmware("dual-key") }));
    }

    [Test]
    public void A_load_that_the_phone_was_only_thought_to_have_started_with_is_forgotten_when_it_refuses_what_that_takes()
    {
        Begin([new() { Procedure = "soft", Firmware = "dual-key" }, new() { Procedure = "soft" }, new() { Procedure = "hard" }], []);
        foreach (var fact in new[] { Story.Served("term70.default.loads"), Story.Asked("old.sbn"), Story.Served("old.sbn"), Story.Discover })
        {
            loop.Tell(fact);
        }

        Assert.That(loop.State.Resident.Load, Is.EqualTo("SCCP70.8-5-2S"));
        for (var end = loop.Now + S(3000); Started.Count() < 2 && loop.Now < end;)
        {
            loop.RunTo(loop.Now + S(1));
        }

        loop.Tell(Story.Served("term70.default.loads"));
        loop.Tell(Story.Line("signature-bad"));
        Assert.That(loop.State.Resident.Load, Is.Null);
        loop.RunTo(loop.Now + S(3000));
        Assert.That(Served, Is.EqualTo(new[] { "dual-key", "goal", "dual-key" }));
    }

    [Test]
    public void After_as_many_whole_loads_as_the_playbook_allows_no_further_attempt_is_made([Values(null, 1, 2)] int? rewrites)
    {
        Begin([Wait, new() { Procedure = "soft" }, Wait], [], limits: new() { Rewrites = rewrites });
        loop.Tell(Story.Served("term70.default.loads"));
        loop.Tell(Story.Asked("jar.sbn"));
        loop.Tell(Story.Served("jar.sbn"));
        loop.RunTo(S(3000));

        Assert.That(Started, Is.EqualTo(rewrites == 1 ? new[] { "wait" } : ["wait", "soft", "wait"]));
        Assert.That(Verdict!.Why, rewrites == 1 ? Does.StartWith("Limit reached: 1 whole load fetched.") : Does.Not.Contain("Limit"));
    }

    [TestCase(null, 1, true)]
    [TestCase(2, 1, true)]
    [TestCase(1, 2, true)]
    [TestCase(2, 2, false)]
    public void Where_a_run_may_rewrite_less_than_the_playbook_the_lesser_limit_counts(int? playbook, int run, bool reached)
    {
        Begin([Wait, new() { Procedure = "soft" }, Wait], [], limits: new() { Rewrites = playbook }, rewrites: run);
        loop.Tell(Story.Served("term70.default.loads"));
        loop.Tell(Story.Asked("jar.sbn"));
        loop.Tell(Story.Served("jar.sbn"));
        loop.RunTo(S(3000));

        Assert.That(Started, Is.EqualTo(reached ? new[] { "wait" } : ["wait", "soft", "wait"]));
    }

    [Test]
    public void Who_watches_a_run_sees_as_many_whole_loads_as_the_recovery_counts()
    {
        Begin([Wait, new() { Procedure = "soft" }, Wait], []);
        var watch = new RewriteWatch(plan, RecoveryBench.Idle);
        var (known, seen) = (RecoveryBench.Idle, 0);
        foreach (var fact in new Fact[]
        {
            Story.Served("term70.default.loads"), Story.Asked("jar.sbn"), Story.Served("jar.sbn"), Story.Served("jar.sbn"), Story.Discover,
            Story.Served("term70.default.loads"), Story.Asked("jar.sbn"), Story.Served("jar.sbn"),
        })
        {
            loop.Tell(fact);
            var entry = new Entry(1, default, loop.Now, fact);
            known = known.With(entry);
            seen += watch.Take(entry, known) ? 1 : 0;
        }

        Assert.That(seen, Is.EqualTo(2).And.EqualTo(loop.State.Resident.Rewrites));
    }

    [Test]
    public void A_ladder_of_four_rungs_is_climbed_rung_by_rung_by_the_same_attempt()
    {
        var sets = ImmutableSortedDictionary<string, ExpectedLoad>.Empty
            .Add("goal", new ExpectedLoad("SCCP70.9-4-2S", ["jar.sbn"])).Add("six", new ExpectedLoad("SCCP70.6-0-1S", ["six.sbn"])).Add("seven", new ExpectedLoad("SCCP70.7-0-1S", ["seven.sbn"]));
        Begin([Wait, new() { Procedure = "soft" }], [], ladders: Ladders.OfFour, sets: sets);
        loop.Tell(Story.Served("term70.default.loads"));
        loop.Tell(Story.Line("signature-bad"));
        foreach (var (archive, load) in new[] { ("six.sbn", "SCCP70.6-0-1S"), ("seven.sbn", "SCCP70.7-0-1S") })
        {
            var served = Served.Count();
            for (var end = loop.Now + S(1000); Served.Count() == served && loop.Now < end;)
            {
                loop.RunTo(loop.Now + S(1));
            }

            loop.Tell(Story.Served("term70.default.loads"));
            loop.Tell(Story.Asked(archive));
            loop.Tell(Story.Served(archive));
            loop.Tell(Story.Discover);
            Assert.That(loop.State.Resident.Load, Is.EqualTo(load));
        }

        loop.RunTo(loop.Now + S(3000));
        Assert.That(Served, Is.EqualTo(new[] { "six", "seven", "goal" }));
        Assert.That(Started, Is.EqualTo(new[] { "wait", "soft", "soft", "soft" }));
    }

    [Test]
    public void A_shell_that_opened_by_accident_is_left_once_and_one_that_is_used_is_not_disturbed()
    {
        Begin([Wait], []);
        loop.Tell(Story.Line("shell-open"));
        loop.Tell(Story.Line("shell-open"));
        Assert.That(loop.Deeds.Select(deed => deed.Deed), Is.EqualTo(new[] { new Deed.SendConsole("q\r") }));
        loop.RunTo(S(5));
        loop.Tell(Story.Line("shell-open"));
        Assert.That(loop.Deeds, Has.Count.EqualTo(2), "its prompt came again");
    }

    [Test]
    public void A_run_that_only_looks_ends_with_what_the_phone_is()
    {
        Begin([Wait], new() { ["sure"] = On("crash-loop", DiagnosisConfidence.High) }, goal: new() { Kind = GoalKind.Identified });
        loop.Tell(Story.Line("load-validated", "SCCP70.8-3-2S"));
        loop.Tell(new PowerAdopted(true));
        loop.Tell(Story.Line("crash-loop"));

        Assert.That((Verdict!.Verdict, Verdict.Diagnosis, Verdict.Load), Is.EqualTo((Core.Recovery.Verdict.Identified, "sure", "SCCP70.8-3-2S")));
        Assert.That(Verdict.Why, Does.Contain("It runs SCCP70.8-3-2S, as its console says.").And.Contain("rung old"));
    }

    [Test]
    public void To_be_registered_is_proven_by_its_console_only()
    {
        Begin([Wait], [], goal: new() { Kind = GoalKind.Registered });
        loop.Tell(Story.Line("load-validated", "SCCP70.9-4-2S"));
        loop.Tell(Story.Served("XMLDefault.cnf.xml"));
        Assert.That(Verdict, Is.Null);
        loop.Tell(Story.Line("registered"));
        Assert.That((Verdict!.Verdict, Verdict.Proof), Is.EqualTo((Core.Recovery.Verdict.Recovered, (Proof?)Proof.Reported)));
    }

    private IEnumerable<string> Started => loop.Facts.OfType<AttemptStarted>().Select(start => start.Procedure);

    private IEnumerable<string> Served => loop.Deeds.Select(deed => deed.Deed).OfType<Deed.ServeFirmware>().Select(served => served.Set);

    private VerdictReached? Verdict => loop.Facts.OfType<VerdictReached>().SingleOrDefault();

    private static Procedure Make(string name, params ImmutableArray<Step> steps) => new() { Name = name, Title = name, Steps = steps };

    private static Diagnosis On(string rule, DiagnosisConfidence confidence, params ImmutableArray<Remedy> remedies) => new()
    {
        When = new Condition { Console = rule },
        Cause = "It is so.",
        Owner = VerdictOwner.Phone,
        ToDo = "Do this.",
        Confidence = confidence,
        Remedies = remedies,
    };

    private void Begin(ImmutableArray<Attempt> attempts, Dictionary<string, Diagnosis> diagnoses, RecoveryLimits? limits = null, PlaybookGoal? goal = null,
        LadderBook? ladders = null, ImmutableSortedDictionary<string, ExpectedLoad>? sets = null, StationContext? context = null, int? rewrites = null)
    {
        var goalLoad = new ExpectedLoad("SCCP70.9-4-2S", ["jar.sbn"]);
        plan = new RecoveryPlan(
            Phone,
            new StationWiring(ProcedureBench.Wiring().Station with { Phone = "cisco-7970" }, Phone),
            new Playbook { Name = "book", Title = "Book", Patience = S(100), GoalWithin = S(250), Attempts = attempts, Limits = limits ?? new(), Goal = goal ?? new() },
            Procedures.ToImmutableDictionary(procedure => procedure.Name),
            ImmutableDictionary<string, string>.Empty,
            goalLoad,
            new DiagnosisBook { Diagnoses = diagnoses.ToImmutableDictionary() },
            [.. (sets?.Keys ?? ["dual-key"]).Where(set => set != "goal")])
        {
            Ladders = ladders ?? Repository.Shipped.Ladders().Value!,
            Sets = sets ?? ImmutableSortedDictionary<string, ExpectedLoad>.Empty.Add("goal", goalLoad).Add("dual-key", new ExpectedLoad("SCCP70.8-5-2S", ["old.sbn"])),
        };
        loop = new(new PhoneRecovery(plan, context ?? RecoveryBench.Idle));
        loop.Tell((RunStarted)ProcedureBench.Started with { Rewrites = rewrites });
    }
}
