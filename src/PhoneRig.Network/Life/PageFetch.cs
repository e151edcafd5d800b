using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Network.PhoneWeb;

namespace PhoneRig.Network.Life;

/// <summary>Asks one phone for its page, once: the first page that it has of those that phones have, within a time. On the network's loop.</summary>
public sealed class PageFetch : IStreamReceiver
{
    private readonly IStreamNetwork network;
    private readonly IPEndPoint phone;
    private readonly Action<PageOutcome> done;
    private readonly IDisposable end;
    private IStreamConnection? connection;
    private PageTry current;
    private int path;

    /// <summary>Asks.</summary>
    /// <param name="network">How it is reached.</param>
    /// <param name="loop">The network's loop.</param>
    /// <param name="phone">Where it is.</param>
    /// <param name="within">How long it may take in all.</param>
    /// <param name="done">Takes the outcome, once.</param>
    /// <exception cref="HardwareFaultException">There is no own address to ask from.</exception>
    public PageFetch(IStreamNetwork network, IEventLoop loop, IPEndPoint phone, TimeSpan within, Action<PageOutcome> done)
    {
        (this.network, this.phone, this.done) = (network, phone, done);
        current = new PageTry(phone, PageTry.Paths[0]);
        end = loop.Schedule(loop.Uptime + within, () => Finish(new PageOutcome(PageEnd.TimedOut, null, "it took too long")));
        connection = network.Connect(IPAddress.Any, phone, this);
    }

    void IStreamReceiver.Opened() => connection?.Send(current.Request);

    void IStreamReceiver.Received(ReadOnlyMemory<byte> bytes)
    {
        if (current.Received(bytes.Span) is { } outcome)
        {
            Took(outcome);
        }
    }

    void IStreamReceiver.Closed(StreamEnd how)
    {
        connection = null;
        Took(current.Closed(how));
    }

    private void Took(PageOutcome outcome)
    {
        if (outcome.End is PageEnd.Denied or PageEnd.NoPage && path + 1 < PageTry.Paths.Count)
        {
            connection?.Dispose();
            current = new PageTry(phone, PageTry.Paths[++path]);
            connection = network.Connect(IPAddress.Any, phone, this);
        }
        else
        {
            Finish(outcome);
        }
    }

    private void Finish(PageOutcome outcome)
    {
        connection?.Dispose();
        connection = null;
        end.Dispose();
        done(outcome);
    }
}
