using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>What the journal has of a rig's campaigns, and of the runs that the last process was at.</summary>
/// <param name="Entries">The campaign's timeline, in order.</param>
/// <param name="Verdicts">The verdicts of runs that the campaign does not know to have ended, by their stations.</param>
internal sealed record CampaignRecord(ImmutableArray<Entry> Entries, ImmutableDictionary<string, VisitEnded> Verdicts)
{
    /// <summary>Of a rig that never had a campaign.</summary>
    public static CampaignRecord Empty { get; } = new([], ImmutableDictionary<string, VisitEnded>.Empty);

    /// <summary>Where the campaign was when the last process ended.</summary>
    public CampaignState State => Entries.Aggregate(CampaignState.None, Campaign.Step);

    /// <summary>Reads it; nobody may write the journal meanwhile.</summary>
    public static CampaignRecord Read(JournalReader? journal)
    {
        if (journal is null)
        {
            return Empty;
        }

        return Of([.. journal.Entries(Campaign.Timeline, since: 0).Select(entry => entry.Entry)], station =>
        {
            var (started, verdict) = journal.LastRun(station);
            return (started?.Entry, verdict?.Entry);
        });
    }

    /// <summary>Of the entries of a journal.</summary>
    /// <param name="entries">The campaign's timeline, in order.</param>
    /// <param name="lastRun">How the last run of a station began and ended; null: not yet.</param>
    public static CampaignRecord Of(ImmutableArray<Entry> entries, Func<string, (Entry? Started, Entry? Verdict)> lastRun)
    {
        var record = Empty with { Entries = entries };
        return record with
        {
            Verdicts = record.State.Stations.Values
                .Where(station => station.Stand?.Visit is not null)
                .Select(station => VerdictOf(lastRun(station.Name), station.Name, station.Stand!.Visit!.Run))
                .OfType<VisitEnded>()
                .ToImmutableDictionary(verdict => verdict.Station),
        };
    }

    /// <summary>The verdict of a station's last run, where it is that run; null where the run has none, or never began.</summary>
    private static VisitEnded? VerdictOf((Entry? Started, Entry? Verdict) last, string station, string run) =>
        last is { Started: { Fact: RunStarted started } began, Verdict: { Fact: VerdictReached reached } ended } && started.Run == run
            ? new VisitEnded(station, run, reached.Verdict, reached.Owner, reached.Diagnosis, reached.Load, Mac: null, ended.Uptime - began.Uptime, reached.Lacks)
            : null;
}
