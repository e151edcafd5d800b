using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Taps;

namespace PhoneRig.Network.Tftp.Hosts;

/// <summary>TFTP servers on a loop over any network: an in-memory LAN in virtual time, the bench's segment. Call it on the loop.</summary>
/// <param name="network">The segment; its callbacks run on <paramref name="loop"/>.</param>
/// <param name="loop">The loop.</param>
public sealed class LoopTftpHost(INetwork network, IEventLoop loop) : ITftpHost
{
    /// <inheritdoc/>
    public ITftpListener Listen(TftpListening what) => new Listener(what, network, loop);

    private sealed class Listener : ITftpListener, ITftpSink
    {
        private readonly IEventLoop loop;
        private readonly TftpServer server;
        private readonly Action<NetworkSighting> report;
        private readonly DatagramSeen? seen;
        private readonly List<IDatagramPort> ports = [];
        private IDisposable? wakeUp;
        private TimeSpan wakeUpAt = TimeSpan.MaxValue;
        private bool disposed;

        public Listener(TftpListening what, INetwork network, IEventLoop loop)
        {
            this.loop = loop;
            (report, seen) = (what.Report, what.Seen);
            server = new TftpServer(what.Options, what.Files, what.MacOf);
            try
            {
                for (var i = 0; i < new TftpPorts(what.Options.TransferPorts).InGroup; i++)
                {
                    var port = i;
                    ports.Add(network.Open(
                        port == 0 ? what.Local : new IPEndPoint(what.Local.Address, 0), (from, payload) => Receive(port, from, payload)));
                }
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public IPEndPoint Local => ports[0].Local;

        public void Send(int port, ReadOnlySpan<byte> payload, UdpPeer to)
        {
            var client = to.EndPoint;
            ports[port].Send(payload, client);
            seen?.Invoke(ports[port].Local, client, payload);
        }

        public void Report(NetworkSighting sighting) => report(sighting);

        public void Dispose()
        {
            disposed = true;
            wakeUp?.Dispose();
            ports.ForEach(port => port.Dispose());
        }

        private void Receive(int port, IPEndPoint from, ReadOnlyMemory<byte> payload)
        {
            if (!disposed)
            {
                seen?.Invoke(from, ports[port].Local, payload.Span);
                server.Receive(loop.Uptime, port, UdpPeer.Of(from), payload.Span, this);
                WakeInTime();
            }
        }

        private void Tick()
        {
            wakeUpAt = TimeSpan.MaxValue;
            server.Tick(loop.Uptime, this);
            WakeInTime();
        }

        private void WakeInTime()
        {
            if (!disposed && server.WakeAt is { } at && at < wakeUpAt)
            {
                wakeUp?.Dispose();
                wakeUpAt = at;
                wakeUp = loop.Schedule(at, Tick);
            }
        }
    }
}
