namespace PhoneRig.Core.Configuration;

/// <summary>Where one firmware set comes from: exactly one of a set of the firmware library, a folder of files, and a made-up set.</summary>
public sealed record FirmwareSourceConfig
{
    /// <summary>The name of a set of the firmware library, as <c>phonerig firmware list</c> shows it.</summary>
    public string? Set { get; init; }

    /// <summary>A folder with the files of one load release, relative to the rig file.</summary>
    public string? Path { get; init; }

    /// <summary>A synthetic set, for simulated phones.</summary>
    public SyntheticFirmwareConfig? Synthetic { get; init; }
}
