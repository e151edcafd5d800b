using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Stations;

public sealed class StationTimelineTests
{
    private static readonly Deed PowerOff = new Deed.SwitchPower(On: false);

    private readonly List<Entry> entries = [];
    private readonly List<string> story = [];
    private EventLoop loop = null!;
    private StationTimeline timeline = null!;
    private Action<long, Deed>? executed;

    [SetUp]
    public void Begin()
    {
        entries.Clear();
        story.Clear();
        executed = null;
        loop = new EventLoop(new VirtualClock());
        timeline = new StationTimeline("s1", loop, new VolatileJournal(loop), Observe, intent =>
        {
            story.Add($"does {intent.Number}");
            executed?.Invoke(intent.Number, intent.Deed);
        });
    }

    [Test]
    public void Entries_count_from_1_without_gaps_and_bear_the_time()
    {
        timeline.Append(Said("a"));
        loop.RunTo(Seconds(5));
        timeline.Append(Said("b"));

        Assert.That(entries, Is.EqualTo(new[]
        {
            new Entry(1, VirtualClock.Epoch, TimeSpan.Zero, Said("a")),
            new Entry(2, VirtualClock.Epoch + Seconds(5), Seconds(5), Said("b")),
        }));
    }

    [Test]
    public void A_deed_is_on_the_timeline_and_known_to_the_deciders_before_it_is_done()
    {
        var decider = Add(input => Hears(input, "a") ? new Answer([], [PowerOff], null) : null);
        executed = (number, deed) =>
        {
            Assert.That(entries[^1].Fact, Is.EqualTo(new DeedIntended(PowerOff)));
            Assert.That(entries[^1].Sequence, Is.EqualTo(number));
            Assert.That(decider.Fed[^1], Is.EqualTo("2 DeedIntended"));
            Assert.That(deed, Is.EqualTo(PowerOff));
        };
        timeline.Append(Said("a"));

        Assert.That(story, Is.EqualTo(new[] { "1 a", "2 DeedIntended", "does 2" }));
    }

    [Test]
    public void What_a_decider_says_comes_before_what_it_does_and_after_what_is_waiting()
    {
        Add(input => Hears(input, "a") ? new Answer([Said("first 1"), Said("first 2")], [PowerOff], null) : null);
        Add(input => Hears(input, "a") ? new Answer([Said("second")], [], null) : Hears(input, "first 1") ? new Answer([Said("on first 1")], [], null) : null);
        timeline.Append(Said("a"));

        Assert.That(story, Is.EqualTo(new[] { "1 a", "2 first 1", "3 first 2", "4 DeedIntended", "does 4", "5 second", "6 on first 1" }));
    }

    [Test]
    public void Every_decider_is_fed_every_entry_in_order()
    {
        var first = Add(input => Hears(input, "a") ? new Answer([Said("b")], [], null) : null);
        var second = Add(_ => null);
        timeline.Append(Said("a"));

        Assert.That(first.Fed, Is.EqualTo(new[] { "1 StopRequested", "2 StopRequested" }));
        Assert.That(second.Fed, Is.EqualTo(first.Fed));
    }

    [Test]
    public void A_fact_told_while_an_entry_is_being_told_waits_its_turn()
    {
        var decider = Add(input => Hears(input, "a") ? new Answer([], [PowerOff], null) : null);
        executed = (number, _) => timeline.Append(new PowerSwitched(number, On: false));
        timeline.Append(Said("a"));

        Assert.That(story, Is.EqualTo(new[] { "1 a", "2 DeedIntended", "does 2", "3 PowerSwitched" }));
        Assert.That(decider.Fed, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_decider_is_woken_once_when_it_asked_to_be()
    {
        var decider = Add(input => Hears(input, "a") ? new Answer([], [], Seconds(5)) : input.Entry is null ? new Answer([], [], null) : null);
        timeline.Append(Said("a"));
        loop.RunTo(Seconds(60));

        Assert.That(decider.Fed, Is.EqualTo(new[] { "1 StopRequested", "tick 5" }));
    }

    [Test]
    public void A_wake_up_that_was_put_off_comes_at_its_new_time_only()
    {
        var decider = Add(input => input.Entry is null ? new Answer([], [], null) : new Answer([], [], Hears(input, "a") ? Seconds(5) : Seconds(9)));
        timeline.Append(Said("a"));
        loop.RunTo(Seconds(3));
        timeline.Append(Said("b"));
        loop.RunTo(Seconds(60));

        Assert.That(decider.Fed, Is.EqualTo(new[] { "1 StopRequested", "2 StopRequested", "tick 9" }));
    }

    [Test]
    public void A_wake_up_that_is_not_wanted_any_more_does_not_come()
    {
        var decider = Add(input => new Answer([], [], Hears(input, "a") ? Seconds(5) : null));
        timeline.Append(Said("a"));
        timeline.Append(Said("b"));
        loop.RunTo(Seconds(60));

        Assert.That(decider.Fed, Is.EqualTo(new[] { "1 StopRequested", "2 StopRequested" }));
    }

    [Test]
    public void An_unchanged_wish_is_kept_and_comes_once()
    {
        var decider = Add(input => new Answer([], [], input.Entry is null ? null : Seconds(5)));
        timeline.Append(Said("a"));
        timeline.Append(Said("b"));
        loop.RunTo(Seconds(60));

        Assert.That(decider.Fed, Is.EqualTo(new[] { "1 StopRequested", "2 StopRequested", "tick 5" }));
    }

    [Test]
    public void A_decider_can_be_woken_again_and_again()
    {
        var decider = Add(input => new Answer([], [], input.Uptime < Seconds(3) ? input.Uptime + Seconds(1) : null));
        timeline.Append(Said("a"));
        loop.RunTo(Seconds(60));

        Assert.That(decider.Fed, Is.EqualTo(new[] { "1 StopRequested", "tick 1", "tick 2", "tick 3" }));
    }

    [Test]
    public void What_a_decider_says_on_waking_waits_its_turn_and_keeps_the_wake_up_that_it_then_asks_for()
    {
        var decider = Add(input =>
            Hears(input, "a") ? new Answer([], [], Seconds(5))
            : input.Entry is null && input.Uptime == Seconds(5) ? new Answer([Said("b"), Said("c")], [PowerOff], null)
            : Hears(input, "b") ? new Answer([Said("on b")], [], Seconds(9))
            : input.Entry is null ? new Answer([], [], null)
            : null);
        timeline.Append(Said("a"));
        loop.RunTo(Seconds(60));

        Assert.That(story, Is.EqualTo(new[] { "1 a", "2 b", "3 c", "4 DeedIntended", "does 4", "5 on b" }));
        Assert.That(decider.Fed[^1], Is.EqualTo("tick 9"));
    }

    private static StopRequested Said(string by) => new(by);

    private static bool Hears(Input input, string by) => input.Fact is StopRequested said && said.By == by;

    private ScriptedDecider Add(Func<Input, Answer?> rule)
    {
        var decider = new ScriptedDecider(rule);
        timeline.Attach(decider);
        return decider;
    }

    private void Observe(Entry entry)
    {
        entries.Add(entry);
        story.Add($"{entry.Sequence} {(entry.Fact is StopRequested said ? said.By : entry.Fact.GetType().Name)}");
    }
}
