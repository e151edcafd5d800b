using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Loop;

/// <summary>
/// Plays the loop for one decider: writes its facts and deeds on a timeline, answers each deed as <see cref="Hands"/> says, and lets time
/// pass from wake-up to wake-up. It also holds every decider to the rule that a wake-up never lies in the past.
/// </summary>
internal sealed class PlayedLoop<TState>(IDecider<TState> decider)
{
    /// <summary>More ticks at one instant than any decider needs: beyond it, it spins.</summary>
    private const int TicksAtOnce = 50;

    private readonly PriorityQueue<Fact, (TimeSpan At, long Order)> coming = new();
    private readonly Queue<object> waiting = new();
    private long order;

    public TState State { get; private set; } = decider.Start;

    public TimeSpan Now { get; private set; }

    public TimeSpan? WakeAt { get; private set; }

    public List<Entry> Timeline { get; } = [];

    /// <summary>Every deed with the uptime of its intent.</summary>
    public List<(TimeSpan At, Deed Deed)> Deeds { get; } = [];

    public IEnumerable<Fact> Facts => Timeline.Select(entry => entry.Fact);

    /// <summary>How a deed ends, and when; null for never.</summary>
    public Func<long, Deed, (TimeSpan After, Fact End)?> Hands { get; set; } = Answers.Well;

    /// <summary>Puts a fact on the timeline now, and lets happen what happens at once; the number it got.</summary>
    public long Tell(Fact fact)
    {
        var number = Timeline.Count + 1;
        waiting.Enqueue(fact);
        Drain();
        RunTo(Now);
        return number;
    }

    /// <summary>Puts a fact on the timeline at an uptime to come.</summary>
    public void Plan(TimeSpan at, Fact fact) => coming.Enqueue(fact, (at, order++));

    /// <summary>Lets time pass up to and with an uptime.</summary>
    public void RunTo(TimeSpan end)
    {
        var ticks = 0;
        while (true)
        {
            var fact = coming.TryPeek(out _, out var key) ? key.At : (TimeSpan?)null;
            var next = fact <= WakeAt || WakeAt is null ? fact : WakeAt;
            if (next is not { } at || at > end)
            {
                Now = end;
                return;
            }

            ticks = at > Now ? 0 : ticks + 1;
            Assert.That(ticks, Is.LessThan(TicksAtOnce), "it spins at one instant");
            Now = at;
            if (fact == at)
            {
                waiting.Enqueue(coming.Dequeue());
            }
            else
            {
                Feed(Input.Tick(at));
            }

            Drain();
        }
    }

    private void Drain()
    {
        while (waiting.TryDequeue(out var item))
        {
            if (item is Deed deed)
            {
                var number = Record(new DeedIntended(deed));
                Deeds.Add((Now, deed));
                if (Hands(number, deed) is { } answer)
                {
                    Plan(Now + answer.After, answer.End);
                }
            }
            else
            {
                Record((Fact)item);
            }
        }
    }

    private long Record(Fact fact)
    {
        var entry = new Entry(Timeline.Count + 1, VirtualClock.Epoch + Now, Now, fact);
        Timeline.Add(entry);
        Feed(Input.Of(entry));
        return entry.Sequence;
    }

    private void Feed(Input input)
    {
        var decided = decider.Step(State, input);
        (State, WakeAt) = (decided.State, decided.WakeAt);
        Assert.That(WakeAt is null || WakeAt >= Now, Is.True, $"a wake-up at {WakeAt} lies before now, {Now}");
        foreach (var fact in decided.Facts)
        {
            waiting.Enqueue(fact);
        }

        foreach (var deed in decided.Deeds)
        {
            waiting.Enqueue(deed);
        }
    }
}
