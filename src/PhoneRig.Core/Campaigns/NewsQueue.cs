using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>
/// What is to be told of campaigns and was not yet: folded from their timeline, on which <c>news-told</c> is the cursor. So it outlives the process, and what was
/// told at the very end of one is told again by the next.
/// </summary>
public sealed record NewsQueue
{
    /// <summary>Before any entry.</summary>
    public static NewsQueue Empty { get; } = new();

    /// <summary>What waits, in order. Nothing does before the first <c>news-told</c>: who is told now has not asked for what was before.</summary>
    public ImmutableList<CampaignNews> Waiting { get; init; } = [];

    /// <summary>The sequence up to which all was told; null: nobody was ever told anything.</summary>
    public long? Told { get; init; }

    /// <summary>The sequence of the last entry; 0: there is none.</summary>
    public long Last { get; init; }

    private CampaignState Campaign { get; init; } = CampaignState.None;

    /// <summary>Takes one entry of the campaign's timeline.</summary>
    public static NewsQueue Step(NewsQueue queue, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Fact is NewsTold told)
        {
            return queue with { Told = told.UpTo, Last = entry.Sequence, Waiting = queue.Waiting.RemoveAll(news => news.Sequence <= told.UpTo) };
        }

        var after = Campaigns.Campaign.Step(queue.Campaign, entry);
        var news = queue.Told is null ? null : Of(queue.Campaign, after, entry);
        return queue with { Campaign = after, Last = entry.Sequence, Waiting = news is null ? queue.Waiting : queue.Waiting.Add(news) };
    }

    /// <summary>What an entry has for others; null where it has nothing, or only repeats what was known.</summary>
    private static CampaignNews? Of(CampaignState before, CampaignState after, Entry entry) => entry.Fact switch
    {
        VisitEnded when after.Visits.Count > before.Visits.Count && after.Visits[^1] is var visit => Begin(NewsKind.Verdict, after, entry) with
        {
            Station = visit.Station,
            Phone = visit.Phone,
            Run = visit.Run,
            Verdict = visit.Verdict,
            Owner = visit.Owner,
            Diagnosis = visit.Diagnosis,
            Load = visit.Load,
            Took = visit.Took,
        },
        StationQuarantined quarantined when after.Stations.GetValueOrDefault(quarantined.Station)?.Quarantines > before.Stations.GetValueOrDefault(quarantined.Station)?.Quarantines =>
            Begin(NewsKind.Quarantine, after, entry) with { Station = quarantined.Station, Why = quarantined.Why },
        CampaignEnded ended when !before.Ended && after.Ended => Begin(NewsKind.End, after, entry) with { By = ended.By, Bins = CampaignAccount.Of(after)!.Bins },
        _ => null,
    };

    private static CampaignNews Begin(NewsKind kind, CampaignState state, Entry entry) => new(kind, entry.Sequence, entry.At, state.Id!);
}
