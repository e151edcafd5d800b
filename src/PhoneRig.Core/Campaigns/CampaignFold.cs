using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>What each fact makes of a campaign.</summary>
internal static class CampaignFold
{
    public static CampaignState Take(CampaignState state, Entry entry)
    {
        var next = Fold(state, entry);
        next = next.Id is null ? next : next with { Uptime = entry.Uptime };
        return next.Id is not null && entry.Fact is CampaignFact and not NewsTold ? next with { At = entry.At } : next;
    }

    private static CampaignState Fold(CampaignState state, Entry entry) => entry.Fact switch
    {
        CampaignStarted started => state.UnderWay || state.HasVisits ? state : Begin(state, started, entry.At),
        _ when state.Id is null => state,
        CampaignPaused => state with { Paused = true },
        CampaignResumed => state with { Paused = false },
        EveningBegan => Evening(state) with { SaidAt = entry.At },
        EveningEnded => state with { Evening = false, SaidAt = entry.At },
        CampaignEnded => state with { Ended = true },
        CampaignTakenUp => TakenUp(state, entry.Uptime),
        LabelRead { Station: null } read => state with { NextLabel = read.Label, LabelsRead = state.LabelsRead + 1 },
        LabelRead { Station: { } at } read => Change(state, at, station => PhoneIdentity.Labelled(state, station, read.Label) with { LabelsRead = state.LabelsRead + 1 }),
        PhonePlaced placed => Change(state, placed.Station, station => Placed(state, PhoneIdentity.Placed(state, station, placed.Label, entry.Sequence), entry.At)),
        PhoneHeard heard => Change(state, heard.Station, station => PhoneIdentity.Heard(state, station, heard.Mac)),
        PhoneDoubted doubted => Change(state, doubted.Station, station => PhoneIdentity.Doubted(state, station)),
        VisitBegan began => Change(state, began.Station, station => Began(state, station, began, entry)),
        LoadRewritten rewritten => Change(state, rewritten.Station, station => Rewritten(state, station, rewritten.Run)),
        VisitEnded ended => Change(state, ended.Station, station => Ended(state, station, ended, entry.At)),
        VisitBroken broken => Change(state, broken.Station, station => Broken(state, station, broken, entry.At)),
        SoakBegan began => Change(state, began.Station, station => Soaking.Begun(state, station, began, entry)),
        PhoneFell fell => Change(state, fell.Station, station => Soaking.Fallen(state, station, fell, entry.Uptime)),
        SoakEnded ended => Change(state, ended.Station, station => Soaking.Over(state, station, ended)),
        PhoneBinned binned => Change(state, binned.Station, station => Binned(state, station, binned, entry.At)),
        StationRested rested => Change(state, rested.Station, station => state.With(station with { Rested = rested.Proven, Restless = rested.Proven ? null : rested.Why ?? "it could not be put to rest" })),
        StationDoubted doubted => Change(state, doubted.Station, station => state.With(station with { Trust = StationTrust.Doubted, Doubt = doubted.Why, DoubtedFor = doubted.Diagnosis, Tested = null, Doubts = station.Doubts + 1 })),
        StationTested tested => Change(state, tested.Station, station => state.With(station with { Tested = (tested.Passed, tested.Why), Untested = null, Rested = false, Restless = null })),
        StationUntested untested => Change(state, untested.Station, station => state.With(station with { Untested = untested.Why, Rested = false, Restless = null })),
        StationQuarantined quarantined => Change(state, quarantined.Station, station => Quarantined(state, station, quarantined.Why)),
        StationRestored restored => Change(state, restored.Station, station => state.With(station with
        {
            Trust = StationTrust.Good,
            Doubt = null,
            DoubtedFor = null,
            Tested = null,
            Untested = null,
            Called = null,
            CountsFrom = state.Visits.Count,
        })),
        OperatorCalled called => Change(state, called.Station, station => state.With(station with { Called = called.Text })),
        _ => state,
    };

    private static CampaignState Change(CampaignState state, string name, Func<CampaignStation, CampaignState> change) =>
        state.Stations.TryGetValue(name, out var station) ? change(station) : state;

    private static CampaignState Begin(CampaignState before, CampaignStarted started, DateTimeOffset at) => CampaignState.None with
    {
        Id = started.Campaign,
        Playbook = started.Playbook,
        To = started.To,
        Expect = started.Expect,
        Rewrites = started.Rewrites,
        Hours = started.Hours,
        Soak = started.Soak,
        StartedAt = at,
        Stations = CampaignState.None.Stations.AddRange(started.Places.Select(place => KeyValuePair.Create(place.Station, new CampaignStation(place) { IdleSince = at }))),
        Earlier = before.Earlier.SetItems(before.Phones.Values.Select(phone => KeyValuePair.Create(
            phone.Name, $"{(phone.Bin is { } bin ? CampaignWords.Describe(bin) : "not done")} in campaign {before.Id}"))),
    };

    private static CampaignState Placed(CampaignState before, CampaignState after, DateTimeOffset at) =>
        ReferenceEquals(before, after) ? after : after with { Placed = after.Placed.Add(at) };

    private static CampaignState Evening(CampaignState state) => state with
    {
        Evening = true,
        Stations = state.Stations.SetItems(state.Stations.Values.Where(station => station.Stand?.Visit is not null)
            .Select(station => KeyValuePair.Create(station.Name, station with { Stand = station.Stand! with { Visit = station.Stand.Visit! with { Budget = null } } }))),
    };

    /// <summary>What was switched and proven in another process counts no more, and nobody is at the runs that it was at.</summary>
    private static CampaignState TakenUp(CampaignState state, TimeSpan uptime)
    {
        var underWay = state.Stations.Values.Count(station => station.Stand?.Visit is { BrokenOff: false });
        return state with
        {
            Stations = state.Stations.SetItems(state.Stations.Values.Select(station => KeyValuePair.Create(station.Name, station with
            {
                Rested = false,
                Restless = null,
                Stand = station.Stand is { Visit: { BrokenOff: false } visit } stand ? stand with { Visit = visit with { BrokenOff = true, DiedWith = underWay } } : Soaking.TakenUp(state, station.Stand, uptime),
            }))),
        };
    }

    private static CampaignState Began(CampaignState state, CampaignStation station, VisitBegan began, Entry entry) =>
        station.Stand is { Phone: not null, Visit: null, Ended: null } stand
            ? state.With(station with { Stand = stand with { Visit = new VisitUnderWay(began.Run, entry.Uptime, state.Evening ? null : station.Place.Budget) { BeganAt = entry.At } }, IdleSince = null, Rested = false, Restless = null, Called = null })
            : state;

    private static CampaignState Rewritten(CampaignState state, CampaignStation station, string run) =>
        station.Stand is { Visit: { } visit, Phone: { } phone } stand && visit.Run == run
            ? state.With(state.Phones[phone] with { Rewrites = state.Phones[phone].Rewrites + 1 }).With(station with { Stand = stand with { Rewrites = stand.Rewrites + 1 } })
            : state;

    private static CampaignState Ended(CampaignState state, CampaignStation station, VisitEnded ended, DateTimeOffset at)
    {
        if (station.Stand?.Visit?.Run != ended.Run)
        {
            return state;
        }

        if (ended.Mac is { } mac && station.Stand is { Heard: null, Phone: not null })
        {
            state = PhoneIdentity.Heard(state, station, mac);
            station = state.Stations[station.Name];
        }

        var stand = station.Stand!;
        if (stand.Phone is not { } phone)
        {
            // Whose it was nobody knows: another station has the phone.
            return state.With(station with { Stand = null, Stranger = true, IdleSince = at, Rested = false });
        }

        var visit = new CampaignVisit(station.Name, phone, ended.Run, ended.Verdict, ended.Owner, ended.Diagnosis, ended.Load, ended.Took)
        {
            BeganAt = stand.Visit!.BeganAt,
            EndedAt = at,
            Budget = stand.Visit.Budget,
            Lacks = ended.Lacks ?? [],
            Hands = ended.Hands == true,
        };
        return state.With(station with { Stand = stand with { Visit = null, Ended = visit }, IdleSince = at }) with { Visits = Contradicted(state.Visits, visit).Add(visit) };
    }

    /// <summary>A phone that another station brought home took its code there: that a station's fingers did not make it take one was the station's.</summary>
    private static ImmutableList<CampaignVisit> Contradicted(ImmutableList<CampaignVisit> visits, CampaignVisit visit) => visit.Verdict != Verdict.Recovered
        ? visits
        : visits.ConvertAll(before => before.Phone == visit.Phone && before is { Hands: true, Discounted: false } && before.Station != visit.Station ? before with { Discounted = true } : before);

    private static CampaignState Broken(CampaignState state, CampaignStation station, VisitBroken broken, DateTimeOffset at)
    {
        if (station.Stand is not { } stand || stand.Visit?.Run != broken.Run)
        {
            return state;
        }

        state = state with { BrokenOff = state.BrokenOff + 1 };
        station = station with { BrokenOff = station.BrokenOff + 1, IdleSince = at };
        if (stand.Phone is not { } phone)
        {
            return state.With(station with { Stand = null, Stranger = true, Rested = false });
        }

        var record = state.Phones[phone];
        record = broken.Orderly ? record : record with { Broken = record.Broken + 1, Blame = record.Blame + (1.0 / stand.Visit.DiedWith) };
        return state.With(record).With(station with { Stand = stand with { Visit = null } });
    }

    private static CampaignState Binned(CampaignState state, CampaignStation station, PhoneBinned binned, DateTimeOffset at)
    {
        if (!state.Phones.TryGetValue(binned.Phone, out var phone) || (state.StationOf(binned.Phone) is { } where && (where.Name != station.Name || where.Stand!.Visit is not null)))
        {
            return state;
        }

        // One that is still to be taken out is told its bin anew; what lies in a bin already is moved by nobody.
        var lies = station.Stand?.Phone == binned.Phone || (station.Before == binned.Phone && station.Stand is null) ? binned.Bin : phone.Lies;
        state = state.With(phone with { Bin = binned.Bin, Astray = false, Lies = lies, Why = binned.Why, BinnedAt = at, Broken = 0, Blame = 0 });
        return station.Stand?.Phone == binned.Phone
            ? state.With(station with { Stand = null, Before = binned.Phone, BeforeTo = binned.Bin, Called = null, Rested = false })
            : state.With(station.Before == binned.Phone ? station with { BeforeTo = binned.Bin } : station);
    }

    /// <summary>The failures that made it doubted were its own.</summary>
    private static CampaignState Quarantined(CampaignState state, CampaignStation station, string why)
    {
        var visits = state.Visits;
        if (station.DoubtedFor is { } diagnosis)
        {
            for (var at = visits.Count - 1; at >= station.CountsFrom; at--)
            {
                if (visits[at].Station != station.Name)
                {
                    continue;
                }

                if (visits[at].Diagnosis != diagnosis)
                {
                    break;
                }

                visits = visits.SetItem(at, visits[at] with { Discounted = true });
            }
        }

        var stand = station.Stand is { Ended: { } ended } waiting ? waiting with { Ended = visits.Last(visit => visit.Run == ended.Run && visit.Station == ended.Station) } : station.Stand;
        return state.With(station with { Trust = StationTrust.Quarantined, Doubt = why, DoubtedFor = null, Tested = null, Untested = null, Stand = stand, Quarantines = station.Quarantines + (station.Trust == StationTrust.Quarantined ? 0 : 1) }) with { Visits = visits };
    }
}
