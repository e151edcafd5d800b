using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Switches;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Puts what the network and the managed switch tell onto the timelines of those whose phones it is about, or may be. Lives on the rig's loop.</summary>
internal sealed class SightingDesk
{
    /// <summary>How long after a cut its phone is asked whether it lives: what it says within 2 s may be its afterglow, and off is proven after 12 s, within which the answer has its 5 s.</summary>
    private static readonly TimeSpan KnocksAfter = TimeSpan.FromSeconds(3);

    private readonly IEventLoop loop;
    private readonly AttributionDesk attribution;
    private readonly IReadOnlyDictionary<string, LiveStation> stations;
    private readonly Action<Fact> strangers;
    private readonly Action lookAtSwitch;
    private readonly Action<string> knock;
    private readonly SwitchDesk? managed;

    /// <param name="rig">The rig.</param>
    /// <param name="loop">Its loop.</param>
    /// <param name="attribution">Whose a packet is.</param>
    /// <param name="stations">The stations.</param>
    /// <param name="strangers">Takes what is of no station.</param>
    /// <param name="lookAtSwitch">Has the managed switch read soon.</param>
    /// <param name="knock">Has a station's phone asked on the network whether it lives.</param>
    public SightingDesk(
        RigConfig rig, IEventLoop loop, AttributionDesk attribution, IReadOnlyDictionary<string, LiveStation> stations, Action<Fact> strangers, Action lookAtSwitch, Action<string> knock)
    {
        (this.loop, this.attribution, this.stations, this.strangers, this.lookAtSwitch, this.knock) = (loop, attribution, stations, strangers, lookAtSwitch, knock);
        managed = rig.Switch is { } one ? new SwitchDesk(one.Address, (station, fact) => stations[station].Append(fact), strangers) : null;
    }

    /// <summary>Takes what was seen on a segment.</summary>
    public void Place(Segment segment, NetworkSighting sighting)
    {
        if (sighting is RivalDhcp or RivalDhcpGone)
        {
            strangers(sighting);
            foreach (var station in segment.Stations)
            {
                stations[station].Append(sighting);
            }

            return;
        }

        var whose = attribution.Judge(new Heard(segment, sighting.Mac, loop.Uptime) { Circuit = (sighting as DhcpAsked)?.Circuit, Speaks = sighting.WasHeard });
        foreach (var (station, fact) in whose.Facts)
        {
            stations[station].Append(fact);
        }

        if (whose.Station is { } sender)
        {
            stations[sender].Append(sighting);
        }
        else
        {
            strangers(sighting);
        }

        foreach (var possible in whose.Possible)
        {
            stations[possible].Append(new PossibleSighting(sighting));
        }
    }

    /// <summary>Takes a reading of the managed switch.</summary>
    public void See(SwitchSight sight) => managed?.See(sight);

    /// <summary>Takes what a station's timeline got: it may tell whose phone stands there, and what the switch said before may hold no longer.</summary>
    public void Take(string station, Entry entry)
    {
        managed?.Take(station, entry.Fact);
        foreach (var fact in attribution.Take(station, entry))
        {
            stations[station].Append(fact);
        }

        if (entry.Fact is PowerSwitched { On: false })
        {
            if (managed is not null)
            {
                lookAtSwitch();
            }

            loop.Schedule(loop.Uptime + KnocksAfter, () =>
            {
                if (stations[station].PowerOn == false)
                {
                    knock(station);
                }
            });
        }
    }
}
