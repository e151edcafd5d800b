using System.Collections.Immutable;
using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// Asks, as a phone would, who leases addresses on a segment, and takes none of them: a machine for port 68. It says what a phone would be told.
/// </summary>
/// <param name="options">How.</param>
public sealed class DhcpProbe(DhcpProbeOptions options)
{
    /// <summary>Servers kept at most; a segment has one, or two by mistake.</summary>
    private const int MostServers = 16;

    /// <summary>Where a datagram goes that only makes the system learn a hardware address: discard (RFC 863).</summary>
    private const int DiscardPort = 9;

    private readonly uint transaction = ProbeMark.Transaction(options.Number);
    private readonly List<DhcpOffer> offers = [];
    private TimeSpan endsAt = TimeSpan.MaxValue;
    private TimeSpan repeatAt = TimeSpan.MaxValue;

    /// <summary>When <see cref="Tick"/> wants to be called; null before the start and after the end.</summary>
    public TimeSpan? WakeAt => endsAt == TimeSpan.MaxValue ? null : endsAt < repeatAt ? endsAt : repeatAt;

    /// <summary>True once the wait is over.</summary>
    public bool Done { get; private set; }

    /// <summary>What the servers said, in the order in which they were heard.</summary>
    public ImmutableArray<DhcpOffer> Offers => [.. offers];

    /// <summary>Asks.</summary>
    public void Start(TimeSpan now, IServerSink sink)
    {
        (Done, endsAt) = (false, now + options.Wait);
        offers.Clear();
        Ask(now, sink);
    }

    /// <summary>Takes a datagram that came to port 68.</summary>
    public void Receive(TimeSpan now, IPEndPoint from, ReadOnlySpan<byte> bytes, IServerSink sink)
    {
        if (endsAt == TimeSpan.MaxValue || !DhcpCodec.TryParse(bytes, out var packet, out _)
            || packet is not { IsReply: true, Type: DhcpMessageType.Offer } || packet.TransactionId != transaction
            || !packet.ClientMac.Equals(options.Mac, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var offer = DhcpOffer.Of(packet, from.Address);
        if (offers.Count == MostServers || offers.Exists(known => known.Source.Equals(offer.Source) && Equals(known.Server, offer.Server)))
        {
            return;
        }

        offers.Add(offer);
        Nudge(from.Address, sink);
        if (options.Settle is { } settle && now + settle < endsAt)
        {
            endsAt = now + settle;
        }
    }

    /// <summary>Asks again, or ends.</summary>
    public void Tick(TimeSpan now, IServerSink sink)
    {
        if (now >= endsAt)
        {
            (Done, endsAt, repeatAt) = (true, TimeSpan.MaxValue, TimeSpan.MaxValue);
        }
        else if (now >= repeatAt)
        {
            Ask(now, sink);
        }
    }

    /// <summary>Sends an empty datagram that nobody answers: to send it, the system has to find out the hardware address, and then it can be told.</summary>
    internal static void Nudge(IPAddress server, IServerSink sink) => sink.Send(0, [], new IPEndPoint(server, DiscardPort));

    private void Ask(TimeSpan now, IServerSink sink)
    {
        repeatAt = now + options.Repeat;
        var discover = new DhcpPacket
        {
            IsReply = false,
            Type = DhcpMessageType.Discover,
            TransactionId = transaction,
            Seconds = ProbeMark.Seconds,
            ClientMac = options.Mac,
            Broadcast = true,
        };
        // As a phone asks (facts 8): servers decide by options 60 and 55 whom they tell what.
        discover.Options
            .Add(DhcpOption.VendorClass, options.Vendor)
            .Add(DhcpOption.RequestedOptions, [1, 66, 6, 3, 15, 150, 35]);
        sink.Send(0, DhcpCodec.Write(discover), new IPEndPoint(IPAddress.Broadcast, 67));
    }
}
