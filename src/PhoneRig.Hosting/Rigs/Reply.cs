using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Rigs;

/// <summary>The answer to one request: events, then one end; silent once nobody listens. Lives on the rig's loop, except that anybody may dispose it.</summary>
internal sealed class Reply(IControlSink sink, IEventLoop loop) : IDisposable
{
    private volatile bool gone;
    private Action? over;

    /// <summary>True once it has ended.</summary>
    public bool Ended { get; private set; }

    /// <summary>Has something done at the end, or when nobody listens any more: once, on the loop.</summary>
    public void WhenOver(Action then)
    {
        if (Ended || gone)
        {
            then();
        }
        else
        {
            over += then;
        }
    }

    public void Tell(ControlEvent told)
    {
        if (!Ended && !gone)
        {
            sink.Tell(told);
        }
    }

    public void End(ControlOutcome outcome, string? message = null, RunSummary? summary = null, ImmutableArray<ConfigProblem> problems = default)
    {
        if (Ended)
        {
            return;
        }

        Ended = true;
        if (!gone)
        {
            sink.End(new ControlEnd(outcome, message, summary, problems.IsDefault ? [] : problems));
        }

        CleanUp();
    }

    /// <summary>Nobody listens any more: a watch ends, a run goes on.</summary>
    public void Dispose()
    {
        gone = true;
        loop.Post(CleanUp);
    }

    private void CleanUp()
    {
        var then = over;
        over = null;
        then?.Invoke();
    }
}
