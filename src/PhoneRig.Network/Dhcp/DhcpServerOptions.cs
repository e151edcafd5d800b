using System.Collections.Immutable;
using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>What the DHCP server hands out, and to whom.</summary>
public sealed record DhcpServerOptions
{
    /// <summary>What the vendor class of every phone of the family starts with (facts 8).</summary>
    public const string PhoneVendorPrefix = "Cisco Systems, Inc. IP Phone";

    /// <summary>The rig's own address: server, router and TFTP server to the phones.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The segment's subnet mask.</summary>
    public required IPAddress Mask { get; init; }

    /// <summary>First address to lease.</summary>
    public required IPAddress LeaseFrom { get; init; }

    /// <summary>Last address to lease.</summary>
    public required IPAddress LeaseTo { get; init; }

    /// <summary>Default: 1 h. Long enough that a download never meets a renewal in trouble, short enough that swapped phones free their addresses.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an offered address is kept for its client. Default: 60 s; a phone repeats a DISCOVER every 20 s (facts 11a).</summary>
    public TimeSpan OfferTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an address that a client declined stays unused. Default: 10 min, as long as a swap takes.</summary>
    public TimeSpan DeclineTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The TFTP server that phones are told of. Default (null): <see cref="Address"/>.</summary>
    public IPAddress? TftpServer { get; init; }

    /// <summary>Option 6. Default: none, because the rig has no name server and every address it hands out is a number.</summary>
    public IPAddress? DomainNameServer { get; init; }

    /// <summary>Hardware addresses that are answered whatever their vendor class, as the timeline writes them. Default: none.</summary>
    public ImmutableHashSet<string> KnownMacs { get; init; } = [];

    /// <summary>
    /// Hardware addresses that an address is kept for, in this order from <see cref="LeaseFrom"/> on. A rig that starts anew knows no leases,
    /// while its phones live on with theirs: so none gets an address that another has. Default: none.
    /// </summary>
    public ImmutableArray<string> Reserved { get; init; } = [];

    /// <summary>Replaces the rule on who is answered. Default (null): phones by vendor class, and <see cref="KnownMacs"/>. A PC must not get its address from a rig.</summary>
    public Func<DhcpClient, bool>? Serve { get; init; }

    /// <summary>The port that clients listen on. Default: 68 (RFC 2131 section 4.1).</summary>
    public int ClientPort { get; init; } = 68;

    internal bool Serves(DhcpClient client) => Serve?.Invoke(client)
        ?? (KnownMacs.Contains(client.Mac) || client.Vendor?.StartsWith(PhoneVendorPrefix, StringComparison.Ordinal) == true);
}
