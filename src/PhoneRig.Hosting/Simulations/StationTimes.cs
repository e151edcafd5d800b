using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Simulations;

/// <summary>
/// What stations did while a phone was on them, in a whole campaign: from a phone's being put there to when its station is proven to be off for the next swap, or the campaign's end.
/// </summary>
/// <param name="story">The campaign.</param>
internal sealed class StationTimes(CampaignStory story)
{
    private readonly Dictionary<string, (StationUse Use, TimeSpan Since)> loaded = new(StringComparer.Ordinal);
    private readonly SortedDictionary<StationUse, TimeSpan> spent = [];

    /// <summary>How long they were at what, summed over all stations.</summary>
    public static ImmutableSortedDictionary<StationUse, TimeSpan> Of(CampaignStory story) => new StationTimes(story).Tell();

    private ImmutableSortedDictionary<StationUse, TimeSpan> Tell()
    {
        foreach (var entry in story.Journal.Where(entry => entry.Timeline == Campaign.Timeline))
        {
            switch (entry.Entry.Fact)
            {
                case PhonePlaced placed:
                    Leave(placed.Station, entry.At);
                    loaded[placed.Station] = (StationUse.Begin, entry.At);
                    break;
                case CampaignTakenUp:
                    Died(entry.At);
                    break;
                case VisitBegan began:
                    Turn(began.Station, StationUse.Run, entry.At);
                    break;
                case VisitBroken broken:
                    // One that a low battery broke off in order was lost, too.
                    Lose(broken.Station);
                    Turn(broken.Station, StationUse.Begin, entry.At);
                    break;
                case VisitEnded ended:
                    Turn(ended.Station, StationUse.Rest, entry.At);
                    break;
                case StationDoubted doubted:
                    Turn(doubted.Station, StationUse.Test, entry.At);
                    break;
                case StationQuarantined quarantined:
                    Turn(quarantined.Station, StationUse.OutOfOrder, entry.At);
                    break;
                case StationRestored restored:
                    Passed(restored.Station, entry.At);
                    break;
                case StationRested { Proven: true } rested:
                    Leave(rested.Station, entry.At);
                    break;
            }
        }

        foreach (var station in loaded.Keys.ToArray())
        {
            Leave(station, story.Took);
        }

        return spent.ToImmutableSortedDictionary();
    }

    /// <summary>A run that was under way is over when its process was: from there on its phone is watched.</summary>
    private void Died(TimeSpan now)
    {
        var died = story.Dead.LastOrDefault(dead => dead.From <= now).From;
        foreach (var (station, at) in loaded.Where(one => one.Value.Use == StationUse.Run).ToArray())
        {
            Lose(station);
            Turn(station, StationUse.Watch, died > at.Since ? died : at.Since);
        }
    }

    private void Lose(string station)
    {
        if (loaded.TryGetValue(station, out var at) && at.Use == StationUse.Run)
        {
            loaded[station] = at with { Use = StationUse.Lost };
        }
    }

    /// <summary>One that was in quarantine waits for its next phone.</summary>
    private void Passed(string station, TimeSpan now)
    {
        if (loaded.TryGetValue(station, out var at) && at.Use == StationUse.Test)
        {
            Turn(station, StationUse.Rest, now);
        }
    }

    private void Turn(string station, StationUse to, TimeSpan now)
    {
        if (loaded.ContainsKey(station))
        {
            Leave(station, now);
            loaded[station] = (to, now);
        }
    }

    private void Leave(string station, TimeSpan now)
    {
        if (loaded.Remove(station, out var at))
        {
            spent[at.Use] = spent.GetValueOrDefault(at.Use) + (now - at.Since);
        }
    }
}
