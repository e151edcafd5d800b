using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>A VLAN on which nobody else is: what is sent goes nowhere, and nothing ever comes.</summary>
public sealed class CutOffNetwork : ISegment
{
    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received) => new Port(local);

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => new Listener(local);

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => new Connection(new IPEndPoint(from, 0), to);

    private sealed class Listener(IPEndPoint local) : IStreamListener
    {
        public IPEndPoint Local => local;

        public void Dispose()
        {
        }
    }

    private sealed class Connection(IPEndPoint local, IPEndPoint remote) : IStreamConnection
    {
        public IPEndPoint Local => local;

        public IPEndPoint Remote => remote;

        public void Send(ReadOnlySpan<byte> bytes)
        {
        }

        public void Abandon()
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Port(IPEndPoint local) : IDatagramPort
    {
        public IPEndPoint Local => local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
        {
        }

        public void Dispose()
        {
        }
    }
}
