using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>The streams of a segment in memory: bytes arrive after <paramref name="latency"/>, in order, and none gets lost, since TCP sends it again.</summary>
/// <param name="loop">The loop on which everything is delivered.</param>
/// <param name="latency">Time from sending to arriving.</param>
/// <param name="isHost">Whether a host of that address is on the segment: one that is refuses a connection, one that is not never answers.</param>
internal sealed class InMemoryStreams(IEventLoop loop, TimeSpan latency, Func<IPAddress, bool> isHost) : IStreamNetwork
{
    /// <summary>Where free ports begin (RFC 6335 section 6).</summary>
    private const int FirstFreePort = 49152;

    /// <summary>How long a host is looked for that is not there: three ARP requests, a second apart (Linux, mcast_solicit and retrans_time).</summary>
    private static readonly TimeSpan Unreachable = TimeSpan.FromSeconds(3);

    private readonly List<Listener> listeners = [];
    private readonly Dictionary<IPAddress, int> lastPort = [];

    /// <summary>Whether somebody listens at an address.</summary>
    public bool HasListener(IPAddress address) => listeners.Exists(one => one.Local.Address.Equals(address));

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted)
    {
        var place = local.Port == 0 ? new IPEndPoint(local.Address, FreePort(local.Address)) : local;
        if (Find(place) is not null)
        {
            throw new HardwareFaultException($"tcp {place}", "is taken by another host or program of this segment; close that first or take another port.");
        }

        var listener = new Listener(this, place, accepted);
        listeners.Add(listener);
        return listener;
    }

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver)
    {
        var caller = new End(this, new IPEndPoint(from, FreePort(from)), to) { Receiver = receiver };
        Carry(() => Arrive(caller));
        return caller;
    }

    private void Arrive(End caller)
    {
        if (Find(caller.Remote) is { } listener)
        {
            var called = new End(this, listener.Local, caller.Local) { Peer = caller, IsOpen = true };
            caller.Peer = called;
            Carry(caller.Open);
            called.Receiver = listener.Accepted(called);
        }
        else
        {
            var refused = isHost(caller.Remote.Address);
            Later(refused ? latency : Unreachable, () => caller.Finish(refused ? StreamEnd.Refused : StreamEnd.Lost));
        }
    }

    private Listener? Find(IPEndPoint place) => listeners.Find(one => one.Local.Equals(place));

    /// <summary>Each the next one, as a host does: a stream's last bytes never meet a new one's.</summary>
    private int FreePort(IPAddress address)
    {
        var last = lastPort.GetValueOrDefault(address, FirstFreePort - 1);
        return lastPort[address] = last == IPEndPoint.MaxPort ? FirstFreePort : last + 1;
    }

    private void Carry(Action arrive) => Later(latency, arrive);

    private void Later(TimeSpan wait, Action work) => loop.Schedule(loop.Uptime + wait, work);

    private sealed class Listener(InMemoryStreams streams, IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) : IStreamListener
    {
        public IPEndPoint Local => local;

        public Func<IStreamConnection, IStreamReceiver> Accepted => accepted;

        public void Dispose() => streams.listeners.Remove(this);
    }

    private sealed class End(InMemoryStreams streams, IPEndPoint local, IPEndPoint remote) : IStreamConnection
    {
        private bool over;

        public IPEndPoint Local => local;

        public IPEndPoint Remote => remote;

        public IStreamReceiver? Receiver { get; set; }

        public End? Peer { get; set; }

        public bool IsOpen { get; set; }

        public void Open()
        {
            if (!over)
            {
                IsOpen = true;
                Receiver!.Opened();
            }
        }

        public void Send(ReadOnlySpan<byte> bytes)
        {
            if (IsOpen && !over && !bytes.IsEmpty)
            {
                ReadOnlyMemory<byte> copy = bytes.ToArray();
                streams.Carry(() => Peer!.Hear(copy));
            }
        }

        public void Abandon() => over = true;

        public void Dispose()
        {
            if (!over)
            {
                over = true;
                streams.Carry(() => Peer?.Finish(StreamEnd.Closed));
            }
        }

        public void Finish(StreamEnd how)
        {
            if (!over)
            {
                over = true;
                Receiver!.Closed(how);
            }
        }

        private void Hear(ReadOnlyMemory<byte> bytes)
        {
            if (!over)
            {
                Receiver!.Received(bytes);
            }
        }
    }
}
