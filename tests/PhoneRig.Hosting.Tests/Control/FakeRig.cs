using System.Collections.Concurrent;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Hosting.Tests.Control;

/// <summary>A rig whose answers a test gives.</summary>
internal sealed class FakeRig : IOwnedRig
{
    public static readonly ControlEnd Done = new(ControlOutcome.Done, null, null, []);

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly BlockingCollection<Action> loop = [];
    private readonly BlockingCollection<(ControlRequest Request, IControlSink Sink)> asked = [];
    private readonly ManualResetEventSlim left = new();

    /// <summary>Called for each request, on the loop where that is run, else on the asker's thread.</summary>
    public Action<ControlRequest, IControlSink> Answer { get; init; } = (_, sink) => sink.End(Done);

    public bool OnLoop { get; init; }

    public string Surroundings => "a fake";

    public string? Notice => null;

    public bool Closed { get; private set; }

    public string? ShutDownBy { get; private set; }

    public int ReleasedAtOnce { get; private set; }

    public bool Disposed { get; private set; }

    public ISupervisor? Supervisor { get; private set; }

    public IDisposable Handle(ControlRequest request, IControlSink sink)
    {
        asked.Add((request, sink));
        if (OnLoop)
        {
            loop.Add(() => Answer(request, sink));
        }
        else
        {
            Answer(request, sink);
        }

        return new Left(left);
    }

    public (ControlRequest Request, IControlSink Sink) Next() => asked.TryTake(out var next, Bound) ? next : throw new TimeoutException("nothing was asked");

    /// <summary>Requests that no test has looked at.</summary>
    public int Unasked => asked.Count;

    public bool WaitUntilLeft() => left.Wait(Bound);

    public void Post(Action work) => loop.Add(work);

    public bool RunUntil(Func<bool> done)
    {
        while (!done())
        {
            if (!loop.TryTake(out var work, Bound))
            {
                throw new TimeoutException("the loop had nothing to do");
            }

            work();
        }

        return true;
    }

    public void Supervise(ISupervisor supervisor) => Supervisor = supervisor;

    public void Shutdown(string by) => loop.Add(() => (ShutDownBy, Closed) = (by, true));

    public void ReleaseAtOnce() => ReleasedAtOnce++;

    public void Dispose() => Disposed = true;

    private sealed class Left(ManualResetEventSlim left) : IDisposable
    {
        public void Dispose() => left.Set();
    }
}
