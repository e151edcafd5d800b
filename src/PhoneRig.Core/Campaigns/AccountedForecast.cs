using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns;

/// <summary>When a campaign will be through, if it goes on as it went.</summary>
/// <param name="Visits">How many runs are still to come: those left, as often as phones have needed one so far.</param>
/// <param name="Visit">How long a run took, on average over all.</param>
/// <param name="Turnaround">How long a station stood between two of its runs, in the middle: its rest, the swap, and the wait for the operator.</param>
/// <param name="Stations">How many stations take part, those in quarantine left out.</param>
/// <param name="Takes">How long all of that takes from the account's moment on.</param>
/// <param name="EndsAt">When that is.</param>
public sealed record AccountedForecast(int Visits, TimeSpan Visit, TimeSpan Turnaround, int Stations, TimeSpan Takes, DateTimeOffset EndsAt)
{
    /// <summary>The forecast; null where the campaign is over or no phone is left, nobody said how many phones there are, nothing was measured yet, or no station is left.</summary>
    internal static AccountedForecast? Of(CampaignState state, int? left)
    {
        var stations = state.Stations.Values.Count(station => station.Trust != StationTrust.Quarantined);
        var through = state.Away.Count(phone => phone.Bin is not (null or Bin.AnotherStation or Bin.KeyStation));
        if (state.Ended || left is not { } phones || phones == 0 || state.Visits.IsEmpty || through == 0 || stations == 0)
        {
            return null;
        }

        var visits = (int)Math.Ceiling(phones * Math.Max(1, (double)state.Visits.Count / through));
        var visit = Durations.Mean(state.Visits.Select(one => one.Took));
        var turnaround = Durations.Rank([.. Turnarounds(state)], 0.5) ?? TimeSpan.Zero;

        // A phone and its turn more or less at the end are within what a forecast is worth.
        var takes = (visit + turnaround) * ((double)visits / Math.Min(stations, Math.Max(visits, 1)));
        return new(visits, visit, turnaround, stations, takes, state.At + takes);
    }

    /// <summary>How long each station stood between two of its runs; a clock that was set back in between says nothing.</summary>
    internal static ImmutableArray<TimeSpan> Turnarounds(CampaignState state) =>
    [
        .. state.Visits.GroupBy(visit => visit.Station, StringComparer.Ordinal)
            .Select(visits => visits.OrderBy(visit => visit.BeganAt).ToArray())
            .SelectMany(visits => visits.Zip(visits.Skip(1), (before, after) => after.BeganAt - before.EndedAt))
            .Where(stood => stood >= TimeSpan.Zero),
    ];
}
