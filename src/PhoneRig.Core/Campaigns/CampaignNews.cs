using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Campaigns;

/// <summary>Something of a campaign that others may want to be told. What is not of its kind is null.</summary>
/// <param name="Event">Which kind.</param>
/// <param name="Sequence">That of the entry on the campaign's timeline that it is made from: told twice, it is the same.</param>
/// <param name="At">When it was, by the wall clock.</param>
/// <param name="Campaign">The campaign's id.</param>
public sealed record CampaignNews(NewsKind Event, long Sequence, DateTimeOffset At, string Campaign)
{
    /// <summary>Of a verdict or a quarantine: the station.</summary>
    public string? Station { get; init; }

    /// <summary>Of a verdict: what the phone goes by.</summary>
    public string? Phone { get; init; }

    /// <summary>Of a verdict: the run.</summary>
    public string? Run { get; init; }

    /// <summary>Of a verdict: how the run ended.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Of a verdict: whose matter it is; null when recovered.</summary>
    public VerdictOwner? Owner { get; init; }

    /// <summary>Of a verdict: what is wrong, by name.</summary>
    public string? Diagnosis { get; init; }

    /// <summary>Of a verdict: the load that the phone runs, where the evidence tells.</summary>
    public string? Load { get; init; }

    /// <summary>Of a verdict: from the run's start to the verdict.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>Of a quarantine: why, as a phrase.</summary>
    public string? Why { get; init; }

    /// <summary>Of an end: who ended it.</summary>
    public string? By { get; init; }

    /// <summary>Of an end: how many phones lay in each bin.</summary>
    public ImmutableSortedDictionary<string, int>? Bins { get; init; }
}
