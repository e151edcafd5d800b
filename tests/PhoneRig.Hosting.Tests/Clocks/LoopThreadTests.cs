using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Clocks;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Clocks;

/// <summary>On real threads; every wait is on a signal and has a bound.</summary>
public sealed class LoopThreadTests
{
    private static readonly TimeSpan Bound = Seconds(10);

    [Test]
    public void Work_runs_in_order_on_the_thread_of_that_name()
    {
        var names = new List<string?>();
        using var done = new ManualResetEventSlim();
        using var thread = Start(_ => { });
        thread.Loop.Post(() => names.Add(Thread.CurrentThread.Name));
        thread.Loop.Post(() => names.Add("second"));
        thread.Loop.Post(done.Set);

        Assert.That(done.Wait(Bound), Is.True);
        Assert.That(names, Is.EqualTo(new[] { "bench", "second" }));
    }

    [Test]
    public void What_work_throws_reaches_the_handler_once_and_ends_the_loop()
    {
        var faults = new List<Exception>();
        var ranOn = false;
        using var faulted = new ManualResetEventSlim();
        using (var thread = Start(fault =>
        {
            faults.Add(fault);
            faulted.Set();
        }))
        {
            // In one piece of work, so that both are waiting before the first runs.
            thread.Loop.Post(() =>
            {
                thread.Loop.Post(() => throw new InvalidOperationException("broken"));
                thread.Loop.Post(() => ranOn = true);
            });
            Assert.That(faulted.Wait(Bound), Is.True);
        }

        Assert.That(faults.Select(fault => fault.Message), Is.EqualTo(new[] { "broken" }));
        Assert.That(ranOn, Is.False);
    }

    [Test]
    public void Disposing_waits_for_the_work_at_hand_and_then_nothing_runs()
    {
        var finished = false;
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var thread = Start(_ => { });
        thread.Loop.Post(() =>
        {
            begun.Set();
            goOn.Wait(Bound);
            finished = true;
        });
        Assert.That(begun.Wait(Bound), Is.True);
        var disposing = new Thread(thread.Dispose) { IsBackground = true };
        disposing.Start();
        Assert.That(disposing.Join(Ms(20)), Is.False, "it waits for the work at hand");
        goOn.Set();

        Assert.That(disposing.Join(Bound), Is.True);
        Assert.That(finished, Is.True);
        thread.Loop.Post(() => finished = false);
        Assert.That(finished, Is.True);
    }

    private static LoopThread Start(Action<Exception> faulted) =>
        new("bench", new EventLoop(new ScaledClock(new ScaledTime(TimeProvider.System, speed: 1))), faulted);
}
