using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>Takes what people ask of a campaign. Lives on the rig's loop.</summary>
/// <param name="setup">The rig.</param>
/// <param name="loop">Its loop.</param>
/// <param name="desk">The campaign.</param>
/// <param name="swaps">Who stands where.</param>
/// <param name="stations">The stations.</param>
internal sealed class CampaignRequests(RigSetup setup, IEventLoop loop, CampaignDesk desk, PhoneSwaps swaps, IReadOnlyDictionary<string, LiveStation> stations)
{
    /// <summary>Takes a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="planned">What a campaign to begin is begun with; null for other requests.</param>
    /// <param name="reply">Who asked.</param>
    public void Take(ControlRequest.Campaigning request, Planned<CampaignPlan>? planned, Reply reply)
    {
        var state = desk.State;
        switch (request)
        {
            case ControlRequest.StartCampaign start:
                Start(start, planned!, reply);
                break;
            case ControlRequest.TellCampaign tell:
                Tell(tell, reply);
                break;
            case ControlRequest.StopCampaign stop when state.UnderWay || state.HasVisits:
                Stop(stop, reply);
                break;
            case var _ when !state.UnderWay:
                reply.End(ControlOutcome.BadRequest, "no campaign is under way: phonerig campaign start begins one");
                break;
            case ControlRequest.PauseCampaign:
                desk.Append(new CampaignPaused(request.By));
                Taken(reply, "no further run is begun; those under way go on (phonerig campaign resume)");
                break;
            case ControlRequest.ResumeCampaign when desk.Unreadable is { } unreadable:
                reply.End(ControlOutcome.BadRequest, unreadable);
                break;
            case ControlRequest.ResumeCampaign:
                desk.Append(new CampaignResumed(request.By));
                Taken(reply, "runs are begun again");
                break;
            case ControlRequest.NextPhone next:
                Next(next, reply);
                break;
            case ControlRequest.ReadLabel read:
                Read(read, reply);
                break;
            case ControlRequest.TestStation test when Find(test.Station, reply) is { } station:
                Test(test, station, reply);
                break;
        }
    }

    private void Tell(ControlRequest.TellCampaign request, Reply reply)
    {
        void Account()
        {
            if (CampaignAccount.Of(desk.State) is { } account)
            {
                reply.Tell(new ControlEvent.Accounted(account));
            }
        }

        Account();
        if (request.Follow)
        {
            desk.Changed += Account;
            reply.WhenOver(() => desk.Changed -= Account);
        }
        else
        {
            reply.End(ControlOutcome.Done, desk.State.Id is null ? "this rig has had no campaign: phonerig campaign start begins one" : null);
        }
    }

    private void Start(ControlRequest.StartCampaign request, Planned<CampaignPlan> planned, Reply reply)
    {
        var state = desk.State;
        if (state.UnderWay)
        {
            reply.End(ControlOutcome.Refused, $"campaign {state.Id} is under way: phonerig campaign stop ends it");
        }
        else if (state.HasVisits)
        {
            reply.End(ControlOutcome.Refused, $"the last runs of campaign {state.Id} are not over yet: see phonerig campaign status");
        }
        else if (planned.Plan is not { } plan)
        {
            reply.End(ControlOutcome.BadRequest, planned.Refusal, problems: planned.Problems);
        }
        else
        {
            var id = NewId(state);
            desk.Start(new CampaignStarted(id, request.Playbook, request.To, request.Expect, plan.Places, request.By), plan.Visits);
            var without = plan.Unfit.IsEmpty ? "" : $"; without {string.Join("; ", plan.Unfit.Select(one => $"{one.Key} ({one.Value})"))}";
            Taken(reply, $"campaign {id} has begun at {string.Join(", ", plan.Places.Select(place => place.Station))}{without}. Each is put to rest first; phonerig campaign status says where to put phones");
        }
    }

    private void Stop(ControlRequest.StopCampaign request, Reply reply)
    {
        if (desk.State.UnderWay)
        {
            desk.Append(new CampaignEnded(request.By));
        }

        void Check()
        {
            if (!desk.State.HasVisits)
            {
                Taken(reply, $"campaign {desk.State.Id} is over: phonerig campaign report tells how it went");
            }
        }

        desk.Changed += Check;
        reply.WhenOver(() => desk.Changed -= Check);
        Check();
    }

    /// <summary>All of them or none: a person has swapped some phones and says so once.</summary>
    private void Next(ControlRequest.NextPhone request, Reply reply)
    {
        var label = desk.State.NextLabel;
        foreach (var name in request.Stations)
        {
            if (Find(name, reply) is not { } station)
            {
                return;
            }

            if (WhyNotSwapped(station) is { } why)
            {
                reply.End(ControlOutcome.Refused, why);
                return;
            }
        }

        if (label is not null && request.Stations.Length > 1)
        {
            reply.End(ControlOutcome.BadRequest, $"label {label} was read for one phone: name one station, or read each label for its station (phonerig campaign scan STATION LABEL)");
            return;
        }

        foreach (var name in request.Stations)
        {
            swaps.Place(stations[name], desk.State.LabelFor(name), request.By, desk.Append);
        }

        Taken(reply, string.Join("; ", request.Stations.Select(Told)));
    }

    /// <summary>Only what is on the disk is taken: what a person was told to be so must be so for the next process, too.</summary>
    private void Taken(Reply reply, string message) => desk.WhenDurable(fault => reply.End(
        fault is null ? ControlOutcome.Done : ControlOutcome.RigFault,
        fault is null ? message : $"it was not written down, and is forgotten if the rig ends now: {fault.Part}: {fault.Reason}"));

    private string Told(string name) =>
        $"{name}: {desk.State.Stations[name].Stand!.Phone} is the phone here{(desk.State.Stations[name].Stand!.Remark is { } remark ? $" (NOTE: {remark})" : "")}"
        + desk.State switch
        {
            { Paused: true } => "; its run begins when the campaign is resumed",
            var state when state.Stations[name].Trust != StationTrust.Good => $"; the station is not trusted: phonerig campaign test {name}",
            _ => "; its run begins",
        };

    /// <summary>Why another phone cannot have been put at a station in order, as a sentence; null where it can.</summary>
    private string? WhyNotSwapped(LiveStation station)
    {
        var here = desk.State.Stations[station.Name];
        if (here.Stand is { Visit: { } visit })
        {
            return $"{station.Name} is at its run {visit.Run}{(visit.BrokenOff ? ", which was broken off, and its phone is watched until it is idle" : "")}: if its phone was taken away all the same, phonerig stop {station.Name}, and say next when it is at rest";
        }

        if (here.Stand is { Phone: { } phone } stand && (stand.Ended is not null || desk.State.Phones[phone].Broken > 0))
        {
            return $"{station.Name} is not through with {phone} yet: see phonerig campaign status";
        }

        if (here.Rested && station is { PowerOn: false, OffProven: true })
        {
            return null;
        }

        if (here.Rested && !desk.IsAt(station.Name))
        {
            desk.RestAgain(station);
        }

        return $"{station.Name} is not at rest: a swap needs its power off, and off proven. It is being switched off as its interlocks allow; phonerig campaign status says when";
    }

    private void Read(ControlRequest.ReadLabel request, Reply reply)
    {
        if (MacLabel.WrongWith(request.Label, out var mac) is { } wrong)
        {
            reply.End(ControlOutcome.BadRequest, wrong);
            return;
        }

        if (request.Station is { } named && Find(named, reply) is null)
        {
            return;
        }

        if (desk.State.StationOf(mac) is { } at && at.Name != request.Station)
        {
            reply.End(ControlOutcome.BadRequest, $"{mac} is the phone that stands at {at.Name}");
            return;
        }

        desk.Append(new LabelRead(mac, request.Station, request.By));
        if (request.Station is { } station && desk.State.Stations[station].Stand?.Label == mac)
        {
            swaps.Label(stations[station], mac, request.By);
            Taken(reply, Known(mac, $"{mac} stands at {station}"));
        }
        else
        {
            Taken(reply, Known(mac, $"{mac} is the phone that is put {(request.Station is null ? "somewhere" : $"at {request.Station}")} next"));
        }
    }

    private string Known(string mac, string text) =>
        desk.State.Phones.GetValueOrDefault(mac)?.Bin is { } bin ? $"{text}; seen before: it was put into the bin {CampaignWords.Describe(bin)}"
        : desk.State.Earlier.TryGetValue(mac, out var earlier) ? $"{text}; seen before: {earlier}"
        : text;

    private void Test(ControlRequest.TestStation request, LiveStation station, Reply reply)
    {
        if (desk.State.Stations[station.Name].Stand?.Visit is not null || station.HeldBy is not null || desk.IsAt(station.Name))
        {
            reply.End(ControlOutcome.Refused, station.HeldBy is null ? $"station {station.Name} is at its phone: see phonerig campaign status" : RunDesk.Busy(station));
            return;
        }

        station.Append(new Notice($"the station is tested, asked by {request.By}"));
        desk.Test(station, (passed, why) => reply.End(
            passed ? ControlOutcome.Done : ControlOutcome.RigFault, $"station {station.Name} has {(passed ? "passed" : "NOT passed")} its test: {why}"));
    }

    /// <summary>A station of the campaign; where it is none, null and the reply has its end.</summary>
    private LiveStation? Find(string name, Reply reply)
    {
        if (desk.State.Stations.ContainsKey(name) && stations.TryGetValue(name, out var station))
        {
            return station;
        }

        reply.End(ControlOutcome.BadRequest, stations.ContainsKey(name)
            ? $"station {name} takes no part in campaign {desk.State.Id}: {string.Join(", ", desk.State.Stations.Keys)} do"
            : $"unknown station \"{name}\"; {NearestWord.Hint(name, desk.State.Stations.Keys)}");
        return null;
    }

    /// <summary>An id that no campaign of this rig had lately: from the seed in virtual time, else from the clock.</summary>
    private string NewId(CampaignState before)
    {
        var stem = setup.Virtual
            ? FormattableString.Invariant($"sim-c-{new Seed(setup.Plan.Seed).For("campaign").Value:x8}")
            : FormattableString.Invariant($"{(setup.Rig.Simulated ? "sim-" : "")}c-{loop.Now.UtcDateTime:yyyyMMdd-HHmmss}");
        return before.Id == stem ? $"{stem}-2" : stem;
    }
}
