using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Standalone;

/// <summary>Asks on a real interface, as a phone would, what a phone will be told, and the TFTP server it is told of for a file.</summary>
/// <param name="request">Where.</param>
public sealed class DhcpProbeRun(DhcpProbeRequest request)
{
    /// <summary>Asks, which takes some seconds.</summary>
    /// <param name="stop">Ends it early, with what was heard so far.</param>
    /// <exception cref="HardwareFaultException">A port cannot be opened.</exception>
    public ImmutableArray<ProbedServer> Run(CancellationToken stop)
    {
        using var loops = new RealTimeLoops(speed: 1);
        var loop = loops.Rig;
        var stopped = false;
        using var stopping = stop.Register(() => loop.Post(() => stopped = true));

        // The lower bits of the clock: two probes at a time shall not take each other's answers.
        var offers = Search(loop, new DhcpProbe(request.Options((uint)(loop.Now.Ticks & uint.MaxValue))), () => stopped);
        var files = offers
            .Select(offer => offer.Tftp?.Server)
            .Where(server => IPAddress.TryParse(server, out _))
            .Distinct()
            .ToDictionary(server => server!, server => Look(loop, new TftpLook(IPAddress.Parse(server!), request.File), () => stopped), StringComparer.Ordinal);
        return
        [
            .. offers.Select(offer => (Offer: offer, Files: offer.Tftp is var (server, _) ? files.GetValueOrDefault(server) : null))
                .Select(one => new ProbedServer(one.Offer, one.Files, OfferCheck.Of(one.Offer, one.Files))),
        ];
    }

    private ImmutableArray<DhcpOffer> Search(EventLoop loop, DhcpProbe probe, Func<bool> stopped)
    {
        using var port = new Port(loop, request.Interface.Name, 68, (now, from, bytes, sink) => probe.Receive(now, from, bytes, sink), probe.Tick, () => probe.WakeAt);
        loop.Post(() => port.Do(probe.Start));
        loop.RunUntil(() => probe.Done || stopped());
        return [.. probe.Offers.Select(offer => offer with { Mac = Neighbours.MacOf(offer.Source, request.Interface.Name) })];
    }

    private TftpLookResult? Look(EventLoop loop, TftpLook look, Func<bool> stopped)
    {
        using var port = new Port(loop, request.Interface.Name, 0, (_, from, bytes, sink) => look.Receive(from, bytes, sink), look.Tick, () => look.WakeAt);
        loop.Post(() => port.Do(look.Tick));
        loop.RunUntil(() => look.Result is not null || stopped());
        return look.Result;
    }

    private delegate void Received(TimeSpan now, IPEndPoint from, ReadOnlySpan<byte> bytes, IServerSink sink);

    /// <summary>A machine on a port of the interface.</summary>
    private sealed class Port : IServerSink, IDisposable
    {
        private readonly EventLoop loop;
        private readonly Action<TimeSpan, IServerSink> tick;
        private readonly Func<TimeSpan?> wakeAt;
        private readonly IDatagramPort port;
        private IDisposable? wakeUp;
        private bool closed;

        public Port(EventLoop loop, string device, int number, Received received, Action<TimeSpan, IServerSink> tick, Func<TimeSpan?> wakeAt)
        {
            (this.loop, this.tick, this.wakeAt) = (loop, tick, wakeAt);
            port = new UdpNetwork(loop, device).Open(new IPEndPoint(IPAddress.Any, number), (from, payload) => Do((now, sink) => received(now, from, payload.Span, sink)));
        }

        public void Do(Action<TimeSpan, IServerSink> work)
        {
            if (closed)
            {
                return;
            }

            work(loop.Uptime, this);
            wakeUp?.Dispose();
            wakeUp = wakeAt() is { } at ? loop.Schedule(at, () => Do(tick)) : null;
        }

        public void Send(int number, ReadOnlySpan<byte> payload, IPEndPoint to) => port.Send(payload, to);

        public void Report(NetworkSighting sighting)
        {
        }

        public void Dispose()
        {
            closed = true;
            wakeUp?.Dispose();
            port.Dispose();
        }
    }
}
