using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// A network behind a bad cable: of what a host sends and what comes for it, some is lost, comes twice, comes late or is overtaken. On any
/// network; the same seed gives the same fates in virtual time. Streams come through whole: what a bad cable does to them, TCP mends.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="loop">The host's loop.</param>
/// <param name="faults">What is wrong.</param>
/// <param name="seed">What fates are drawn from.</param>
public sealed class FaultyLink(ISegment network, IEventLoop loop, BenchLinkConfig faults, Seed seed) : ISegment
{
    /// <summary>How much later an overtaken datagram, or the copy of one, arrives: our choice; some round trips of a LAN, and less than any timer here.</summary>
    private static readonly TimeSpan Overtaken = TimeSpan.FromMilliseconds(20);

    private readonly Random random = seed.Draw();

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received)
    {
        Port? opened = null;
        opened = new Port(this, network.Open(local, (from, payload) => Pass(() =>
        {
            // The receiver keeps what it gets, and a copy is a datagram of its own.
            if (opened is { Closed: false })
            {
                received(from, payload.ToArray());
            }
        })));
        return opened;
    }

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => network.Listen(local, accepted);

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => network.Connect(from, to, receiver);

    private void Pass(Action arrive)
    {
        // The same three draws for each datagram, whatever they decide: one share changed moves no other's fates.
        var (lost, twice, late) = (Drawn(faults.Loss), Drawn(faults.Duplicates), Drawn(faults.Reordered));
        if (lost)
        {
            return;
        }

        After(late ? faults.Delay + Overtaken : faults.Delay, arrive);
        if (twice)
        {
            After(faults.Delay + Overtaken, arrive);
        }
    }

    private bool Drawn(Percent share) => random.NextDouble() < share.Share;

    private void After(TimeSpan delay, Action arrive)
    {
        if (delay == TimeSpan.Zero)
        {
            arrive();
        }
        else
        {
            loop.Schedule(loop.Uptime + delay, arrive);
        }
    }

    private sealed class Port(FaultyLink link, IDatagramPort port) : IDatagramPort
    {
        public bool Closed { get; private set; }

        public IPEndPoint Local => port.Local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
        {
            // On its way it needs the port no more than a datagram needs its sender's socket: the port below takes it while it is open.
            var copy = payload.ToArray();
            link.Pass(() => port.Send(copy, to));
        }

        public void Dispose()
        {
            Closed = true;
            port.Dispose();
        }
    }
}
