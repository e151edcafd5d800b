namespace PhoneRig.Hosting.Journal;

/// <summary>How much raw material is kept.</summary>
public sealed record RawLimits
{
    /// <summary>Characters of one file, beyond which the next one begins. Default: 8 MB.</summary>
    public long PerFile { get; init; } = 8_000_000;

    /// <summary>Bytes of all files of the rig, beyond which the oldest are deleted. Default: 256 MB.</summary>
    public long Total { get; init; } = 256_000_000;

    /// <summary>Chunks and frames that wait for the disk, beyond which new ones are dropped. Default: 10000.</summary>
    public int Waiting { get; init; } = 10_000;
}
