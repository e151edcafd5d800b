using PhoneRig.Core.Loop;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Loop;

public sealed class EventLoopTests
{
    private readonly List<string> done = [];
    private VirtualClock clock = null!;
    private EventLoop loop = null!;

    [SetUp]
    public void Begin()
    {
        done.Clear();
        clock = new VirtualClock();
        loop = new EventLoop(clock);
    }

    [Test]
    public void Wake_ups_run_in_order_of_time_and_equal_times_in_order_of_asking()
    {
        foreach (var (at, name) in new[] { (2, "c"), (1, "a"), (2, "d"), (1, "b"), (2, "e") })
        {
            loop.Schedule(S(at), () => done.Add($"{name}{loop.Uptime.TotalSeconds}"));
        }

        Assert.That(Run(), Is.False);
        Assert.That(done, Is.EqualTo(new[] { "a1", "b1", "c2", "d2", "e2" }));
    }

    [Test]
    public void Many_equal_times_keep_their_order()
    {
        var order = new List<int>();
        foreach (var number in Enumerable.Range(0, 1000))
        {
            loop.Schedule(S(1), () => order.Add(number));
        }

        Run();
        Assert.That(order, Is.EqualTo(Enumerable.Range(0, 1000)));
    }

    [Test]
    public void Posted_work_runs_before_a_wake_up_that_is_due()
    {
        loop.Schedule(TimeSpan.Zero, () => done.Add("due"));
        loop.Post(() =>
        {
            done.Add("posted");
            loop.Post(() => done.Add("posted by posted"));
        });
        Run();

        Assert.That(done, Is.EqualTo(new[] { "posted", "posted by posted", "due" }));
    }

    [Test]
    public void Work_posted_by_a_wake_up_runs_before_the_next_wake_up_of_that_time()
    {
        loop.Schedule(S(1), () => loop.Post(() => done.Add("posted")));
        loop.Schedule(S(1), () => done.Add("second"));
        Run();

        Assert.That(done, Is.EqualTo(new[] { "posted", "second" }));
    }

    [Test]
    public void Virtual_time_jumps_to_the_next_wake_up_and_never_back()
    {
        loop.Schedule(S(86400), () => loop.Schedule(S(5), () => done.Add($"{loop.Uptime.TotalSeconds}")));
        Run();

        Assert.That(done, Is.EqualTo(new[] { "86400" }), "a wake-up in the past runs now");
        Assert.That(loop.Now, Is.EqualTo(VirtualClock.Epoch.AddDays(1)));
    }

    [Test]
    public void A_cancelled_wake_up_neither_runs_nor_moves_the_clock()
    {
        loop.Schedule(S(1), () => done.Add("kept"));
        var cancelled = loop.Schedule(S(100), () => done.Add("cancelled"));
        cancelled.Dispose();
        cancelled.Dispose();

        Assert.That(Run(), Is.False);
        Assert.That((done, loop.Uptime), Is.EqualTo((new[] { "kept" }, S(1))));
    }

    [Test]
    public void A_wake_up_may_be_cancelled_by_another_of_the_same_time()
    {
        IDisposable? second = null;
        loop.Schedule(S(1), () => second!.Dispose());
        second = loop.Schedule(S(1), () => done.Add("second"));
        Run();

        Assert.That(done, Is.Empty);
    }

    [Test]
    public void Cancelling_what_has_run_does_nothing()
    {
        var wakeUp = loop.Schedule(S(1), () => done.Add("run"));
        Run();
        wakeUp.Dispose();
        loop.Schedule(S(2), () => done.Add("later"));
        Run();

        Assert.That(done, Is.EqualTo(new[] { "run", "later" }));
    }

    [Test]
    public void It_stops_as_soon_as_the_run_is_done_and_goes_on_where_it_was()
    {
        loop.Schedule(S(1), () => done.Add("first"));
        loop.Schedule(S(1), () => done.Add("second"));

        Assert.That(loop.RunUntil(() => done.Count == 1), Is.True);
        Assert.That(done, Is.EqualTo(new[] { "first" }));
        Assert.That(loop.RunUntil(() => done.Count == 2), Is.True);
    }

    [Test]
    public void Out_of_work_it_says_that_the_run_is_not_done()
    {
        Assert.That(Run(), Is.False);
        Assert.That(loop.RunUntil(() => true), Is.True);
    }

    [Test]
    public void Work_that_throws_ends_the_run_and_is_not_run_again([Values] bool posted)
    {
        Action work = () => throw new InvalidOperationException("broken");
        if (posted)
        {
            loop.Post(work);
        }
        else
        {
            loop.Schedule(S(1), work);
        }

        loop.Schedule(S(2), () => done.Add("after"));
        Assert.That(() => Run(), Throws.InvalidOperationException.With.Message.EqualTo("broken"));
        Assert.That(done, Is.Empty);

        Run();
        Assert.That(done, Is.EqualTo(new[] { "after" }));
    }

    [Test]
    public void Posting_wakes_the_clock()
    {
        var waking = new WakingClock();
        var sleeper = new EventLoop(waking);
        sleeper.Post(() => done.Add("posted"));
        sleeper.Schedule(S(9), () => { });
        sleeper.RunUntil(() => waking.Waited.Count > 0);

        Assert.That((waking.Woken, done.Count), Is.EqualTo((1, 1)));
        Assert.That(waking.Waited, Is.EqualTo(new TimeSpan?[] { S(9) }));
    }

    private bool Run() => loop.RunUntil(() => false);

    private sealed class WakingClock : ILoopClock
    {
        public int Woken { get; private set; }

        public List<TimeSpan?> Waited { get; } = [];

        public TimeSpan Uptime => TimeSpan.Zero;

        public DateTimeOffset Now => VirtualClock.Epoch;

        public bool WaitUntil(TimeSpan? due)
        {
            Waited.Add(due);
            return true;
        }

        public void Wake() => Woken++;
    }
}
