using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Network.Dhcp;

/// <summary>What the DHCP server hands out, and to whom.</summary>
public sealed record DhcpServerOptions
{
    /// <summary>What the vendor class of every phone of the family starts with (facts 8).</summary>
    public const string PhoneVendorPrefix = "Cisco Systems, Inc. IP Phone";

    /// <summary>The rig's own address: server and, where no other is named, router and TFTP server to the phones.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The segment's subnet mask.</summary>
    public required IPAddress Mask { get; init; }

    /// <summary>First address to lease.</summary>
    public required IPAddress LeaseFrom { get; init; }

    /// <summary>Last address to lease.</summary>
    public required IPAddress LeaseTo { get; init; }

    /// <summary>Subnets behind relays. Default: none, and what a relay passes on is not answered.</summary>
    public ImmutableArray<RelayedSubnet> Relayed { get; init; } = [];

    /// <summary>Default: 1 h. Long enough that a download never meets a renewal in trouble, short enough that swapped phones free their addresses.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an offered address is kept for its client. Default: 60 s; a phone repeats a DISCOVER every 20 s (facts 11a).</summary>
    public TimeSpan OfferTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an address that a client declined stays unused. Default: 10 min, as long as a swap takes.</summary>
    public TimeSpan DeclineTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The TFTP server that phones are told of, in options 150 and 66, siaddr and sname. Default (null): <see cref="Address"/>.</summary>
    public IPAddress? TftpServer { get; init; }

    /// <summary>Option 3. Default (null): <see cref="Address"/>, because some loaders stop without a router (facts 7.2, 21).</summary>
    public IPAddress? Router { get; init; }

    /// <summary>Option 6. Default: none, because the rig has no name server and every address it hands out is a number.</summary>
    public ImmutableArray<IPAddress> NameServers { get; init; } = [];

    /// <summary>Option 15, to 255 characters. Default: none.</summary>
    public string? DomainName { get; init; }

    /// <summary>Option 35. Default: none, which leaves the phone its own.</summary>
    public TimeSpan? ArpCacheTimeout { get; init; }

    /// <summary>Option 42. Default: none.</summary>
    public ImmutableArray<IPAddress> TimeServers { get; init; } = [];

    /// <summary>Option 67 and the file field, to 127 characters. Default: none: phones know what they want.</summary>
    public string? BootFile { get; init; }

    /// <summary>Who is answered. Default: phones by vendor class, <see cref="KnownMacs"/> and <see cref="Reservations"/>.</summary>
    public DhcpAudience Answer { get; init; }

    /// <summary>Hardware addresses that are answered whatever their vendor class, as the timeline writes them. Default: none.</summary>
    public ImmutableHashSet<string> KnownMacs { get; init; } = [];

    /// <summary>
    /// Hardware addresses that an address is kept for, in this order from <see cref="LeaseFrom"/> on. A rig that starts anew knows no leases,
    /// while its phones live on with theirs: so none gets an address that another has. Default: none.
    /// </summary>
    public ImmutableArray<string> Reserved { get; init; } = [];

    /// <summary>The address that a hardware address gets and nobody else does, inside or outside of the pool. Default: none.</summary>
    public ImmutableDictionary<string, IPAddress> Reservations { get; init; } = ImmutableDictionary.Create<string, IPAddress>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The port that clients listen on. Default: 68 (RFC 2131 section 4.1).</summary>
    public int ClientPort { get; init; } = 68;

    /// <summary>The port that relays listen on. Default: 67 (RFC 2131 section 4.1).</summary>
    public int RelayPort { get; init; } = 67;

    internal bool Serves(DhcpClient client) => Answer switch
    {
        DhcpAudience.All => true,
        DhcpAudience.Listed => IsListed(client.Mac),
        _ => IsListed(client.Mac) || client.Vendor?.StartsWith(PhoneVendorPrefix, StringComparison.Ordinal) == true,
    };

    private bool IsListed(string mac) => KnownMacs.Contains(mac) || Reservations.ContainsKey(mac);
}
