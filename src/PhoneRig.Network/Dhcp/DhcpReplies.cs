using System.Buffers.Binary;
using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>What the server's replies hold, and where they go.</summary>
internal sealed class DhcpReplies(DhcpServerOptions options)
{
    private readonly uint mask = ToNumber(options.Mask);
    private readonly uint subnet = ToNumber(options.Address) & ToNumber(options.Mask);

    /// <summary>True for an address of the subnet that a host can have: not its first, not its last.</summary>
    public bool IsHost(IPAddress address)
    {
        var number = ToNumber(address);
        return (number & mask) == subnet && number != subnet && number != (subnet | ~mask);
    }

    public DhcpPacket Offer(DhcpPacket request, IPAddress address) => WithLease(Reply(request, DhcpMessageType.Offer), request, address);

    public DhcpPacket Ack(DhcpPacket request, IPAddress address) => WithLease(Reply(request, DhcpMessageType.Ack), request, address);

    /// <summary>No address and no lease time (RFC 2131 section 4.3.5).</summary>
    public DhcpPacket AckInform(DhcpPacket request) => WithSettings(Reply(request, DhcpMessageType.Ack), request);

    /// <summary>A NAK gives nothing: no address, no server of the next step (RFC 2131 table 3).</summary>
    public DhcpPacket Nak(DhcpPacket request, string text)
    {
        var nak = Reply(request, DhcpMessageType.Nak);
        nak.Options.Add(DhcpOption.ServerIdentifier, options.Address).Add(DhcpOption.Message, text);
        EchoIdentifier(nak, request);
        return nak with { ClientAddress = IPAddress.Any };
    }

    /// <summary>
    /// Where a reply goes (RFC 2131 section 4.1): to the address that the client has, else to everybody. A unicast to an address that
    /// the client does not have yet would need an ARP entry; the broadcast needs nothing and every client takes it.
    /// </summary>
    public IPEndPoint Destination(DhcpPacket request, DhcpPacket reply, IPEndPoint from)
    {
        var address = reply.Type == DhcpMessageType.Nak ? IPAddress.Any
            : request.Type == DhcpMessageType.Inform && request.ClientAddress.Equals(IPAddress.Any) ? from.Address
            : request.ClientAddress;
        return new IPEndPoint(address.Equals(IPAddress.Any) ? IPAddress.Broadcast : address, options.ClientPort);
    }

    private static uint ToNumber(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static DhcpPacket Reply(DhcpPacket request, DhcpMessageType type) => new()
    {
        IsReply = true,
        Type = type,
        TransactionId = request.TransactionId,
        HardwareType = request.HardwareType,
        ClientMac = request.ClientMac,
        Broadcast = request.Broadcast,
        ClientAddress = request.ClientAddress,
        Options = [],
    };

    /// <summary>RFC 6842: a server repeats the client's identifier.</summary>
    private static void EchoIdentifier(DhcpPacket reply, DhcpPacket request)
    {
        if (request.Options.Find(DhcpOption.ClientIdentifier) is { } identifier)
        {
            reply.Options.Add(DhcpOption.ClientIdentifier, identifier.Span);
        }
    }

    private DhcpPacket WithLease(DhcpPacket reply, DhcpPacket request, IPAddress address)
    {
        // T1 and T2 are the defaults of RFC 2131 section 4.4.5: one half and seven eighths.
        reply.Options
            .Add(DhcpOption.LeaseTime, options.LeaseTime)
            .Add(DhcpOption.RenewalTime, options.LeaseTime / 2)
            .Add(DhcpOption.RebindingTime, options.LeaseTime * 7 / 8);
        return WithSettings(reply with { YourAddress = address }, request);
    }

    /// <summary>
    /// The TFTP server in every place where a phone looks for it: option 150, option 66, siaddr and sname, all equal (facts 3.2 and 8).
    /// The router is the rig: some loaders stop without one (facts 7.2, 21).
    /// </summary>
    private DhcpPacket WithSettings(DhcpPacket reply, DhcpPacket request)
    {
        var tftp = options.TftpServer ?? options.Address;
        reply.Options
            .Add(DhcpOption.ServerIdentifier, options.Address)
            .Add(DhcpOption.SubnetMask, options.Mask)
            .Add(DhcpOption.Router, options.Address)
            .Add(DhcpOption.TftpServerAddress, tftp)
            .Add(DhcpOption.TftpServerName, tftp.ToString());
        if (options.DomainNameServer is { } names)
        {
            reply.Options.Add(DhcpOption.DomainNameServer, names);
        }

        EchoIdentifier(reply, request);
        return reply with { ServerAddress = tftp, ServerName = tftp.ToString() };
    }
}
