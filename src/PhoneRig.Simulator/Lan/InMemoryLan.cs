using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// A network segment in memory, for virtual time: what is sent arrives after its latency, in the order in which it
/// was sent, or, by the seed, never. A port on 0.0.0.0 is a host without an address, so any number of them may share a port number.
/// </summary>
public sealed class InMemoryLan : ISegment
{
    /// <summary>Where free ports begin (RFC 6335 section 6; also where the phone's begin, facts 3.1).</summary>
    private const int FirstFreePort = 49152;

    private readonly List<Port> ports = [];
    private readonly IEventLoop loop;
    private readonly TimeSpan latency;
    private readonly double loss;
    private readonly Random random;
    private readonly InMemoryStreams streams;

    /// <summary>An empty segment.</summary>
    /// <param name="loop">The loop on which everything is delivered.</param>
    /// <param name="latency">Time from sending to arriving.</param>
    /// <param name="loss">The share of datagrams that get lost, 0 to 1.</param>
    /// <param name="seed">What the losses are drawn from.</param>
    public InMemoryLan(IEventLoop loop, TimeSpan latency, double loss, Seed seed)
    {
        (this.loop, this.latency, this.loss) = (loop, latency, loss);
        random = seed.Draw();
        streams = new InMemoryStreams(loop, latency, address => ports.Exists(port => port.Local.Address.Equals(address)) || streams!.HasListener(address));
    }

    /// <summary>A segment that loses nothing and takes 200 microseconds, a switched LAN's order of magnitude.</summary>
    public InMemoryLan(IEventLoop loop)
        : this(loop, TimeSpan.FromMicroseconds(200), 0, default)
    {
    }

    /// <summary>Every datagram as it is sent, before it may get lost: for a test's trace.</summary>
    public event Action<IPEndPoint, IPEndPoint, ReadOnlyMemory<byte>>? Sent;

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received)
    {
        var number = local.Port == 0 ? FreePort(local.Address) : local.Port;
        if (IsTaken(local.Address, number))
        {
            throw new HardwareFaultException($"network {local.Address}:{number}", "is taken by another host or program of this segment; close that first or take another port.");
        }

        var port = new Port(this, new IPEndPoint(local.Address, number), received);
        ports.Add(port);
        return port;
    }

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => streams.Listen(local, accepted);

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => streams.Connect(from, to, receiver);

    private bool IsTaken(IPAddress address, int number) =>
        !address.Equals(IPAddress.Any) && ports.Exists(p => p.Local.Port == number && p.Local.Address.Equals(address));

    private int FreePort(IPAddress address)
    {
        for (var number = FirstFreePort; number <= IPEndPoint.MaxPort; number++)
        {
            if (!ports.Exists(p => p.Local.Port == number && p.Local.Address.Equals(address)))
            {
                return number;
            }
        }

        throw new HardwareFaultException($"network {address}", "has no free port left; close some.");
    }

    private void Carry(Port from, ReadOnlySpan<byte> payload, IPEndPoint to)
    {
        ReadOnlyMemory<byte> copy = payload.ToArray();
        Sent?.Invoke(from.Local, to, copy);
        if (loss == 0 || random.NextDouble() >= loss)
        {
            loop.Schedule(loop.Uptime + latency, () => Arrive(from, copy, to));
        }
    }

    private void Arrive(Port from, ReadOnlyMemory<byte> payload, IPEndPoint to)
    {
        if (to.Address.Equals(IPAddress.Broadcast))
        {
            // A copy of the list: who hears it may open and close ports. A copy of the bytes: each receiver may keep its own.
            foreach (var port in ports.Where(p => p.Local.Port == to.Port && p != from).ToArray())
            {
                port.Hear(from.Local, payload.ToArray());
            }
        }
        else if (!to.Address.Equals(IPAddress.Any))
        {
            ports.Find(p => p.Local.Port == to.Port && p.Local.Address.Equals(to.Address))?.Hear(from.Local, payload);
        }
    }

    private sealed class Port(InMemoryLan lan, IPEndPoint local, DatagramReceived received) : IDatagramPort
    {
        private bool closed;

        public IPEndPoint Local => local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
        {
            if (!closed)
            {
                lan.Carry(this, payload, to);
            }
        }

        public void Hear(IPEndPoint from, ReadOnlyMemory<byte> payload)
        {
            if (!closed)
            {
                received(from, payload);
            }
        }

        public void Dispose()
        {
            closed = true;
            lan.ports.Remove(this);
        }
    }
}
