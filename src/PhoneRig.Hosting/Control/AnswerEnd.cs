namespace PhoneRig.Hosting.Control;

/// <summary>Passes an answer on and keeps its end.</summary>
internal sealed class AnswerEnd(IControlSink to) : IControlSink
{
    private readonly TaskCompletionSource<ControlEnd> over = new();
    private int ended;

    /// <summary>The end, once it has been passed on; null while the answer goes on.</summary>
    public ControlEnd? Value => over.Task.IsCompleted ? over.Task.Result : null;

    /// <summary>True once a run of the request's own is under way: until then it waits for a station, which is busy with somebody else's.</summary>
    public bool HasBegun { get; private set; }

    public void Tell(ControlEvent told)
    {
        HasBegun |= told is ControlEvent.Began;
        if (Volatile.Read(ref ended) == 0)
        {
            to.Tell(told);
        }
    }

    /// <summary>The first end counts.</summary>
    public void End(ControlEnd end)
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
        {
            to.End(end);
            over.SetResult(end);
        }
    }

    /// <summary>Waits for the end, on a thread that runs no loop.</summary>
    public ControlEnd Wait() => over.Task.GetAwaiter().GetResult();
}
