using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Hosting.Edges;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Edges;

/// <summary>On real threads; every wait is on a signal and has a bound.</summary>
public sealed class WorkerThreadTests
{
    private static readonly TimeSpan Bound = Seconds(10);

    private EventLoop loop = null!;

    [SetUp]
    public void MakeLoop() => loop = new EventLoop(new ScaledClock(new ScaledTime(TimeProvider.System, speed: 1)));

    [Test]
    public void Work_is_done_on_its_own_thread_and_its_end_is_heard_on_the_loop()
    {
        string? worked = null;
        Thread? heard = null;
        using var worker = new WorkerThread("s1 hands", loop);
        worker.Run(() => worked = Thread.CurrentThread.Name, _ => heard = Thread.CurrentThread);
        RunUntil(() => heard is not null);

        Assert.That(worked, Is.EqualTo("s1 hands"));
        Assert.That(heard, Is.SameAs(Thread.CurrentThread));
    }

    [Test]
    public void Slow_work_holds_up_what_comes_after_it_but_not_the_loop()
    {
        var story = new List<string>();
        using var goOn = new ManualResetEventSlim();
        using var worker = new WorkerThread("s1 hands", loop);
        worker.Run(() => goOn.Wait(Bound), _ => story.Add("slow"));
        worker.Run(() => { }, _ => story.Add("quick"));
        loop.Post(() =>
        {
            story.Add("loop");
            goOn.Set();
        });
        RunUntil(() => story.Count == 3);

        Assert.That(story, Is.EqualTo(new[] { "loop", "slow", "quick" }));
    }

    [Test]
    public void What_work_throws_is_handed_on_and_the_next_work_is_done()
    {
        var ends = new List<Exception?>();
        using var worker = new WorkerThread("s1 hands", loop);
        worker.Run(() => throw new HardwareFaultException("relay", "stuck"), ends.Add);
        worker.Run(() => throw new InvalidOperationException("driver"), ends.Add);
        worker.Run(() => { }, ends.Add);
        RunUntil(() => ends.Count == 3);

        Assert.That(ends.Select(end => end?.GetType()), Is.EqualTo(new[] { typeof(HardwareFaultException), typeof(InvalidOperationException), null }));
    }

    [Test]
    public void Disposing_does_what_is_waiting_first()
    {
        var done = 0;
        using var goOn = new ManualResetEventSlim();
        var worker = new WorkerThread("s1 hands", loop);
        worker.Run(() => goOn.Wait(Bound), _ => { });
        worker.Run(() => done++, _ => { });
        goOn.Set();
        worker.Dispose();

        Assert.That(done, Is.EqualTo(1), "a release that is waiting must not be dropped");
    }

    private void RunUntil(Func<bool> done)
    {
        var late = false;
        using var end = loop.Schedule(loop.Uptime + Bound, () => late = true);
        loop.RunUntil(() => late || done());
        Assert.That(late, Is.False);
    }
}
