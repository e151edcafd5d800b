using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>Takes the word that other phones stand at some stations of a campaign now. Lives on the rig's loop.</summary>
/// <param name="desk">The campaign.</param>
/// <param name="swaps">Who stands where.</param>
/// <param name="stations">The stations.</param>
internal sealed class NextPhones(CampaignDesk desk, PhoneSwaps swaps, IReadOnlyDictionary<string, LiveStation> stations)
{
    /// <summary>All of them or none: a person has swapped some phones and says so once.</summary>
    public void Take(ControlRequest.NextPhone request, Reply reply)
    {
        var label = desk.State.NextLabel;
        string[] soaking = [.. request.Stations.Where(name => desk.State.Stations.GetValueOrDefault(name)?.Stand?.Soak is { Ended: null })];
        foreach (var name in request.Stations)
        {
            if (Find(name, reply) is not { } station)
            {
                return;
            }

            if (!soaking.Contains(name) && WhyNotSwapped(station) is { } why)
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

        if (soaking.Length > 0)
        {
            EndSoaks(soaking, request, reply);
            return;
        }

        foreach (var name in request.Stations)
        {
            swaps.Place(stations[name], desk.State.LabelFor(name), request.By, desk.Append);
        }

        desk.Taken(reply, string.Join("; ", request.Stations.Select(Told)));
    }

    /// <summary>A station of the campaign; where it is none, null and the reply has its end.</summary>
    public LiveStation? Find(string name, Reply reply)
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

    /// <summary>As at a station at rest whose power was switched on by hand: what is there now may be any phone, and it goes off, and is proven off, before one counts as swapped.</summary>
    private void EndSoaks(string[] names, ControlRequest.NextPhone request, Reply reply)
    {
        foreach (var name in names)
        {
            desk.EndSoak(name, $"{request.By} wants to swap it");
        }

        var end = $"{string.Join(", ", names)}: the soak is over, and the power goes off as the interlocks allow. Swap when phonerig campaign status calls for that, then say phonerig campaign next {string.Join(' ', request.Stations)} again";
        desk.Taken(reply, end, ControlOutcome.Refused);
    }

    private string Told(string name) =>
        $"{name}: {desk.State.Stations[name].Stand!.Phone} is the phone here{(desk.State.Stations[name].Stand!.Remark is { } remark ? $" (NOTE: {remark})" : "")}"
        + desk.State switch
        {
            { Paused: true } => "; its run begins when the campaign is resumed",
            var state when state.Stations[name].Trust != StationTrust.Good => $"; the station is not trusted: phonerig station test {name}",
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

        // Nobody tries that again: what once contradicted off counts until the power was switched, which a test does.
        if (here.Restless is { } why)
        {
            return $"{station.Name} is not at rest: {why.TrimEnd('.')}. Mend it, then phonerig station test {station.Name}";
        }

        if (here.Rested && !desk.IsAt(station.Name))
        {
            desk.RestAgain(station);
        }

        return $"{station.Name} is not at rest: a swap needs its power off, and off proven. It is being switched off as its interlocks allow; phonerig campaign status says when";
    }
}
