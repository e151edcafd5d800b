using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>The firmware that the rig serves: a folder of files, or a made-up set of the right shape.</summary>
public sealed record FirmwareConfig
{
    /// <summary>The name of a set of the firmware library, as <c>phonerig firmware list</c> shows it.</summary>
    public string? Set { get; init; }

    /// <summary>A folder with the files of one load release (term70.default.loads, SCCP70.*.loads, *.sbn), relative to the rig file.</summary>
    public string? Path { get; init; }

    /// <summary>A synthetic set, for simulated phones.</summary>
    public SyntheticFirmwareConfig? Synthetic { get; init; }

    /// <summary>Further sets, by the names that playbooks use: "dual-key", a set that both old and new loaders take (facts 7.1).</summary>
    public ImmutableDictionary<string, FirmwareSourceConfig> Others { get; init; } = ImmutableDictionary<string, FirmwareSourceConfig>.Empty;
}
