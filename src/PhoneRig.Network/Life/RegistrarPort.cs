using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sccp;

namespace PhoneRig.Network.Life;

/// <summary>The registrar on a segment's streams. Everything runs on the loop; construct and dispose there.</summary>
internal sealed class RegistrarPort : ISccpSink, IDisposable
{
    private readonly IEventLoop loop;
    private readonly SccpRegistrar registrar;
    private readonly Action<NetworkSighting> report;
    private readonly Dictionary<int, IStreamConnection> connections = [];
    private readonly IStreamListener listener;
    private readonly WakeUp wakeUp;
    private int last;

    public RegistrarPort(SegmentLifeOptions options, IStreamNetwork network, IEventLoop loop, Func<IPAddress, string?> macOf, Action<NetworkSighting> report)
    {
        (this.loop, this.report) = (loop, report);
        registrar = new SccpRegistrar(options.Registrar, () => loop.Now, macOf);
        wakeUp = new WakeUp(loop, () => registrar.WakeAt, () => registrar.Tick(loop.Uptime, this));
        listener = network.Listen(new IPEndPoint(options.Address, options.SccpPort), Accept);
    }

    public IPEndPoint Local => listener.Local;

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
        listener.Dispose();
        foreach (var connection in connections.Values)
        {
            connection.Dispose();
        }

        connections.Clear();
    }

    private Call Accept(IStreamConnection connection)
    {
        var number = ++last;
        connections.Add(number, connection);
        registrar.Opened(loop.Uptime, number, connection.Local, connection.Remote, this);
        wakeUp.Plan();
        return new Call(this, number);
    }

    private sealed class Call(RegistrarPort port, int number) : IStreamReceiver
    {
        public void Opened()
        {
        }

        public void Received(ReadOnlyMemory<byte> bytes)
        {
            port.registrar.Received(port.loop.Uptime, number, bytes.Span, port);
            port.wakeUp.Plan();
        }

        public void Closed(StreamEnd end)
        {
            port.connections.Remove(number);
            port.registrar.Closed(port.loop.Uptime, number, end, port);
            port.wakeUp.Plan();
        }
    }
}
