using System.Globalization;
using PhoneRig.Core.Campaigns;
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
    private readonly NextPhones nextPhones = new(desk, swaps, stations);

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
                desk.Taken(reply, "no further run is begun; those under way go on (phonerig campaign resume)");
                break;
            case ControlRequest.ResumeCampaign when desk.Unreadable is { } unreadable:
                reply.End(ControlOutcome.BadRequest, unreadable);
                break;
            case ControlRequest.ResumeCampaign:
                desk.Append(new CampaignResumed(request.By));
                desk.Taken(reply, "runs are begun again");
                break;
            case ControlRequest.EveningCampaign:
                desk.Append(new EveningBegan(request.By));
                desk.Taken(reply, $"no run is stopped for taking long now: load the stations from the bin evening, and go home ({(state.Hours is { } hours ? string.Create(CultureInfo.InvariantCulture, $"the day begins at {hours.Day:HH\\:mm}") : "in the morning: phonerig campaign day")})");
                break;
            case ControlRequest.DayCampaign:
                desk.Append(new EveningEnded(request.By));
                desk.Taken(reply, "runs that begin now have the day's budget; those of the night go on");
                break;
            case ControlRequest.NextPhone next:
                nextPhones.Take(next, reply);
                break;
            case ControlRequest.ReadLabel read:
                Read(read, reply);
                break;
        }
    }

    /// <summary>Why a station does not call for a phone, as a phrase; null where it does. Nothing is done.</summary>
    public string? WhyNotCalled(string name) => desk.State switch
    {
        { UnderWay: false } => "no campaign is under way (phonerig campaign start)",
        var state when !state.Stations.ContainsKey(name) => $"it takes no part in campaign {state.Id}",
        var state => state.Stations[name] switch
        {
            { Stand.Visit: { } visit } => $"it is at its run {visit.Run}",
            { Stand: { Phone: { } phone, Ended: null } } => $"{phone} stands here already, and waits for its run",
            { Stand: { Soak: { Ended: null }, Phone: { } phone } } => $"{phone} is home and watched over night: phonerig campaign next {name} ends that",
            { Stand: not null } => "it is not through with its phone yet",
            { Rested: true } when stations.GetValueOrDefault(name) is { PowerOn: false, OffProven: true } => null,
            _ => "it is not at rest: a swap needs its power off, and off proven",
        },
    };

    private void Tell(ControlRequest.TellCampaign request, Reply reply)
    {
        void Account()
        {
            if (CampaignAccount.Of(desk.State) is { } account)
            {
                reply.Tell(new ControlEvent.Accounted(account with
                {
                    Wear = [.. account.Stations.Where(station => stations.ContainsKey(station.Station)).Select(station => stations[station.Station].Wear)],
                }));
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
            var soak = request.Soak ?? Soaking.Usual;
            desk.Start(
                new CampaignStarted(id, request.Playbook, request.To, request.Expect, plan.Places, request.By, plan.Rewrites, request.Hours, soak > TimeSpan.Zero ? soak : null),
                plan.Visits);
            var without = plan.Unfit.IsEmpty ? "" : $"; without {string.Join("; ", plan.Unfit.Select(one => $"{one.Key} ({one.Value})"))}";
            desk.Taken(reply, $"campaign {id} has begun at {string.Join(", ", plan.Places.Select(place => place.Station))}{without}{(request.Hours is { } hours ? $"; {hours}" : "")}. Each is put to rest first; phonerig campaign status says where to put phones");
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
                desk.Taken(reply, $"campaign {desk.State.Id} is over: phonerig campaign report tells how it went");
            }
        }

        desk.Changed += Check;
        reply.WhenOver(() => desk.Changed -= Check);
        Check();
    }

    private void Read(ControlRequest.ReadLabel request, Reply reply)
    {
        if (MacLabel.WrongWith(request.Label, out var mac) is { } wrong)
        {
            reply.End(ControlOutcome.BadRequest, wrong);
            return;
        }

        if (request.Station is { } named && nextPhones.Find(named, reply) is null)
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
            desk.Taken(reply, Known(mac, $"{mac} stands at {station}"));
        }
        else
        {
            desk.Taken(reply, Known(mac, $"{mac} is the phone that is put {(request.Station is null ? "somewhere" : $"at {request.Station}")} next"));
        }
    }

    private string Known(string mac, string text) =>
        desk.State.Phones.GetValueOrDefault(mac)?.Bin is { } bin ? $"{text}; seen before: it was put into the bin {CampaignWords.Describe(bin)}"
        : desk.State.Earlier.TryGetValue(mac, out var earlier) ? $"{text}; seen before: {earlier}"
        : text;

    /// <summary>Tests a station of the campaign that is under way, which hears of it.</summary>
    /// <returns>False where it takes no part in any: it is nobody's but the asker's.</returns>
    public bool Test(ControlRequest.TestStation request, LiveStation station, Reply reply)
    {
        if (!desk.State.UnderWay || !desk.State.Stations.TryGetValue(station.Name, out var place))
        {
            return false;
        }

        if (place.Stand?.Visit is not null || station.HeldBy is not null || desk.IsAt(station.Name))
        {
            reply.End(ControlOutcome.Refused, station.HeldBy is null ? $"station {station.Name} is at its phone: see phonerig campaign status" : RunDesk.Busy(station));
        }
        else
        {
            station.Append(new Notice($"the station is tested, asked by {request.By}"));
            desk.Test(station, reply);
        }

        return true;
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
