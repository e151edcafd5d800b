using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Network;

/// <summary>The watch for other DHCP servers on a segment, on any network and loop: it has port 68 for as long as it lives. Construct, use and dispose on the loop.</summary>
public sealed class RivalListener : IDisposable
{
    private readonly IEventLoop loop;
    private readonly RivalWatch watch;
    private readonly Sink sink;
    private Action<ImmutableArray<DhcpOffer>>? searched;
    private IDisposable? wakeUp;
    private bool disposed;

    /// <summary>Begins to listen and to search.</summary>
    /// <param name="options">How.</param>
    /// <param name="network">The segment; its callbacks run on <paramref name="loop"/>.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="hardwareOf">The hardware address of a neighbour, where the system knows it.</param>
    /// <param name="report">Takes each sighting of a rival.</param>
    /// <param name="searched">Takes what the first search found, once, when it is over.</param>
    /// <exception cref="HardwareFaultException">Port 68 cannot be opened.</exception>
    public RivalListener(
        RivalWatchOptions options,
        INetwork network,
        IEventLoop loop,
        Func<IPAddress, string?> hardwareOf,
        Action<NetworkSighting> report,
        Action<ImmutableArray<DhcpOffer>> searched)
    {
        (this.loop, this.searched) = (loop, searched);
        watch = new RivalWatch(options, hardwareOf);
        sink = new Sink(network.Open(new IPEndPoint(IPAddress.Any, 68), Receive), report);
        watch.Start(loop.Uptime, sink);
        WakeInTime();
    }

    /// <summary>A client said that it chose this server.</summary>
    public void Named(IPAddress server)
    {
        watch.Named(loop.Uptime, server, sink);
        WakeInTime();
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        disposed = true;
        wakeUp?.Dispose();
        sink.Port.Dispose();
    }

    private void Receive(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        if (!disposed)
        {
            watch.Receive(loop.Uptime, from, payload.Span, sink);
            WakeInTime();
        }
    }

    private void Tick()
    {
        watch.Tick(loop.Uptime, sink);
        if (watch.Searched && searched is { } tell)
        {
            searched = null;
            tell(watch.Found);
        }

        WakeInTime();
    }

    private void WakeInTime()
    {
        wakeUp?.Dispose();
        wakeUp = !disposed && watch.WakeAt is { } at ? loop.Schedule(at, Tick) : null;
    }

    private sealed class Sink(IDatagramPort port, Action<NetworkSighting> report) : IServerSink
    {
        public IDatagramPort Port => port;

        public void Send(int number, ReadOnlySpan<byte> payload, IPEndPoint to) => port.Send(payload, to);

        public void Report(NetworkSighting sighting) => report(sighting);
    }
}
