using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.PhoneWeb;

namespace PhoneRig.Network.Life;

/// <summary>The poller of pages on a segment's streams. Everything runs on the loop; construct and dispose there.</summary>
internal sealed class PagePort : IPageSink, IDisposable
{
    private readonly SegmentLifeOptions options;
    private readonly IStreamNetwork network;
    private readonly IEventLoop loop;
    private readonly Action<NetworkSighting> report;
    private readonly Dictionary<int, IStreamConnection> connections = [];
    private readonly WakeUp wakeUp;

    public PagePort(SegmentLifeOptions options, IStreamNetwork network, IEventLoop loop, Func<IPAddress, string?> macOf, Action<NetworkSighting> report)
    {
        (this.options, this.network, this.loop, this.report) = (options, network, loop, report);
        Poller = new PagePoller(options.Pages, macOf);
        wakeUp = new WakeUp(loop, () => Poller.WakeAt, () => Poller.Tick(loop.Uptime, this));
    }

    public PagePoller Poller { get; }

    /// <summary>What the poller was told may want it to be woken at another time.</summary>
    public void Plan() => wakeUp.Plan();

    public void Connect(int connection, IPEndPoint phone)
    {
        try
        {
            connections.Add(connection, network.Connect(options.Address, phone, new Call(this, connection)));
        }
        catch (HardwareFaultException)
        {
            // The rig's own address is gone, so that nothing works on this segment: the servers say so, and this try fails as one that nobody answers.
            loop.Post(() => Over(connection, StreamEnd.Lost));
        }
    }

    public void Send(int connection, ReadOnlySpan<byte> bytes) => connections.GetValueOrDefault(connection)?.Send(bytes);

    public void Close(int connection)
    {
        if (connections.Remove(connection, out var closed))
        {
            closed.Dispose();
        }
    }

    public void Report(NetworkSighting sighting) => report(sighting);

    public void Dispose()
    {
        wakeUp.Dispose();
        foreach (var connection in connections.Values)
        {
            connection.Dispose();
        }

        connections.Clear();
    }

    private void Over(int connection, StreamEnd end)
    {
        connections.Remove(connection);
        Poller.Closed(loop.Uptime, connection, end, this);
        wakeUp.Plan();
    }

    private sealed class Call(PagePort port, int connection) : IStreamReceiver
    {
        public void Opened() => port.Poller.Opened(connection, port);

        public void Received(ReadOnlyMemory<byte> bytes)
        {
            port.Poller.Received(port.loop.Uptime, connection, bytes.Span, port);
            port.wakeUp.Plan();
        }

        public void Closed(StreamEnd end) => port.Over(connection, end);
    }
}
