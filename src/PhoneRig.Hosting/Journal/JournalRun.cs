using System.Collections.Immutable;

namespace PhoneRig.Hosting.Journal;

/// <summary>A run as the journal tells it.</summary>
/// <param name="Id">Its id; one of its kind in this journal.</param>
/// <param name="Boot">The boot it ran in.</param>
/// <param name="BootIsLatest">False where the rig was started again since: what has no end then was cut short.</param>
/// <param name="Rig">The rig's name.</param>
/// <param name="Job">What was to be done; null in old journals.</param>
/// <param name="Simulated">True where the phones are simulated.</param>
/// <param name="Seed">The seed of a simulated run.</param>
/// <param name="StartedAt">Wall clock, for people.</param>
/// <param name="Version">The program that ran it.</param>
/// <param name="Stations">Its stations, by name.</param>
public sealed record JournalRun(
    string Id,
    string Boot,
    bool BootIsLatest,
    string Rig,
    string? Job,
    bool Simulated,
    int? Seed,
    DateTimeOffset StartedAt,
    string Version,
    ImmutableArray<JournalRunStation> Stations);
