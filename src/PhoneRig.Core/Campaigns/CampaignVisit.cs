using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Campaigns;

/// <summary>A run of a phone at a station, that has reached its verdict.</summary>
/// <param name="Station">Where.</param>
/// <param name="Phone">Whose.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Owner">Whose matter it is; null when recovered.</param>
/// <param name="Diagnosis">What is wrong, by name; null when nothing is or nothing is known.</param>
/// <param name="Load">The load that the phone runs, where the evidence tells.</param>
/// <param name="Took">From the run's start to the verdict.</param>
public sealed record CampaignVisit(string Station, string Phone, string Run, Verdict Verdict, VerdictOwner? Owner, string? Diagnosis, string? Load, TimeSpan Took)
{
    /// <summary>How long it might have taken; null: as long as it took.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>When it began, by the wall clock: for people and charts, not for durations.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>When it ended, by the wall clock.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>The firmware that would have helped and that the rig lacks, with its package; empty where it lacked none.</summary>
    public ImmutableArray<string> Lacks { get; init; } = [];

    /// <summary>True where the station turned out to be the one at fault.</summary>
    public bool Discounted { get; init; }

    /// <summary>True where the station's own fingers may be what it tells of: a second station has to agree.</summary>
    public bool Hands { get; init; }

    /// <summary>Whether it says anything of the phone: what the rig did wrong does not.</summary>
    public bool Counts => !Discounted && Owner != VerdictOwner.Rig;
}
