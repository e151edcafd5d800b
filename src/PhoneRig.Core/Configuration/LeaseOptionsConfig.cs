using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>What phones are told with their lease beside the address and the TFTP server. All of it may be left out.</summary>
public sealed record LeaseOptionsConfig
{
    /// <summary>The router of the segment (option 3); the rig's own address where null: some loaders stop without one.</summary>
    public string? Router { get; init; }

    /// <summary>Name servers (option 6).</summary>
    public ImmutableArray<string> NameServers { get; init; } = [];

    /// <summary>Domain name (option 15).</summary>
    public string? DomainName { get; init; }

    /// <summary>How long a phone trusts its ARP entries (option 35); null leaves it its own.</summary>
    public TimeSpan? ArpCacheTimeout { get; init; }

    /// <summary>Time servers (option 42).</summary>
    public ImmutableArray<string> TimeServers { get; init; } = [];

    /// <summary>Boot file (option 67); phones need none.</summary>
    public string? BootFile { get; init; }
}
