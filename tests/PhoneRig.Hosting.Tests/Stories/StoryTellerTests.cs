using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Hosting.Tests.Stories;

public sealed class StoryTellerTests
{
    [Test]
    public void A_recovery_is_told_in_sentences_that_name_their_entries()
    {
        var run = new Recording();
        run.At(101, new AttemptStarted(1, "power-cycle", "many bricks only wait"));
        var cut = run.At(101, new DeedIntended(new Deed.SwitchPower(On: false)));
        run.At(102, new PowerSwitched(cut, On: false));
        run.At(110, new OffProven(TimeSpan.FromSeconds(8)));
        run.At(112, new PowerSwitched(cut, On: true));
        run.At(130, new ConsoleLine("=== Loading Operating System ===", "boot-banner", null));
        run.At(140, new DhcpAsked("m", null, "discover", null));
        run.At(140.5, new DhcpAnswered("m", "10.0.0.2", "ack"));
        run.Fetched(141, "term70.default.loads", 648);
        var seen = run.At(300, new TftpRequested("m", "10.0.0.2", "term70.default.loads"));
        var made = run.At(301, new Diagnosed("signing-generation", "It knows no such key.", VerdictOwner.SetUp, [seen]));
        run.At(301, new AttemptEnded(1, "power-cycle", "signing-generation", "It knows no such key."));
        run.At(302, new AttemptStarted(2, "serve dual-key", "it knows both", "dual-key"));
        run.At(302, new FirmwareServed(1, "dual-key", "SCCP70.8-5-2S"));
        run.Fetched(310, "jar70.sbn", 3000);
        run.Fetched(312, "cnu70.sbn", 2000);
        run.At(320, new AttemptEnded(2, "serve dual-key", "goal-met", "The phone named its load."));
        run.At(320, new VerdictReached(Verdict.Recovered, null, null, "SCCP70.8-5-2S", Proof.Reported, "The phone named its load.", [seen]));

        var story = run.Tell();

        Assert.That(Recording.Text(story), Is.EqualTo("""
            0 A run (recover) began on rig demo, on a simulated cisco-7970. <1>
            1 Attempt 1 was power-cycle, because many bricks only wait. <2>
            2 The power was cut, and given back after 10 s. Off was off: no sign of life in 8 s. <4,5,6>
            30 It started, and said "Loading Operating System". <7>
            40 It asked for an address by DHCP, and was given 10.0.0.2. <8,9>
            41 It asked for term70.default.loads twice between 0:41.0 and 3:20.0, and got it whole once; it has no end in the record, 0 bytes so far. <10,11,12>
            42 Then nothing was heard from it, on wire or console, for 2 min 38 s. <11,12>
            201 That ended the attempt: signing-generation [1]. <13,14>
            202 Attempt 2 was serve dual-key, because it knows both. <15>
            202 Firmware set dual-key (SCCP70.8-5-2S) is served to the phone. <16>
            210 It fetched 2 archives whole, from jar70.sbn to cnu70.sbn: 5.0 kB in 3 s. <17,18,19,20>
            220 That ended the attempt (goal-met): The phone named its load. <21>
            10 Another source of power: with the relay open there was no sign of life for 8 s. <5>
            220 After 3 min 40 s the verdict was: recovered (load SCCP70.8-5-2S; reported by the phone itself). The phone named its load. Evidence: [1]. <22>
            """));
        Assert.That(story.Diagnoses.Single(), Is.EqualTo(new ToldDiagnosis("signing-generation", "It knows no such key.", VerdictOwner.SetUp, false, TimeSpan.FromSeconds(201), DateTimeOffset.UnixEpoch.AddSeconds(301), [made], [1])).Using<ToldDiagnosis>((a, b) => a.ToString() == b.ToString() && a.Entries.SequenceEqual(b.Entries) && a.Quotes.SequenceEqual(b.Quotes)));
        Assert.That(story.Quotes.Single().Text, Does.Contain("term70.default.loads asked for"));
        Assert.That(story.NextSteps, Is.Empty);
    }

    [Test]
    public void Forty_discovers_are_one_sentence_and_so_are_forty_starts()
    {
        var run = new Recording();
        run.At(101, new AttemptStarted(1, "power-cycle", "why"));
        for (var i = 0; i < 40; i++)
        {
            run.At(110 + i * 20, new ConsoleLine("=== Boot ===", "boot-banner", null));
            run.At(115 + i * 20, new DhcpAsked("m", null, "discover", null));
        }

        var told = Recording.Text(run.Tell());

        Assert.That(told, Does.Contain("It started, and said \"Boot\".").And.Contains("It started again in the same way 39 times, the last time at 13:10.0."));
        Assert.That(told.Split('\n'), Has.Length.LessThan(9));

        var waits = new Recording();
        waits.At(101, new AttemptStarted(1, "power-cycle", "why"));
        for (var i = 0; i < 40; i++)
        {
            waits.At(110 + i * 5, new DhcpAsked("m", null, "discover", null));
        }

        Assert.That(Recording.Text(waits.Tell()), Does.Contain("It asked for an address by DHCP 40 times between 0:10.0 and 3:25.0, and took none."));
    }

    [Test]
    public void A_run_without_an_end_says_where_its_record_ends_and_what_may_have_happened()
    {
        var run = new Recording();
        run.At(101, new AttemptStarted(1, "factory-reset", "why"));
        run.At(103, new KeyHeld(run.At(102, new DeedIntended(new Deed.HoldKey(new Key("#"), TimeSpan.FromSeconds(60)))), new Key("#")));
        run.At(105, new DeedIntended(new Deed.SwitchPower(On: false)));

        var story = run.Tell(cutShort: true);

        Assert.That((story.End, story.Outcome), Is.EqualTo((StoryEnd.CutShort, "cut short")));
        Assert.That(run.Tell(cutShort: false).End, Is.EqualTo(StoryEnd.Unfinished));
        Assert.That(Recording.Text(story), Does.Contain("without a verdict: the run was cut short.")
            .And.Contains("No end is told of entry 5, about to switch the power off: it may have happened. <5>")
            .And.Contains("`phonerig safe` lets every key go").And.Contains("Look at the phone before anything else"));
    }

    [Test]
    public void Refusals_rig_faults_and_stops_are_told_as_such()
    {
        var run = new Recording();
        run.At(101, new AttemptStarted(1, "factory-reset", "why"));
        var cut = run.At(102, new DeedIntended(new Deed.SwitchPower(On: false)));
        run.At(102, new DeedRefused(cut, "flash-write", "The phone may be writing.", TimeSpan.FromSeconds(200)));
        run.At(103, new RigFault("relay board", "it does not answer"));
        run.At(104, new StopRequested("ctrl-c"));
        run.At(105, new VerdictReached(Verdict.Stopped, VerdictOwner.Rig, null, null, null, "The relay board failed.", []));

        var story = run.Tell();

        Assert.That(story.End, Is.EqualTo(StoryEnd.RigFault));
        Assert.That(Recording.Text(story), Does.Contain("REFUSED by the flash-write interlock: The phone may be writing").And.Contains("RIG FAULT at the relay board")
            .And.Contains("Stop requested by ctrl-c.").And.Contains("Mend the part named above, then run `phonerig recover s1` again."));
        Assert.That(story.Chart.Notes.Select(note => note.Grave), Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public void A_procedure_by_itself_is_told_without_attempts()
    {
        var run = new Recording("procedure power-cycle");
        run.At(101, new StepStarted("power-cycle", 1, 1, "power off", null, null));
        run.At(102, new PowerSwitched(1, On: false));
        run.At(103, new ProcedureEnded("power-cycle", "done", "all steps are done"));

        var story = run.Tell();

        Assert.That((story.End, story.Attempts.Single().Number, story.Attempts.Single().Procedure), Is.EqualTo((StoryEnd.ProcedureEnded, 0, "power-cycle")));
        Assert.That(Recording.Text(story), Does.Contain("procedure power-cycle ended (done): all steps are done."));
    }

    [Test]
    public void Every_sentence_rests_on_entries_of_the_run_and_evidence_from_elsewhere_is_named_as_such()
    {
        var run = new Recording();
        run.At(101, new AttemptStarted(1, "power-cycle", "why"));
        run.At(102, new UnknownFact("{\"kind\":\"later\"}"));
        run.At(103, new VerdictReached(Verdict.NeedsAttention, VerdictOwner.Phone, "odd", null, null, "Odd.", [2, 999], "Ask."));

        var story = run.Tell();

        Assert.That(Recording.Sentences(story).Select(sentence => sentence.Entries), Has.All.Not.Empty.And.All.All.InRange(1L, 4L));
        Assert.That(story.Quotes[1], Is.EqualTo(new Quote(2, 999, null, null, story.Quotes[1].Lane, "an entry that is not in the record of this run")));
        Assert.That(story.NextSteps.Single().Text, Is.EqualTo("Ask."));
    }
}
