using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Brings what people and programs ask of a rig to whoever does it. Lives on the rig's loop.</summary>
/// <param name="stations">The stations.</param>
internal sealed class RequestDesk(SortedDictionary<string, LiveStation> stations)
{
    public required RunDesk Runs { get; init; }

    public required HandRequests Hands { get; init; }

    public required WatchRequests Watches { get; init; }

    public required TalkRequests Talks { get; init; }

    public required IdentityRequests Identities { get; init; }

    public required BringUpDesk BringUps { get; init; }

    public required CampaignRequests Campaigns { get; init; }

    /// <summary>Has a request done, or says in the reply why not.</summary>
    public void Take(PlannedRequest planned, Reply reply)
    {
        switch (planned.Request)
        {
            case ControlRequest.Recover recover when planned.Recovery!.Plan is { } plans:
                Runs.Recover(plans, recover.Wait, reply);
                break;
            case ControlRequest.Recover:
                reply.End(ControlOutcome.BadRequest, planned.Recovery!.Refusal, problems: planned.Recovery.Problems);
                break;
            case ControlRequest.RunProcedure run when planned.Procedure!.Plan is { } plan:
                Runs.Run(plan.Procedure, stations[run.Station], run.Wait, reply);
                break;
            case ControlRequest.RunProcedure:
                reply.End(ControlOutcome.BadRequest, planned.Procedure!.Refusal, problems: planned.Procedure.Problems);
                break;
            case ControlRequest.Power power when Find(power.Station, reply) is { } station:
                Hands.Power(station, power, reply);
                break;
            case ControlRequest.Keys keys when Find(keys.Station, reply) is { } station:
                Hands.Keys(station, keys, reply);
                break;
            case ControlRequest.Lamps lamps when Find(lamps.Station, reply) is { } station:
                Watches.Lamps(station, lamps.Follow, reply);
                break;
            case ControlRequest.ReadConsole console when Find(console.Station, reply) is { } station:
                Watches.Console(station, console, reply);
                break;
            case ControlRequest.Talk talk when Find(talk.Station, reply) is { } station:
                Talks.Begin(station, talk, reply);
                break;
            case ControlRequest.Say say when Find(say.Station, reply) is { } station:
                Talks.Say(station, say, reply);
                break;
            case ControlRequest.Status status:
                Watches.Status(status.Follow, reply);
                break;
            case ControlRequest.Stop stop:
                var unknown = stop.Stations.FirstOrDefault(name => !stations.ContainsKey(name));
                if (unknown is null || Find(unknown, reply) is not null)
                {
                    BringUps.Stop(stations.Keys.Where(name => stop.Stations.IsDefaultOrEmpty || stop.Stations.Contains(name)), stop.By);
                    Runs.Stop([.. stations.Values.Where(station => stop.Stations.IsDefaultOrEmpty || stop.Stations.Contains(station.Name))], stop.By, reply);
                }

                break;
            case ControlRequest.Scan scan when Find(scan.Station, reply) is { } station:
                Identities.Scan(station, scan, reply);
                break;
            case ControlRequest.Forget forget when Find(forget.Station, reply) is { } station:
                Identities.Forget(station, forget, reply);
                break;
            case ControlRequest.Calibrate calibrate when Find(calibrate.Station, reply) is { } station:
                BringUps.Calibrate(station, calibrate, reply);
                break;
            case ControlRequest.BringUp bringUp when Find(bringUp.Station, reply) is { } station:
                BringUps.BringUp(station, bringUp, reply);
                break;
            case ControlRequest.TestStation test when Find(test.Station, reply) is { } station:
                if (!Campaigns.Test(test, station, reply))
                {
                    BringUps.Test(station, test.By, reply);
                }

                break;
            case ControlRequest.Campaigning about:
                Campaigns.Take(about, planned.Campaign, reply);
                break;
            case ControlRequest.Release:
                Hands.Release(planned.Request.By, reply);
                break;
        }
    }

    /// <summary>The rig is being shut down: whatever is under way stops safely, and nothing more is begun.</summary>
    /// <param name="by">Who asked for it.</param>
    public void Close(string by)
    {
        Runs.Halt(stations.Values, by);
        Hands.Close();
        BringUps.Stop(stations.Keys, by);
    }

    /// <summary>The station; where there is none of that name, null and the reply has its end.</summary>
    private LiveStation? Find(string name, Reply reply)
    {
        if (stations.TryGetValue(name, out var station))
        {
            return station;
        }

        reply.End(ControlOutcome.BadRequest, $"unknown station \"{name}\"; {NearestWord.Hint(name, stations.Keys)}");
        return null;
    }
}
