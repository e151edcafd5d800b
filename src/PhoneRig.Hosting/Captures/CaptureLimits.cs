namespace PhoneRig.Hosting.Captures;

/// <summary>How much of a segment's traffic is kept.</summary>
internal sealed record CaptureLimits
{
    /// <summary>Bytes of one file, beyond which the next one begins. Default: 16 MB, some 150,000 datagrams: a full load release is 6,000.</summary>
    public long PerFile { get; init; } = 16_000_000;

    /// <summary>Bytes of all captures of the rig, beyond which the oldest are deleted. Default: 64 MB.</summary>
    public long Total { get; init; } = 64_000_000;

    /// <summary>Datagrams that wait for the disk, beyond which new ones are dropped and counted. Default: 10000, less than 20 MB.</summary>
    public int Waiting { get; init; } = 10_000;
}
