using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Campaigns;

/// <summary>How a campaign stands: what its status and its report are told from.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Playbook">What each phone goes by.</param>
/// <param name="To">The set or release to take the phones to; null: what the playbook says.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Paused">Whether no run is begun.</param>
/// <param name="Ended">Whether it is over.</param>
/// <param name="Expect">How many phones there are; null: nobody said.</param>
/// <param name="Stations">Its stations, by name.</param>
/// <param name="Phones">Its phones, by name.</param>
/// <param name="Bins">How many phones lie in each bin that is not empty.</param>
/// <param name="Diagnoses">How many phones last ended in each diagnosis, those that came home and what the rig did wrong left out.</param>
/// <param name="Yield">What part of the phones with a verdict of their own came home; null: none has one.</param>
/// <param name="FirstPassYield">What part of them did at the first run; null: none has one.</param>
/// <param name="Median">How long a recovery took that led home, in the middle (p50); null: none did.</param>
/// <param name="Longest20th">How long those took that only one in twenty took longer than (p95); null: none led home.</param>
/// <param name="RigFaults">Visits that the rig, or a station that turned out to be at fault, spoilt: they count against no phone.</param>
/// <param name="BrokenOff">Runs that the rig's own end broke off, and that began again.</param>
public sealed record CampaignAccount(
    string Campaign,
    string Playbook,
    string? To,
    DateTimeOffset StartedAt,
    bool Paused,
    bool Ended,
    int? Expect,
    ImmutableArray<AccountedStation> Stations,
    ImmutableArray<AccountedPhone> Phones,
    ImmutableSortedDictionary<string, int> Bins,
    ImmutableSortedDictionary<string, int> Diagnoses,
    double? Yield,
    double? FirstPassYield,
    TimeSpan? Median,
    TimeSpan? Longest20th,
    int RigFaults,
    int BrokenOff)
{
    /// <summary>The moment that it is of, by the wall clock: that of the campaign's last fact.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Phones that are home: in the bin done.</summary>
    public int Done { get; init; }

    /// <summary>Phones that still need a run by day: expected and not seen, at a station, or on their way to another one. Null where nobody said how many there are.</summary>
    public int? Left { get; init; }

    /// <summary>When it will be through; null where nothing can be said of that.</summary>
    public AccountedForecast? Forecast { get; init; }

    /// <summary>How fast it goes, and how much of people's hands it takes.</summary>
    public AccountedPace? Pace { get; init; }

    /// <summary>What waits for a person, and how long that keeps one.</summary>
    public ImmutableArray<AccountedWait> Waits { get; init; } = [];

    /// <summary>Firmware that the rig lacks, and how many phones that are not home would go on with it: by the last run of each that counts.</summary>
    public ImmutableSortedDictionary<string, int> Lacks { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Its evening, and what came of the nights; null in what an older rig told.</summary>
    public AccountedNight? Night { get; init; }

    /// <summary>How each station did.</summary>
    public ImmutableArray<AccountedHealth> Health { get; init; } = [];

    /// <summary>Every run that has reached its verdict, in that order.</summary>
    public ImmutableArray<AccountedVisit> Visits { get; init; } = [];

    /// <summary>How worn the stations are: no fact of the campaign's, and empty where only its timeline is known.</summary>
    public ImmutableArray<AccountedWear> Wear { get; init; } = [];

    /// <summary>The account of the last campaign; null where there was none.</summary>
    public static CampaignAccount? Of(CampaignState state)
    {
        if (state.Id is null)
        {
            return null;
        }

        var judged = state.Visits.Where(visit => visit.Counts && visit.Verdict != Verdict.Stopped).GroupBy(visit => visit.Phone, StringComparer.Ordinal).ToArray();
        var last = judged.Select(each => each.Last()).ToArray();
        ImmutableArray<TimeSpan> took = [.. state.Visits.Where(visit => visit.Counts && IsHome(visit)).Select(visit => visit.Took)];
        var visits = state.Visits.ToLookup(visit => visit.Phone, StringComparer.Ordinal);
        var left = LeftOf(state);
        ImmutableArray<AccountedPhone> phones = [.. state.Phones.Values.Select(phone => AccountedPhone.Of(state, phone, [.. visits[phone.Name]]))];
        return new(
            state.Id,
            state.Playbook,
            state.To,
            state.StartedAt,
            state.Paused,
            state.Ended,
            state.Expect,
            [.. state.Stations.Values.Select(station => AccountedStation.Of(state, station))],
            phones,
            state.Away.Select(phone => phone.Bin).OfType<Bin>().CountBy(CampaignWords.Describe).ToImmutableSortedDictionary(StringComparer.Ordinal),
            last.Where(visit => !IsHome(visit)).CountBy(visit => visit.Diagnosis ?? "unknown").ToImmutableSortedDictionary(StringComparer.Ordinal),
            judged.Length == 0 ? null : (double)last.Count(IsHome) / judged.Length,
            judged.Length == 0 ? null : (double)judged.Count(each => IsHome(each.First())) / judged.Length,
            Durations.Rank(took, 0.50),
            Durations.Rank(took, 0.95),
            state.Visits.Count(visit => !visit.Counts),
            state.BrokenOff)
        {
            At = state.At,
            Done = state.Away.Count(phone => phone.Bin == Bin.Done),
            Left = left,
            Forecast = AccountedForecast.Of(state, left),
            Pace = AccountedPace.Of(state),
            Waits = AccountedWait.Of(state),
            Night = AccountedNight.Of(state, phones),
            Lacks = last.Where(visit => !IsHome(visit)).SelectMany(visit => visit.Lacks.Distinct(StringComparer.Ordinal)).CountBy(lacking => lacking).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Health = [.. state.Stations.Values.Select(station => AccountedHealth.Of(state, station))],
            Visits = [.. state.Visits.Select(AccountedVisit.Of)],
        };
    }

    private static int? LeftOf(CampaignState state) => state.Expect is { } expected
        ? Math.Max(0, expected - state.Phones.Count) + state.Away.Count(phone => phone.Bin is null or Bin.KeyStation or Bin.AnotherStation)
            + state.Stations.Values.Count(station => station.Stand is { Phone: not null, Soak: null })
        : null;

    private static bool IsHome(CampaignVisit visit) => visit.Verdict == Verdict.Recovered;
}
