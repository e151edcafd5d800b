using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// Where requests come in. One that comes before the rig is ready waits, unless it only lets keys go; one that comes while the rig is being shut down is turned away. Lives
/// on the rig's loop; only <see cref="Handle"/> may be called from elsewhere.
/// </summary>
/// <param name="loop">The rig's loop.</param>
/// <param name="plan">Reads the files that a request goes by; from any thread.</param>
/// <param name="desk">Has requests done.</param>
internal sealed class Reception(IEventLoop loop, Func<ControlRequest, PlannedRequest> plan, RequestDesk desk)
{
    private readonly HashSet<Reply> unanswered = [];
    private readonly Queue<Action> early = [];
    private bool open;
    private bool closing;

    /// <summary>Takes a request; dispose of what is given back to hear no more of it.</summary>
    public IDisposable Handle(ControlRequest request, IControlSink sink)
    {
        var reply = new Reply(sink, loop);

        // On the asker's thread: it reads files.
        var planned = plan(request);
        loop.Post(() =>
        {
            unanswered.Add(reply);
            reply.WhenOver(() => unanswered.Remove(reply));
            if (closing)
            {
                reply.End(ControlOutcome.Stopped, "the rig is being shut down");
            }
            else if (open || request is ControlRequest.Release)
            {
                desk.Take(planned, reply);
            }
            else
            {
                early.Enqueue(() => desk.Take(planned, reply));
            }
        });
        return reply;
    }

    /// <summary>The rig is ready: what came early is done, then whatever comes.</summary>
    public void Open()
    {
        open = true;
        while (early.TryDequeue(out var request))
        {
            request();
        }
    }

    /// <summary>Nothing more is begun; what has begun goes on to its end.</summary>
    public void Close()
    {
        closing = true;
        early.Clear();
    }

    /// <summary>Whoever still waits for an answer has one.</summary>
    public void EndAll()
    {
        foreach (var reply in unanswered.ToArray())
        {
            reply.End(ControlOutcome.Stopped, "the rig was shut down");
        }
    }
}
