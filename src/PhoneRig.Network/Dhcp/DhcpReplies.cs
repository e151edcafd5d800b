using System.Buffers.Binary;
using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>What the server's replies hold, and where they go, in one subnet.</summary>
/// <param name="options">The server.</param>
/// <param name="mask">The subnet's mask.</param>
/// <param name="subnet">An address of the subnet.</param>
/// <param name="router">Option 3.</param>
internal sealed class DhcpReplies(DhcpServerOptions options, IPAddress mask, IPAddress subnet, IPAddress router)
{
    /// <summary>What every phone is told, asked for or not: without it a phone does not find its files.</summary>
    private static readonly byte[] Always =
        [DhcpOption.SubnetMask, DhcpOption.Router, DhcpOption.TftpServerAddress, DhcpOption.TftpServerName, DhcpOption.RenewalTime, DhcpOption.RebindingTime];

    /// <summary>Echoed values above one option's length would only serve to make replies long.</summary>
    private const int LongestEcho = byte.MaxValue;

    private readonly uint bits = ToNumber(mask);
    private readonly uint network = ToNumber(subnet) & ToNumber(mask);

    /// <summary>True for an address of the subnet that a host can have: not its first, not its last.</summary>
    public bool IsHost(IPAddress address)
    {
        var number = ToNumber(address);
        return (number & bits) == network && number != network && number != (network | ~bits);
    }

    public DhcpPacket Offer(DhcpPacket request, IPAddress address) => WithSettings(Reply(request, DhcpMessageType.Offer) with { YourAddress = address, ClientAddress = IPAddress.Any }, request);

    public DhcpPacket Ack(DhcpPacket request, IPAddress address) => WithSettings(Reply(request, DhcpMessageType.Ack) with { YourAddress = address }, request);

    /// <summary>No address and no lease time (RFC 2131 section 4.3.5).</summary>
    public DhcpPacket AckInform(DhcpPacket request) => WithSettings(Reply(request, DhcpMessageType.Ack), request);

    /// <summary>
    /// A NAK gives nothing: no address, no server of the next step (RFC 2131 table 3). A relay must broadcast it, since the client may have no
    /// address that works (section 4.3.2).
    /// </summary>
    public DhcpPacket Nak(DhcpPacket request, string text)
    {
        var nak = Reply(request, DhcpMessageType.Nak);
        nak.Options.Add(DhcpOption.ServerIdentifier, options.Address).Add(DhcpOption.Message, text);
        Echo(nak, request, DhcpOption.ClientIdentifier);
        Echo(nak, request, DhcpOption.RelayInformation);
        return nak with { ClientAddress = IPAddress.Any, Broadcast = nak.Broadcast || IsRelayed(request) };
    }

    /// <summary>
    /// Where a reply goes (RFC 2131 section 4.1): to the relay, else to the address that the client has, else to everybody. A unicast to an
    /// address that the client does not have yet would need an ARP entry; the broadcast needs nothing, and every client takes it, also one
    /// that has not set the broadcast flag. An address in a DISCOVER, where none belongs, is not heeded: it would aim the answer at anybody.
    /// </summary>
    public IPEndPoint Destination(DhcpPacket request, DhcpPacket reply, IPEndPoint from)
    {
        if (IsRelayed(request))
        {
            return new IPEndPoint(request.RelayAddress, options.RelayPort);
        }

        var address = reply.Type == DhcpMessageType.Nak ? IPAddress.Any
            : request.Type == DhcpMessageType.Inform && request.ClientAddress.Equals(IPAddress.Any) ? from.Address
            : reply.ClientAddress;
        return new IPEndPoint(address.Equals(IPAddress.Any) ? IPAddress.Broadcast : address, options.ClientPort);
    }

    private static bool IsRelayed(DhcpPacket request) => !request.RelayAddress.Equals(IPAddress.Any);

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
        RelayAddress = request.RelayAddress,
        Options = [],
    };

    /// <summary>A server repeats the client's identifier (RFC 6842) and, as the last option, what the relay or switch added (RFC 3046 section 2.2).</summary>
    private static void Echo(DhcpPacket reply, DhcpPacket request, byte code)
    {
        if (request.Options.Find(code) is { Length: <= LongestEcho } value)
        {
            reply.Options.Add(code, value.Span);
        }
    }

    /// <summary>Options in the order of the client's list, what every phone needs after it; the mask before the router (RFC 2132 section 3.3). Without a list all that there is.</summary>
    private static IEnumerable<byte> InOrder(DhcpPacket request, DhcpOptions known)
    {
        IEnumerable<byte> wanted = request.RequestedOptions is { IsEmpty: false } list ? [.. list.ToArray(), .. Always] : [.. Always, .. known.Select(option => option.Key)];
        return wanted
            .SelectMany(code => code == DhcpOption.Router ? [DhcpOption.SubnetMask, DhcpOption.Router] : (byte[])[code])
            .Distinct()
            .Where(code => known.Find(code) is not null);
    }

    /// <summary>The TFTP server in every place where a phone looks for it: option 150, option 66, siaddr and sname, all equal (facts 3.2 and 8).</summary>
    private DhcpPacket WithSettings(DhcpPacket reply, DhcpPacket request)
    {
        var tftp = options.TftpServer ?? options.Address;
        reply.Options.Add(DhcpOption.ServerIdentifier, options.Address);
        if (!reply.YourAddress.Equals(IPAddress.Any))
        {
            reply.Options.Add(DhcpOption.LeaseTime, options.LeaseTime);
        }

        Echo(reply, request, DhcpOption.ClientIdentifier);
        var known = Settings(tftp, leases: !reply.YourAddress.Equals(IPAddress.Any));
        foreach (var code in InOrder(request, known))
        {
            reply.Options.Add(code, known.Find(code)!.Value.Span);
        }

        Echo(reply, request, DhcpOption.RelayInformation);
        return reply with { ServerAddress = tftp, ServerName = tftp.ToString(), BootFile = options.BootFile ?? "" };
    }

    private DhcpOptions Settings(IPAddress tftp, bool leases)
    {
        var known = new DhcpOptions()
            .Add(DhcpOption.SubnetMask, mask)
            .Add(DhcpOption.Router, router)
            .Add(DhcpOption.TftpServerAddress, tftp)
            .Add(DhcpOption.TftpServerName, tftp.ToString());
        foreach (var server in options.NameServers)
        {
            known.Add(DhcpOption.DomainNameServer, server);
        }

        foreach (var server in options.TimeServers)
        {
            known.Add(DhcpOption.TimeServer, server);
        }

        if (options.DomainName is { } domain)
        {
            known.Add(DhcpOption.DomainName, domain);
        }

        if (options.ArpCacheTimeout is { } timeout)
        {
            known.Add(DhcpOption.ArpCacheTimeout, timeout);
        }

        if (options.BootFile is { } file)
        {
            known.Add(DhcpOption.BootFileName, file);
        }

        // T1 and T2 are the defaults of RFC 2131 section 4.4.5: one half and seven eighths.
        return leases
            ? known.Add(DhcpOption.RenewalTime, options.LeaseTime / 2).Add(DhcpOption.RebindingTime, options.LeaseTime * 7 / 8)
            : known;
    }
}
