using System.Net;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// The DHCP server of a rig's own segment (RFC 2131), as a machine: packet in, packets and facts out. It never waits: a lease
/// that ran out is noticed when somebody else needs the address, so there is no wake-up.
/// </summary>
/// <remarks>
/// Another server on the wire is left in peace: a client that chose it is met with silence, and a NAK goes only to an address
/// that is surely wrong here, out of the subnet or another client's (network notes 5).
/// </remarks>
public sealed class DhcpServer
{
    private const string Protocol = "dhcp";

    /// <summary>Clients that are not ours are told once; beyond so many of them they are not told at all.</summary>
    private const int MostStrangers = 256;

    private readonly DhcpServerOptions options;
    private readonly DhcpReplies replies;
    private readonly RejectionGate gate = new();
    private readonly HashSet<string> strangers = [];

    /// <summary>Makes a server with an empty lease table.</summary>
    /// <exception cref="ArgumentException">The pool is empty or not in the subnet.</exception>
    public DhcpServer(DhcpServerOptions options)
    {
        this.options = options;
        Leases = new LeaseTable(options.LeaseFrom, options.LeaseTo, options.Address);
        foreach (var mac in options.Reserved)
        {
            if (Leases.Choose(mac, wanted: null, TimeSpan.Zero) is { } address)
            {
                Leases.Reserve(mac, address);
            }
        }
        replies = new DhcpReplies(options);
        if (!replies.IsHost(options.LeaseFrom) || !replies.IsHost(options.LeaseTo))
        {
            throw new ArgumentException(
                $"The lease pool {options.LeaseFrom} to {options.LeaseTo} is not in the subnet of {options.Address} with mask {options.Mask}.", nameof(options));
        }
    }

    /// <summary>Who has which address.</summary>
    public LeaseTable Leases { get; }

    /// <summary>Takes a datagram that came to port 67.</summary>
    public void Receive(TimeSpan now, IPEndPoint from, ReadOnlySpan<byte> bytes, IServerSink sink)
    {
        if (!DhcpCodec.TryParse(bytes, out var packet, out var rejection))
        {
            Reject(now, null, from, $"not a DHCP message: {Describe(rejection)}", sink);
        }
        else if (Refusal(packet) is { } reason)
        {
            Reject(now, packet.ClientMac, from, reason, sink);
        }
        else if (!IsOurs(packet))
        {
            if (strangers.Count < MostStrangers && strangers.Add(packet.ClientMac))
            {
                sink.Report(new PacketRejected(packet.ClientMac, AddressOf(packet, from), Protocol,
                    $"not a phone of this rig: vendor class {(packet.Vendor is { } vendor ? $"\"{PrintableText.Clean(vendor)}\"" : "missing")}"));
            }
        }
        else
        {
            Answer(now, from, packet, sink);
        }
    }

    private static string? Refusal(DhcpPacket packet) => packet switch
    {
        { IsReply: true } => $"another DHCP server's {Name(packet.Type)}",
        { Type: DhcpMessageType.Offer or DhcpMessageType.Ack or DhcpMessageType.Nak } => $"a client's message says \"{Name(packet.Type)}\", which only servers send",
        { RelayAddress: var relay } when !relay.Equals(IPAddress.Any) => $"relayed by {relay}; this rig serves its own segment only",
        { HardwareType: not 1 } or { ClientMac.Length: not 17 } => "no Ethernet hardware address",
        _ => null,
    };

    private static string Describe(DhcpRejection rejection) => rejection switch
    {
        DhcpRejection.TooShort => "too short",
        DhcpRejection.UnknownOperation => "neither request nor reply",
        DhcpRejection.HardwareAddressTooLong => "hardware address longer than 16 bytes",
        DhcpRejection.NoMagicCookie => "no magic cookie",
        DhcpRejection.OptionRunsPastTheEnd => "an option runs past the end",
        DhcpRejection.OptionOfWrongLength => "an option has a wrong length",
        _ => "no message type",
    };

    private static string Name(DhcpMessageType type) => type.ToString().ToLowerInvariant();

    /// <summary>The address that a client has or asks for.</summary>
    private static string? AddressOf(DhcpPacket packet, IPEndPoint from) =>
        Given(packet.ClientAddress) ?? packet.RequestedAddress?.ToString() ?? Given(from.Address);

    private static string? Given(IPAddress address) => address.Equals(IPAddress.Any) ? null : address.ToString();

    /// <summary>A phone that renews does not have to repeat its vendor class: a bound lease speaks for it.</summary>
    private bool IsOurs(DhcpPacket packet) =>
        options.Serves(new DhcpClient(packet.ClientMac, packet.Vendor)) || Leases.Find(packet.ClientMac) is { State: LeaseState.Bound };

    private void Answer(TimeSpan now, IPEndPoint from, DhcpPacket packet, IServerSink sink)
    {
        var verdict = packet.Type switch
        {
            DhcpMessageType.Discover => Discover(now, packet),
            DhcpMessageType.Request => Request(now, packet),
            DhcpMessageType.Decline => Decline(now, packet),
            DhcpMessageType.Release => Release(now, packet),
            _ => Inform(from, packet),
        };
        if (verdict.Reply is { } reply)
        {
            sink.Send(0, DhcpCodec.Write(reply), replies.Destination(packet, reply, from));
        }

        sink.Report(new DhcpAsked(packet.ClientMac, AddressOf(packet, from), Name(packet.Type), packet.Vendor is { } vendor ? PrintableText.Clean(vendor) : null));
        if (verdict.Reply is { } sent)
        {
            var address = sent.Type == DhcpMessageType.Nak ? packet.RequestedAddress ?? packet.ClientAddress : sent.YourAddress;
            sink.Report(new DhcpAnswered(packet.ClientMac, Given(address) ?? Given(packet.ClientAddress), Name(sent.Type)));
        }

        if (verdict.Silence is { } why)
        {
            Reject(now, packet.ClientMac, from, why, sink);
        }
    }

    private DhcpVerdict Discover(TimeSpan now, DhcpPacket packet)
    {
        if (Leases.Choose(packet.ClientMac, packet.RequestedAddress, now) is not { } address)
        {
            return DhcpVerdict.Silent($"no address left between {options.LeaseFrom} and {options.LeaseTo}: widen the lease pool");
        }

        // A bound phone that discovers again has been power-cycled: its lease goes on, the offer does not shorten it.
        if (Leases.Find(packet.ClientMac) is not { State: LeaseState.Bound } lease || lease.Until < now + options.OfferTime)
        {
            Leases.TryTake(packet.ClientMac, address, LeaseState.Offered, now, now + options.OfferTime);
        }

        return new(replies.Offer(packet, address));
    }

    private DhcpVerdict Request(TimeSpan now, DhcpPacket packet)
    {
        var server = packet.ServerIdentifier;
        if (server is not null && !server.Equals(options.Address))
        {
            Leases.Withdraw(packet.ClientMac);
            return DhcpVerdict.Silent($"chose another DHCP server: {server}");
        }

        // SELECTING and INIT-REBOOT ask by option 50, RENEWING and REBINDING by ciaddr (RFC 2131 section 4.3.2).
        var wanted = packet.ClientAddress.Equals(IPAddress.Any) ? packet.RequestedAddress : packet.ClientAddress;
        if (wanted is null)
        {
            return DhcpVerdict.Silent("a request that names no address");
        }

        // A free address of the pool is given also to a client without a record: the table lives in memory, and a rig
        // that was started again must not cost a phone its address.
        if (Leases.TryTake(packet.ClientMac, wanted, LeaseState.Bound, now, now + options.LeaseTime))
        {
            return new(replies.Ack(packet, wanted));
        }

        var text = !replies.IsHost(wanted) ? "address not of this subnet"
            : Leases.IsAnothers(wanted, packet.ClientMac, now) ? "address in use"
            : server is not null || wanted.Equals(options.Address) ? "address not offered"
            : null;
        return text is not null
            ? new(replies.Nak(packet, text))
            : DhcpVerdict.Silent($"asks to keep {wanted}, which is outside the lease pool");
    }

    private DhcpVerdict Decline(TimeSpan now, DhcpPacket packet)
    {
        if (IsForUs(packet) && Leases.Find(packet.ClientMac) is { } lease && lease.Address.Equals(packet.RequestedAddress))
        {
            Leases.Decline(packet.ClientMac, now + options.DeclineTime);
            return default;
        }

        return DhcpVerdict.Silent("declines an address that it was not given");
    }

    private DhcpVerdict Release(TimeSpan now, DhcpPacket packet)
    {
        if (IsForUs(packet) && Leases.Find(packet.ClientMac) is { } lease && lease.Address.Equals(packet.ClientAddress))
        {
            Leases.Release(packet.ClientMac, now);
            return default;
        }

        return DhcpVerdict.Silent("releases an address that it does not have");
    }

    private DhcpVerdict Inform(IPEndPoint from, DhcpPacket packet) =>
        packet.ClientAddress.Equals(IPAddress.Any) && from.Address.Equals(IPAddress.Any)
            ? DhcpVerdict.Silent("an inform that names no address")
            : new(replies.AckInform(packet));

    private bool IsForUs(DhcpPacket packet) => packet.ServerIdentifier is not { } server || server.Equals(options.Address);

    private void Reject(TimeSpan now, string? mac, IPEndPoint from, string reason, IServerSink sink) =>
        gate.Report(now, new PacketRejected(string.IsNullOrEmpty(mac) ? null : mac, Given(from.Address), Protocol, reason), sink);
}
