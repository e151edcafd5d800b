using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Cli.Tests.Views;

public sealed class StationDisplayTests
{
    private static readonly PersonRequest Hold = new(PersonRequestKind.Hold, "#", "Press # and keep it down until told.");
    private static readonly PersonRequest Type = new(PersonRequestKind.Type, "12", "Type 12.");

    private static StationDisplay Fold(params (double At, Fact Fact)[] facts) => facts.Index().Aggregate(
        StationDisplay.Of("s1", Phones.Model),
        (display, fact) => display.With(new Entry(fact.Index + 1, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(fact.Item.At), fact.Item.Fact)));

    private static TftpProgress Progress(string file, long bytes) => new(null, null, file, bytes, 1000);

    [Test]
    public void Elapsed_time_runs_from_the_start_to_the_verdict_and_stands_still_then()
    {
        var running = Fold((10, new RunStarted("demo", "cisco-7970", Simulated: true, 1)));
        var ended = running.With(new Entry(2, default, TimeSpan.FromSeconds(70), new VerdictReached(Verdict.Recovered, null, null, null, null, "", [])));

        Assert.That(running.Elapsed(TimeSpan.FromSeconds(40)), Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(ended.Elapsed(TimeSpan.FromSeconds(400)), Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(StationDisplay.Of("s1", Phones.Model).Elapsed(TimeSpan.FromSeconds(5)), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void A_step_tells_since_when_it_waits_and_until_when()
    {
        var display = Fold((12, new StepStarted("p", 4, 9, "wait for the prompt", "the prompt", TimeSpan.FromSeconds(252))));

        Assert.That(display.Step, Is.EqualTo(new StepDisplay(4, 9, "wait for the prompt", "the prompt", TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(252))));
        Assert.That(
            StationPhrases.Waiting(display, TimeSpan.FromSeconds(42)),
            Is.EqualTo("since 0:12.0 (0:30), gives up at 4:12.0 (in 3:30)"));
    }

    [Test]
    public void After_the_last_step_the_phone_is_left_to_itself()
    {
        var display = Fold(
            (0, new AttemptStarted(1, "p", "")),
            (1, new StepStarted("p", 2, 2, "wait", "x", TimeSpan.FromSeconds(9))),
            (8, new StepEnded("p", 2, "seen", "x", 3)));

        Assert.That(display.Step, Is.Null);
        Assert.That(StationPhrases.Step(display), Does.Contain("left to itself"));
        Assert.That(StationPhrases.Waiting(display, TimeSpan.FromSeconds(18)), Does.StartWith("since 0:08.0 (0:10)"));
    }

    [Test]
    public void Only_archives_count_as_firmware_and_a_repeated_file_counts_once()
    {
        var display = Fold(
            (0, new AttemptStarted(1, "p", "")),
            (1, new TftpCompleted(null, null, "term70.default.loads", 700, TimeSpan.Zero)),
            (2, Progress("apps70.sbn", 500)),
            (3, new TftpFailed(null, null, "apps70.sbn", 600, 1000, "timed out")),
            (4, new TftpRequested(null, null, "APPS70.sbn")),
            (5, Progress("apps70.sbn", 100)),
            (6, new TftpCompleted(null, null, "cnu70.sbn", 50, TimeSpan.Zero)));

        Assert.That(display.Fetched, Is.EqualTo(150));
        Assert.That(display.File, Is.EqualTo("cnu70.sbn"));
    }

    [Test]
    public void A_new_attempt_fetches_anew()
    {
        var display = Fold((0, new AttemptStarted(1, "p", "")), (1, Progress("apps70.sbn", 500)), (2, new AttemptStarted(2, "q", "")));

        Assert.That(display.Fetched, Is.Zero);
        Assert.That(StationPhrases.Attempt(display), Does.StartWith("2: q"));
    }

    [Test]
    public void A_hand_that_holds_is_shown_until_it_is_told_to_let_go()
    {
        var held = Fold((0, new PersonAsked(1, Hold)), (1, new StepEnded("p", 2, "asked", null, null)), (2, new StepEnded("p", 4, "seen", "prompt", 7)));
        var freed = held.With(new Entry(9, default, TimeSpan.FromSeconds(3), new PersonAsked(8, new PersonRequest(PersonRequestKind.Release, "#", "Let # go."))));

        Assert.That(held.Request, Is.EqualTo(Hold));
        Assert.That(freed.Request!.Text, Is.EqualTo("Let # go."));
    }

    [Test]
    public void Any_other_request_is_settled_once_a_sense_has_answered()
    {
        var asked = Fold((0, new PersonAsked(1, Type)), (1, new StepEnded("p", 6, "asked", null, null)));
        var seen = asked.With(new Entry(9, default, TimeSpan.FromSeconds(9), new StepEnded("p", 7, "seen", "green walk", 8)));

        Assert.That(asked.Request, Is.EqualTo(Type));
        Assert.That(seen.Request, Is.Null);
    }

    [Test]
    public void Keys_that_are_down_and_keys_typed_are_shown()
    {
        var display = Fold(
            (0, new KeyHeld(1, new Key("#"))),
            (1, new StepStarted("p", 6, 8, "type 123", null, null)),
            (2, new KeyPressed(2, new Key("1"), TimeSpan.Zero)),
            (3, new KeyPressed(3, new Key("2"), TimeSpan.Zero)));

        Assert.That(StationPhrases.Fingers(display), Is.EqualTo(" · # held down · typed 12"));
        Assert.That(StationPhrases.Fingers(display.With(new Entry(9, default, default, new KeyReleased(4, new Key("#"))))), Does.Not.Contain("held"));
    }

    [Test]
    public void A_pattern_is_shown_until_that_pattern_ends()
    {
        var walking = new LampsBegan("lines", LampPattern.Walking, LampColour.Green, TimeSpan.FromMilliseconds(500), TimeSpan.Zero);
        var display = Fold((0, walking), (1, new LampsEnded("lines", LampPattern.Steady, LampColour.Red, TimeSpan.Zero)));

        Assert.That(StationPhrases.Signs(display), Is.EqualTo(" · lines walking green"));
        Assert.That(StationPhrases.Signs(Fold((0, walking), (1, new LampsEnded("lines", LampPattern.Walking, LampColour.Green, TimeSpan.Zero)))), Is.Empty);
    }

    [Test]
    public void Lamps_keep_their_last_colour()
    {
        var display = StationDisplay.Of("s1", Phones.Model).WithLamps(Phones.Lamps, Phones.Walk(2, LampColour.Amber)).WithLamps([new Lamp("line1")], [LampColour.Red]);

        Assert.That(display.Lamps["line1"], Is.EqualTo(LampColour.Red));
        Assert.That(display.Lamps["line3"], Is.EqualTo(LampColour.Amber));
    }

    [Test]
    public void A_fold_over_a_whole_run_ends_at_its_verdict()
    {
        var run = RunDisplay.Of(Script.Info(simulated: true, "s1", "s2"));
        foreach (var s in new[] { "s1", "s2" })
        {
            run = run.With(s, new Entry(1, default, TimeSpan.FromSeconds(1), new StageChanged(s == "s1" ? BootStage.Off : BootStage.Writing, [BootStage.Off])));
        }

        Assert.That(run.Stations.Select(display => display.Stage), Is.EqualTo(new BootStage?[] { BootStage.Off, BootStage.Writing }));
    }
}
