using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>What each fact makes of a campaign.</summary>
internal static class CampaignFold
{
    public static CampaignState Take(CampaignState state, Entry entry) => entry.Fact switch
    {
        CampaignStarted started => state.UnderWay || state.HasVisits ? state : Begin(state, started, entry.At),
        _ when state.Id is null => state,
        CampaignPaused => state with { Paused = true },
        CampaignResumed => state with { Paused = false },
        CampaignEnded => state with { Ended = true },
        CampaignTakenUp => TakenUp(state),
        LabelRead { Station: null } read => state with { NextLabel = read.Label },
        LabelRead { Station: { } at } read => Change(state, at, station => PhoneIdentity.Labelled(state, station, read.Label)),
        PhonePlaced placed => Change(state, placed.Station, station => PhoneIdentity.Placed(state, station, placed.Label, entry.Sequence)),
        PhoneHeard heard => Change(state, heard.Station, station => PhoneIdentity.Heard(state, station, heard.Mac)),
        VisitBegan began => Change(state, began.Station, station => Began(state, station, began, entry.Uptime)),
        VisitEnded ended => Change(state, ended.Station, station => Ended(state, station, ended)),
        VisitBroken broken => Change(state, broken.Station, station => Broken(state, station, broken)),
        PhoneBinned binned => Change(state, binned.Station, station => Binned(state, station, binned)),
        StationRested rested => Change(state, rested.Station, station => state.With(station with { Rested = rested.Proven, Restless = rested.Proven ? null : rested.Why ?? "it could not be put to rest" })),
        StationDoubted doubted => Change(state, doubted.Station, station => state.With(station with { Trust = StationTrust.Doubted, Doubt = doubted.Why, DoubtedFor = doubted.Diagnosis, Tested = null })),
        StationTested tested => Change(state, tested.Station, station => state.With(station with { Tested = (tested.Passed, tested.Why), Rested = false, Restless = null })),
        StationQuarantined quarantined => Change(state, quarantined.Station, station => Quarantined(state, station, quarantined.Why)),
        StationRestored restored => Change(state, restored.Station, station => state.With(station with
        {
            Trust = StationTrust.Good,
            Doubt = null,
            DoubtedFor = null,
            Tested = null,
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
        StartedAt = at,
        Stations = CampaignState.None.Stations.AddRange(started.Places.Select(place => KeyValuePair.Create(place.Station, new CampaignStation(place)))),
        Earlier = before.Earlier.SetItems(before.Phones.Values.Select(phone => KeyValuePair.Create(
            phone.Name, $"{(phone.Bin is { } bin ? CampaignWords.Describe(bin) : "not done")} in campaign {before.Id}"))),
    };

    /// <summary>What was switched and proven in another process counts no more, and nobody is at the runs that it was at.</summary>
    private static CampaignState TakenUp(CampaignState state) => state with
    {
        Stations = state.Stations.SetItems(state.Stations.Values.Select(station => KeyValuePair.Create(station.Name, station with
        {
            Rested = false,
            Restless = null,
            Stand = station.Stand is { Visit: { } visit } stand ? stand with { Visit = visit with { BrokenOff = true } } : station.Stand,
        }))),
    };

    private static CampaignState Began(CampaignState state, CampaignStation station, VisitBegan began, TimeSpan uptime) =>
        station.Stand is { Phone: not null, Visit: null, Ended: null } stand
            ? state.With(station with { Stand = stand with { Visit = new VisitUnderWay(began.Run, uptime) }, Rested = false, Restless = null, Called = null })
            : state;

    private static CampaignState Ended(CampaignState state, CampaignStation station, VisitEnded ended)
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
            return state.With(station with { Stand = null, Rested = false });
        }

        var visit = new CampaignVisit(station.Name, phone, ended.Run, ended.Verdict, ended.Owner, ended.Diagnosis, ended.Load, ended.Took);
        return state.With(station with { Stand = stand with { Visit = null, Ended = visit } }) with { Visits = state.Visits.Add(visit) };
    }

    private static CampaignState Broken(CampaignState state, CampaignStation station, VisitBroken broken)
    {
        if (station.Stand is not { } stand || stand.Visit?.Run != broken.Run)
        {
            return state;
        }

        state = state with { BrokenOff = state.BrokenOff + 1 };
        if (stand.Phone is not { } phone)
        {
            return state.With(station with { Stand = null, Rested = false });
        }

        var record = state.Phones[phone];
        return state.With(record with { Broken = record.Broken + (broken.Orderly ? 0 : 1) }).With(station with { Stand = stand with { Visit = null } });
    }

    private static CampaignState Binned(CampaignState state, CampaignStation station, PhoneBinned binned)
    {
        if (!state.Phones.TryGetValue(binned.Phone, out var phone) || (state.StationOf(binned.Phone) is { } at && (at.Name != station.Name || at.Stand!.Visit is not null)))
        {
            return state;
        }

        state = state.With(phone with { Bin = binned.Bin, Why = binned.Why, Broken = 0 });
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
        return state.With(station with { Trust = StationTrust.Quarantined, Doubt = why, DoubtedFor = null, Tested = null, Stand = stand }) with { Visits = visits };
    }
}
