using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// Looks for other DHCP servers on the rig's segment, as a machine for port 68: once before the rig serves, then now and then; and hears what
/// others broadcast to phones meanwhile. A rival is one fact when it appears and one when it is gone.
/// </summary>
/// <param name="options">How.</param>
/// <param name="hardwareOf">The hardware address of a neighbour, where the system knows it.</param>
public sealed class RivalWatch(RivalWatchOptions options, Func<IPAddress, string?> hardwareOf)
{
    /// <summary>Rivals kept at most: whoever makes up more of them is told of as the first ones.</summary>
    private const int MostRivals = 16;

    private readonly SortedDictionary<string, Rival> rivals = new(StringComparer.Ordinal);
    private readonly DhcpProbe probe = new(new DhcpProbeOptions
    {
        Mac = DhcpProbeOptions.ThrowAwayMac(options.Number),
        Number = options.Number,
        Settle = options.Settle,
    });

    private TimeSpan nextSearch = TimeSpan.MaxValue;
    private bool first = true;

    /// <summary>When <see cref="Tick"/> wants to be called; null before the start.</summary>
    public TimeSpan? WakeAt
    {
        get
        {
            var next = rivals.Values.Where(rival => !rival.Told).Select(rival => rival.TellAt).Append(probe.WakeAt ?? nextSearch).Min();
            return next == TimeSpan.MaxValue ? null : next;
        }
    }

    /// <summary>True once the first search is over, which decides whether the rig may serve.</summary>
    public bool Searched => !first;

    /// <summary>What the first search found, the rig's own server left out.</summary>
    public ImmutableArray<DhcpOffer> Found { get; private set; } = [];

    /// <summary>Begins the first search.</summary>
    public void Start(TimeSpan now, IServerSink sink) => probe.Start(now, sink);

    /// <summary>Takes a datagram that came to port 68.</summary>
    public void Receive(TimeSpan now, IPEndPoint from, ReadOnlySpan<byte> bytes, IServerSink sink)
    {
        probe.Receive(now, from, bytes, sink);
        if (!first && DhcpCodec.TryParse(bytes, out var packet, out _) && packet is { IsReply: true, Type: DhcpMessageType.Offer or DhcpMessageType.Ack or DhcpMessageType.Nak })
        {
            Hear(now, packet.ServerIdentifier ?? from.Address, from.Address, packet.Type == DhcpMessageType.Nak ? null : DhcpOffer.Of(packet, from.Address), sink);
        }
    }

    /// <summary>A client said that it chose this server.</summary>
    public void Named(TimeSpan now, IPAddress server, IServerSink sink) => Hear(now, server, server, null, sink);

    /// <summary>Does what is due.</summary>
    public void Tick(TimeSpan now, IServerSink sink)
    {
        probe.Tick(now, sink);
        if (probe.Done && nextSearch <= now)
        {
            nextSearch = TimeSpan.MaxValue;
            probe.Start(now, sink);
        }
        else if (probe.Done && nextSearch == TimeSpan.MaxValue)
        {
            EndSearch(now, sink);
        }

        foreach (var (server, rival) in rivals.Where(one => !one.Value.Told && one.Value.TellAt <= now))
        {
            rival.Told = true;
            sink.Report(new RivalDhcp(hardwareOf(rival.Source), $"{rival.Source}", server, rival.Tftp));
        }
    }

    private void EndSearch(TimeSpan now, IServerSink sink)
    {
        nextSearch = now + options.Interval;
        if (first)
        {
            first = false;
            Found = [.. probe.Offers.Where(offer => !IsOwn(offer.Server ?? offer.Source)).Select(offer => offer with { Mac = hardwareOf(offer.Source) })];
        }

        foreach (var (server, rival) in rivals.Where(one => one.Value.HeardAt + options.Quiet <= now).ToArray())
        {
            rivals.Remove(server);
            if (rival.Told)
            {
                sink.Report(new RivalDhcpGone(hardwareOf(rival.Source), $"{rival.Source}", server));
            }
        }
    }

    private void Hear(TimeSpan now, IPAddress server, IPAddress source, DhcpOffer? offer, IServerSink sink)
    {
        if (IsOwn(server) || IsOwn(source))
        {
            return;
        }

        var key = server.ToString();
        if (rivals.TryGetValue(key, out var known))
        {
            known.HeardAt = now;
        }
        else if (rivals.Count < MostRivals)
        {
            rivals.Add(key, new Rival(source, offer?.Tftp?.Server, now + options.Settle) { HeardAt = now });
            DhcpProbe.Nudge(source, sink);
        }
    }

    private bool IsOwn(IPAddress server) => server.Equals(options.Own);

    private sealed class Rival(IPAddress source, string? tftp, TimeSpan tellAt)
    {
        public IPAddress Source => source;

        public string? Tftp => tftp;

        public TimeSpan TellAt => tellAt;

        public TimeSpan HeardAt { get; set; }

        public bool Told { get; set; }
    }
}
