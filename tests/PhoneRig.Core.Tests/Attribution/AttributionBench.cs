using System.Collections.Immutable;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Tests.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Attribution;

/// <summary>A rig's stations and what is heard of them, as the rules see it: what they say goes back onto the timelines, as in a rig.</summary>
internal sealed class AttributionBench
{
    private readonly AttributionRules rules;
    private readonly ImmutableArray<Segment> segments;
    private long sequence;

    public AttributionBench(params (string Name, StationConfig Config)[] stations)
    {
        var rig = new RigConfig
        {
            Rig = "bench",
            Network = new NetworkConfig { Interface = "eth1", Address = "10.70.0.1/24", LeaseFrom = "10.70.0.100", LeaseTo = "10.70.0.199" },
            Firmware = new FirmwareConfig(),
            Stations = stations.ToImmutableDictionary(one => one.Name, one => one.Config),
        };
        var model = new ConfigFolder(Repository.RigConfig).Phone("cisco-7970").Value!;
        rules = new AttributionRules(rig, _ => model);
        segments = Segments.Of(rig);
        State = rules.Start;
        foreach (var (name, _) in stations)
        {
            Tell(0, name, new RigStarted("bench", Simulated: true));
            Tell(0, name, new PowerAdopted(On: false));
        }
    }

    public AttributionState State { get; private set; }

    /// <summary>What the rules said, in order, as "s1: words".</summary>
    public List<string> Said { get; } = [];

    public static (string Name, StationConfig Config) Station(string name, string? mac = null, int? vlan = null, string? circuit = null) =>
        (name, new StationConfig { Phone = "cisco-7970", Mac = mac, Vlan = vlan, Circuit = circuit, Power = new PowerConfig { Relay = PinRef.Parse("gpio/17", null) } });

    /// <summary>Puts a fact on a station's timeline.</summary>
    public void Tell(double at, string station, Fact fact)
    {
        (State, var facts) = rules.Take(State, station, new Entry(++sequence, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(at), fact));
        foreach (var follows in facts)
        {
            Say(at, station, follows);
        }
    }

    public void On(double at, string station) => Tell(at, station, new PowerSwitched(1, On: true));

    /// <summary>Cuts it, and proves that off is off.</summary>
    public void Off(double at, string station)
    {
        Tell(at, station, new PowerSwitched(1, On: false));
        Tell(at + 12, station, new OffProven(TimeSpan.FromSeconds(12)));
    }

    /// <summary>A packet comes: whose it is, how that is known, and whose it may be, as "s1 OwnSegment" or "- Nothing s1 s2".</summary>
    public string Hear(double at, string? mac, string? segmentOf = null, string? circuit = null)
    {
        return Judge(at, new Heard(SegmentOf(segmentOf), mac, TimeSpan.FromSeconds(at)) { Circuit = circuit }, new DhcpAsked(mac, null, "discover", null));
    }

    /// <summary>One who was registered is not heard any more; as <see cref="Hear"/> tells it.</summary>
    public string Miss(double at, string mac, string? segmentOf = null) =>
        Judge(at, new Heard(SegmentOf(segmentOf), mac, TimeSpan.FromSeconds(at)) { Speaks = false }, new PhoneUnregistered(mac, null, "SEP", "it said nothing for 90 s", Lost: true));

    private Segment SegmentOf(string? station) => segments.Single(one => one.Own == station);

    private string Judge(double at, Heard heard, NetworkSighting sighting)
    {
        var found = rules.Judge(State, heard);
        foreach (var (station, fact) in found.Facts)
        {
            Say(at, station, fact);
        }

        if (found.Station is { } sender)
        {
            Tell(at, sender, sighting);
        }

        foreach (var possible in found.Possible)
        {
            Tell(at, possible, new PossibleSighting(sighting));
        }

        return string.Join(' ', [found.Station ?? "-", $"{found.By}", .. found.Possible]);
    }

    private void Say(double at, string station, Fact fact)
    {
        Said.Add($"{station}: {FactWords.Describe(fact)}");
        Tell(at, station, fact);
    }
}
