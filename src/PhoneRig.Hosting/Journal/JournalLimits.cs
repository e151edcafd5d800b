namespace PhoneRig.Hosting.Journal;

/// <summary>How much a journal keeps, and for how long it may hold entries back from the disk.</summary>
public sealed record JournalLimits
{
    /// <summary>Runs, and what happened between runs, are pruned when they are older. Default: 90 days.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Bytes beyond which the oldest runs are pruned. Default: 1 GB.</summary>
    public long MaxBytes { get; init; } = 1_000_000_000;

    /// <summary>The newest runs of each station, which are kept however old and large they are. Default: 20.</summary>
    public int KeepRuns { get; init; } = 20;

    /// <summary>
    /// How long an entry may wait for company when nobody waits for it: an SD card wears with each commit. A deed asks for
    /// durability and never waits for this. Default: 100 ms.
    /// </summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long after a failed commit the next one is tried when nobody asks for one. Default: 1 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Entries in memory, while the disk cannot take them, from which on sightings are dropped; deeds and decisions never are.
    /// Default: 20000, about 10 MB.
    /// </summary>
    public int HeldAtMost { get; init; } = 20_000;
}
