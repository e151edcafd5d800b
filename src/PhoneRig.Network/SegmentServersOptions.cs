using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network;

/// <summary>What the servers of one segment do.</summary>
public sealed record SegmentServersOptions
{
    /// <summary>The DHCP server's part; its address is where both servers listen.</summary>
    public required DhcpServerOptions Dhcp { get; init; }

    /// <summary>The TFTP server's part.</summary>
    public TftpServerOptions Tftp { get; init; } = new();

    /// <summary>Who leases addresses. Where it is another server, what phones broadcast is only listened to (<see cref="DhcpListener"/>).</summary>
    public ServiceKind DhcpService { get; init; }

    /// <summary>Who serves files. Where it is another server, no TFTP port is opened.</summary>
    public ServiceKind TftpService { get; init; }

    /// <summary>Default: 67 (RFC 2131 section 4.1).</summary>
    public int DhcpPort { get; init; } = 67;

    /// <summary>Default: 69 (RFC 1350 section 4).</summary>
    public int TftpPort { get; init; } = 69;

    /// <summary>The options that a rig file gives.</summary>
    /// <param name="config">The rig file's part.</param>
    /// <param name="phones">The hardware addresses of the phones that the rig file names, in an order that does not change: each has an address of its own.</param>
    /// <exception cref="ArgumentException">A value of it is not an address; the message names the value.</exception>
    public static SegmentServersOptions From(NetworkConfig config, params IEnumerable<string> phones)
    {
        if (!IPNetworkOf(config.Address, out var address, out var prefix))
        {
            throw new ArgumentException($"network address \"{config.Address}\" is not an IPv4 address with a prefix, such as 10.70.0.1/24", nameof(config));
        }

        return new SegmentServersOptions
        {
            Dhcp = new DhcpServerOptions
            {
                Address = address,
                Mask = MaskOf(prefix),
                // Of no use where another server leases, and then they may be absent.
                LeaseFrom = config.LeaseFrom is null && config.Dhcp == ServiceKind.External ? IPAddress.Any : Parse(config.LeaseFrom, "leaseFrom"),
                LeaseTo = config.LeaseTo is null && config.Dhcp == ServiceKind.External ? IPAddress.Any : Parse(config.LeaseTo, "leaseTo"),
                TftpServer = config.TftpServer is { } server ? Parse(server, "tftpServer") : null,
                Reserved = [.. phones],
                KnownMacs = [.. phones],
                Answer = config.Answer,
                Reservations = config.Reservations.ToImmutableDictionary(one => one.Key, one => Parse(one.Value, "reservations"), StringComparer.OrdinalIgnoreCase),
                Router = config.LeaseOptions.Router is { } router ? Parse(router, "router") : null,
                NameServers = [.. config.LeaseOptions.NameServers.Select(name => Parse(name, "nameServers"))],
                DomainName = config.LeaseOptions.DomainName,
                ArpCacheTimeout = config.LeaseOptions.ArpCacheTimeout,
                TimeServers = [.. config.LeaseOptions.TimeServers.Select(name => Parse(name, "timeServers"))],
                BootFile = config.LeaseOptions.BootFile,
                Relayed = [.. config.Relayed.Select(Relayed)],
            },
            DhcpService = config.Dhcp,
            TftpService = config.Tftp,
        };
    }

    private static RelayedSubnet Relayed(RelayedSubnetConfig config) => IPNetworkOf(config.Subnet, out _, out var prefix)
        ? new RelayedSubnet(MaskOf(prefix), Parse(config.LeaseFrom, "leaseFrom"), Parse(config.LeaseTo, "leaseTo"), Parse(config.Router, "router"))
        : throw new ArgumentException($"relayed subnet \"{config.Subnet}\" is not an IPv4 subnet with a prefix, such as 10.80.0.0/24", nameof(config));

    private static bool IPNetworkOf(string text, out IPAddress address, out int prefix)
    {
        address = IPAddress.None;
        prefix = 0;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && TryParse(text[..slash], out address)
            && int.TryParse(text.AsSpan(slash + 1), out prefix)
            && prefix is >= 1 and <= 30;
    }

    private static IPAddress Parse(string? text, string name) => TryParse(text, out var address)
        ? address
        : throw new ArgumentException($"{name} \"{text}\" is not an IPv4 address, such as 10.70.0.10", name);

    private static bool TryParse(string? text, out IPAddress address) =>
        IPAddress.TryParse(text, out address!) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;

    private static IPAddress MaskOf(int prefix)
    {
        var mask = uint.MaxValue << (32 - prefix);
        return new IPAddress([(byte)(mask >> 24), (byte)((mask >> 16) & 0xFF), (byte)((mask >> 8) & 0xFF), (byte)(mask & 0xFF)]);
    }
}
