namespace PhoneRig.Core.Configuration;

/// <summary>A made-up firmware set of the right shape: nothing of the maker's is in it.</summary>
public sealed record SyntheticFirmwareConfig
{
    /// <summary>The load's version, such as "9-4-2SR3-1S".</summary>
    public required string Version { get; init; }

    /// <summary>Which keys sign it (facts 7.1): "old", "dual" or "new".</summary>
    public required string Signing { get; init; }

    /// <summary>True: archives as large as the real ones (8.3 MB in all, facts 3.3); false: a few blocks each.</summary>
    public bool FullSize { get; init; }
}
