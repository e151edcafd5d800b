using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Configuration;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Recovery;

/// <summary>The shipped playbook, procedures and diagnoses against what four phones show, told here by hand (facts 7.2).</summary>
public sealed class ShippedRecoveryTests
{
    private const string Default = "term70.default.loads";
    private const string Config = "XMLDefault.cnf.xml";

    private static readonly PhoneModel Phone = Repository.Shipped.Phone("cisco-7970").Value!;

    private PlayedLoop<RecoveryState> loop = null!;

    [Test]
    public void Least_disturbing_first_off_and_on_and_no_key()
    {
        Begin();
        loop.RunTo(S(400));
        Assert.That(loop.Deeds.Select(deed => (deed.At.TotalSeconds, deed.Deed)).Take(2), Is.EqualTo(new (double, Deed)[] { (0, new Deed.SwitchPower(false)), (12, new Deed.SwitchPower(true)) }));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Select(end => end.Outcome), Is.EqualTo(new[] { "nothing-asked" }));
        Assert.That(Started, Is.EqualTo(new[] { "power-cycle", "factory-reset" }));
    }

    [Test]
    public void A_phone_that_fetches_its_default_load_and_falls_silent_gets_the_dual_key_set_without_a_key_pressed()
    {
        Begin("dual-key");
        Tell(40, Story.Asked(Default), Story.Served(Default));
        Tell(160, Story.Asked(Default), Story.Served(Default)); // once more: no progress
        loop.RunTo(S(279.9));
        Assert.That(Started, Is.EqualTo(new[] { "power-cycle" }));
        loop.RunTo(S(280));
        Assert.That(Started.Last(), Is.EqualTo("serve dual-key"));
        Assert.That(loop.Deeds[^1].Deed, Is.EqualTo(new Deed.ServeFirmware("dual-key")));

        Tell(290, Story.Asked(Default), Story.Served(Default), Story.Asked("old.sbn"), Story.Served("old.sbn"));
        Tell(330, Story.Discover, Story.Served(Config), Story.Asked("LOAD1.9-4-2S.loads"), Story.Asked("jar.sbn"), Story.Served("jar.sbn"));
        Tell(370, Story.Discover, Story.Line("load-validated", "LOAD1.9-4-2S"), Story.Served(Config));
        Assert.That((Verdict!.Verdict, Verdict.Load), Is.EqualTo((Core.Recovery.Verdict.Recovered, "LOAD1.9-4-2S")));
        Assert.That(loop.Deeds.Select(deed => deed.Deed), Has.None.TypeOf<Deed.PressKey>().And.None.TypeOf<Deed.HoldKey>());
    }

    [Test]
    public void Its_console_tells_sooner()
    {
        Begin("dual-key");
        Tell(40, Story.Asked(Default), Story.Served(Default), Story.Line("signature-bad"));

        Assert.That(Started.Last(), Is.EqualTo("serve dual-key"));
    }

    [Test]
    public void Without_that_set_the_run_ends_at_once_nothing_more_is_touched_and_the_packages_are_named()
    {
        Begin();
        Tell(40, Story.Asked(Default), Story.Served(Default));
        Tell(160, Story.Asked(Default), Story.Served(Default));
        loop.RunTo(S(280));
        Assert.That((Verdict!.Verdict, Verdict.Owner, Verdict.Diagnosis), Is.EqualTo((Core.Recovery.Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.SetUp, "signing-generation")));
        Assert.That(Verdict.Lacks, Has.Exactly(1).Contains("package cmterm-7970_7971-sccp"));
        Assert.That(Verdict.ToDo, Does.Contain("\"dual-key\" (8.3(3) to 8.5(2), package cmterm-7970_7971-sccp.8-5-2)"));
        Assert.That(Verdict.Why, Does.Contain("Nothing more was touched: all that helps needs firmware that the rig lacks."));
        Assert.That($"{Verdict.Why} {Verdict.ToDo}".Split("dual-key"), Has.Length.EqualTo(2), "the set is named once");

        loop.RunTo(S(9000));
        Assert.That(loop.Deeds.Select(deed => deed.Deed), Is.EqualTo(new Deed[] { new Deed.SwitchPower(false), new Deed.SwitchPower(true) }), "off and on, once, and no key");
    }

    [Test]
    public void A_phone_that_fetched_everything_and_rests_has_no_such_trouble()
    {
        Begin("dual-key");
        Tell(40, Story.Asked(Default), Story.Served(Default), Story.Asked("jar.sbn"), Story.Served("jar.sbn"), Story.Discover);
        loop.RunTo(S(390));

        Assert.That(loop.Facts.OfType<Diagnosed>(), Is.Empty);
    }

    [TestCase("console")]
    [TestCase("lamps")]
    [TestCase("network")]
    public void A_phone_that_keeps_nothing_gets_the_soft_code_once_and_then_the_format(string sense)
    {
        Begin();
        Fails(40, sense);
        Assert.That(loop.Facts.OfType<AttemptEnded>().Single().Outcome, Is.EqualTo(sense == "network" ? "keeps-nothing" : "needs-format"), "silence alone is no proof before a reset");
        Assert.That(Started, Is.EqualTo(new[] { "power-cycle", "factory-reset" }));

        var at = loop.Now.TotalSeconds + 30;
        Tell(at, Story.Line("reset-code-wanted"));
        Tell(at + 40, Story.Line("reset-begun"));
        Fails(at + 60, sense);
        Assert.That(loop.Facts.OfType<AttemptEnded>().Last().Outcome, Is.EqualTo("needs-format"));
        Assert.That(Started.Last(), Is.EqualTo("format-reset"));
    }

    [Test]
    public void A_station_without_eyes_waits_with_the_next_code_as_long_as_with_the_last_that_was_heard()
    {
        BeginBlind("dual-key");
        while (loop.Facts.OfType<StepStarted>().Count(step => step.Text.StartsWith("type", StringComparison.Ordinal)) < 2 || loop.Facts.OfType<StepEnded>().Last().Outcome != "done")
        {
            loop.RunTo(loop.Now + S(1));
        }

        Assert.That(Holds, Is.EqualTo(new[] { S(40), S(90) }), "the code's own wait of 30 s, then 80 s; and what letting go takes");
        Tell(loop.Now.TotalSeconds + 15, Story.Discover, Story.Asked(Default), Story.Served(Default), Story.Asked("jar.sbn"), Story.Served("jar.sbn"));
        loop.RunTo(loop.Now + S(330));

        Assert.That(loop.Facts.OfType<AttemptEnded>().Last().Outcome, Is.EqualTo("keeps-nothing"));
        Assert.That((loop.Facts.OfType<AttemptStarted>().Last().Firmware, Holds.Last()), Is.EqualTo(("dual-key", S(90))));
    }

    [Test]
    public void What_a_phone_still_says_before_its_power_is_cut_does_not_count_against_the_next_attempt()
    {
        Begin();
        Tell(40, Story.Served("jar.sbn"), Story.Line("write-failed"), Story.Line("write-failed"));

        Assert.That(Started, Is.EqualTo(new[] { "power-cycle", "factory-reset" }));
        Assert.That(loop.Facts.OfType<AttemptEnded>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Lamps_that_still_show_an_earlier_trouble_during_a_download_need_no_format()
    {
        Begin();
        Tell(30, BrickLamps());
        for (var at = 40; at < 400; at += 50)
        {
            Tell(at, Story.Asked("jar.sbn"), Story.Served("jar.sbn"));
        }

        Assert.That(loop.Facts.OfType<Diagnosed>(), Is.Empty);
    }

    [Test]
    public void A_phone_that_lives_while_off_ends_it_before_a_key_is_pressed_and_its_console_confirms_it()
    {
        Begin();
        Tell(2.5, new OffDisproven(3));
        Tell(11, Story.Line("power-inline"));

        Assert.That((Verdict!.Owner, Verdict.Diagnosis), Is.EqualTo(((VerdictOwner?)VerdictOwner.SetUp, "inline-power")));
        Assert.That(Verdict.Why, Does.Contain("Confirmed by console: power-inline."));
        Assert.That(Verdict.ToDo, Does.Contain("switch port"));
        Assert.That(loop.Deeds.Select(deed => deed.Deed), Is.EqualTo(new Deed[] { new Deed.SwitchPower(false) }));
    }

    [Test]
    public void A_crash_loop_is_no_reason_to_wait()
    {
        Begin();
        Tell(36, Story.Line("crash-loop"));
        Tell(60, Story.Line("crash-loop"));
        Assert.That(loop.Facts.OfType<Diagnosed>().Single().Diagnosis, Is.EqualTo("boot-loop"));
        Assert.That(Started.Last(), Is.EqualTo("factory-reset"));
    }

    [Test]
    public void Off_is_long_enough_to_prove_it_wherever_the_power_is_cut()
    {
        var offs = Repository.Shipped.Names(ConfigKind.Procedures).SelectMany(name => Repository.Shipped.Procedure(name).Value!.Steps).Where(step => step.Power == OnOff.Off).ToList();

        Assert.That(offs, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(offs.Select(step => step.For), Has.All.GreaterThanOrEqualTo(Phone.Timings["prove-off"].Typical));
    }

    [Test]
    public void Formats_come_only_on_a_sure_diagnosis_or_after_two_soft_resets()
    {
        var formats = Repository.Shipped.Names(ConfigKind.Procedures).Where(name => name.StartsWith("format", StringComparison.Ordinal)).ToList();
        var own = Repository.Shipped.Playbook("recover").Value!.Attempts.Where(attempt => attempt.Procedure is { } name && formats.Contains(name)).ToList();
        Assert.That(own.Select(attempt => attempt.AfterResets), Is.EqualTo(new int?[] { 2 }));
        Assert.That(own.Single().When, Is.Not.Empty);
        Assert.That(
            Repository.Shipped.Diagnoses().Value!.Diagnoses.Values.Where(one => one.Remedies.Any(remedy => remedy.Procedure is { } name && formats.Contains(name))).Select(one => one.Confidence),
            Is.Not.Empty.And.All.EqualTo(DiagnosisConfidence.High));
    }

    [Test]
    public void What_people_read_quotes_no_section_of_the_facts()
    {
        var book = Repository.Shipped.Diagnoses().Value!.Diagnoses.Values;
        var playbooks = Repository.Shipped.Names(ConfigKind.Playbooks).Select(name => Repository.Shipped.Playbook(name).Value!).ToList();
        string?[] read =
        [
            .. book.Select(one => one.Cause), .. book.Select(one => one.ToDo), .. book.SelectMany(one => one.Remedies).Select(remedy => remedy.Why),
            .. playbooks.Select(playbook => playbook.Title), .. playbooks.SelectMany(playbook => playbook.Attempts).Select(attempt => attempt.Why),
        ];
        Assert.That(read.OfType<string>().Where(text => text.Contains("facts", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    private IEnumerable<string> Started => loop.Facts.OfType<AttemptStarted>().Select(start => start.Procedure);

    private VerdictReached? Verdict => loop.Facts.OfType<VerdictReached>().SingleOrDefault();

    private static Fact[] BrickLamps() =>
        [Story.Began(LampPattern.Blinking, LampColour.Green, 30), Story.Began(LampPattern.Steady, LampColour.Green, 30, "headset"), Story.Began(LampPattern.Steady, LampColour.Red, 30, "mute")];

    /// <summary>It fetches the set and stays dark, seen by one sense; ends at the moment at which that is known.</summary>
    private void Fails(double at, string sense)
    {
        Tell(at, Story.Asked(Default), Story.Served(Default), Story.Asked("jar.sbn"), Story.Served("jar.sbn"));
        switch (sense)
        {
            case "console":
                Tell(at + 5, Story.Line("write-failed"));
                break;
            case "lamps":
                Tell(at + 5, BrickLamps());
                loop.RunTo(S(at + 60));
                break;
            default:
                loop.RunTo(S(at + 300));
                break;
        }
    }

    private IEnumerable<TimeSpan> Holds => loop.Deeds.Select(deed => deed.Deed).OfType<Deed.HoldKey>().Select(hold => hold.AtMost);

    private static StationConfig Wired => Repository.Shipped.Rig(Repository.Shipped.PathOf(ConfigKind.Rigs, "one-station")!).Value!.Stations.Values.First();

    private void Begin(params string[] sets) => Begin(Wired, sets);

    private void BeginBlind(params string[] sets) => Begin(Wired with { Console = null, Lamps = null }, sets);

    private void Begin(StationConfig station, string[] sets)
    {
        var book = Repository.Shipped.Playbook("recover").Value!;
        loop = new(new PhoneRecovery(
            new RecoveryPlan(
                Phone,
                new StationWiring(station, Phone),
                book,
                Repository.Shipped.Names(ConfigKind.Procedures).Select(name => Repository.Shipped.Procedure(name).Value!).ToImmutableDictionary(procedure => procedure.Name),
                ImmutableDictionary<string, string>.Empty,
                new ExpectedLoad("LOAD1.9-4-2S", ["jar.sbn"]),
                Repository.Shipped.Diagnoses().Value!,
                [.. sets])
            {
                Ladders = Repository.Shipped.Ladders().Value!,
                Sets = ((string[])["goal", .. sets]).ToImmutableSortedDictionary(set => set, set => new ExpectedLoad(set == "goal" ? "LOAD1.9-4-2S" : "LOAD1.8-5-2S", [set == "goal" ? "jar.sbn" : "old.sbn"])),
            },
            RecoveryBench.Told(BootStage.Silent)));
        loop.Tell(new RunStarted("rig", "cisco-7970", false, null));
    }

    private void Tell(double seconds, params Fact[] facts)
    {
        loop.RunTo(S(seconds));
        foreach (var fact in facts)
        {
            loop.Tell(fact);
        }
    }
}
