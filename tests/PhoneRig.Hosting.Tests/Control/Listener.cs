using System.Collections.Concurrent;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Tests.Control;

/// <summary>Keeps what it is told, and can be waited for.</summary>
internal sealed class Listener : IControlSink
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource<ControlEnd> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BlockingCollection<ControlEvent> events = [];

    public IEnumerable<ControlEvent> Events => events;

    public int Ends { get; private set; }

    public ControlEnd End() => over.Task.Wait(Bound) ? over.Task.Result : throw new TimeoutException("the answer did not end");

    public ControlEvent Next() => events.TryTake(out var next, Bound) ? next : throw new TimeoutException("no event came");

    public void Tell(ControlEvent told) => events.Add(told);

    void IControlSink.End(ControlEnd end)
    {
        Ends++;
        over.TrySetResult(end);
    }
}
