using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>What a server would tell a phone.</summary>
public sealed record DhcpOffer
{
    /// <summary>Who sent it.</summary>
    public required IPAddress Source { get; init; }

    /// <summary>Option 54; null where it is missing, and then a phone cannot take the offer.</summary>
    public IPAddress? Server { get; init; }

    /// <summary>The server's hardware address, where it could be had.</summary>
    public string? Mac { get; init; }

    /// <summary>yiaddr: the address for the phone.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>Option 1.</summary>
    public IPAddress? Mask { get; init; }

    /// <summary>Option 3.</summary>
    public ImmutableArray<IPAddress> Routers { get; init; } = [];

    /// <summary>Option 6.</summary>
    public ImmutableArray<IPAddress> NameServers { get; init; } = [];

    /// <summary>Option 15.</summary>
    public string? DomainName { get; init; }

    /// <summary>Option 51; null where it is missing.</summary>
    public TimeSpan? LeaseTime { get; init; }

    /// <summary>Option 150.</summary>
    public ImmutableArray<IPAddress> TftpAddresses { get; init; } = [];

    /// <summary>Option 66.</summary>
    public string? TftpName { get; init; }

    /// <summary>siaddr; null where it is 0.0.0.0.</summary>
    public IPAddress? NextServer { get; init; }

    /// <summary>sname; null where it is empty.</summary>
    public string? ServerName { get; init; }

    /// <summary>Option 67, else the file field; null where both are empty.</summary>
    public string? BootFile { get; init; }

    /// <summary>The TFTP server that a phone takes, as written, and where it has it from: option 150 first, then 66, siaddr, sname (facts 3.2); null where it is told none.</summary>
    public (string Server, string From)? Tftp =>
        !TftpAddresses.IsEmpty ? ($"{TftpAddresses[0]}", "option 150")
        : TftpName is { Length: > 0 } name ? (name, "option 66")
        : NextServer is { } next ? ($"{next}", "siaddr")
        : ServerName is { Length: > 0 } text ? (text, "sname")
        : null;

    /// <summary>Reads an offer.</summary>
    public static DhcpOffer Of(DhcpPacket packet, IPAddress source) => new()
    {
        Source = source,
        Server = packet.ServerIdentifier,
        Address = packet.YourAddress,
        Mask = packet.Options.FindAddress(DhcpOption.SubnetMask),
        Routers = Addresses(packet, DhcpOption.Router),
        NameServers = Addresses(packet, DhcpOption.DomainNameServer),
        DomainName = Text(packet.Options.FindText(DhcpOption.DomainName)),
        LeaseTime = packet.Options.Find(DhcpOption.LeaseTime) is { Length: 4 } time ? TimeSpan.FromSeconds(BinaryPrimitives.ReadUInt32BigEndian(time.Span)) : null,
        TftpAddresses = Addresses(packet, DhcpOption.TftpServerAddress),
        TftpName = Text(packet.Options.FindText(DhcpOption.TftpServerName)),
        NextServer = packet.ServerAddress.Equals(IPAddress.Any) ? null : packet.ServerAddress,
        ServerName = Text(packet.ServerName),
        BootFile = Text(packet.Options.FindText(DhcpOption.BootFileName)) ?? Text(packet.BootFile),
    };

    /// <summary>As many addresses as there are whole ones.</summary>
    private static ImmutableArray<IPAddress> Addresses(DhcpPacket packet, byte code)
    {
        var value = packet.Options.Find(code) ?? default;
        var addresses = ImmutableArray.CreateBuilder<IPAddress>();
        for (; value.Length >= 4; value = value[4..])
        {
            addresses.Add(new IPAddress(value.Span[..4]));
        }

        return addresses.ToImmutable();
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : PrintableText.Clean(text);
}
