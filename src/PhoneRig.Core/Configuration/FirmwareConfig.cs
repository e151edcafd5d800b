namespace PhoneRig.Core.Configuration;

/// <summary>The firmware that the rig serves: a folder of files, or a made-up set of the right shape.</summary>
public sealed record FirmwareConfig
{
    /// <summary>A folder with the files of one load release (term70.default.loads, SCCP70.*.loads, *.sbn), relative to the rig file.</summary>
    public string? Path { get; init; }

    /// <summary>A synthetic set, for simulated phones.</summary>
    public SyntheticFirmwareConfig? Synthetic { get; init; }
}
