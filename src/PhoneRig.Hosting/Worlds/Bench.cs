using System.Device.Gpio;
using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.People;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Worlds;

/// <summary>A simulated rig's phones and metal, on one loop, and the boards through which the rig's own drivers reach them.</summary>
internal sealed class Bench : IDisposable
{
    private readonly I2cBuses buses;
    private readonly List<SimulatedSite> sites = [];
    private readonly Dictionary<string, ISegment> links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BenchPile> piles = new(StringComparer.Ordinal);
    private readonly Dictionary<SimulatedPhone, BenchedPhone> benched = [];
    private SimulatedSwitch? managed;

    public Bench(RigConfig rig, IEventLoop loop, Func<Segment, ISegment> networkOf, INetwork management, Seed seed, BenchOptions options)
    {
        Metal = new BenchMetal(rig, loop, options with { Seed = seed.For("bench") });
        Ups = rig.Ups?.Nut is { } supply ? new SimulatedUps($"UPS {supply}") : null;
        Person = new ScriptedPerson(loop, seed.For("person"), Phones, (station, into) => Metal.Stations[station].Plug(into));
        buses = new I2cBuses(Metal.Bus);
        Rack = new BoardRack(rig.Boards, buses, () => new GpioController(Metal.Header));
        foreach (var segment in Segments.Of(rig))
        {
            var network = networkOf(segment);
            if (Sites.Of(rig, segment, network) is { } site)
            {
                sites.Add(site);
                loop.Post(site.Open);
                network = site.ForPhones(network);
            }

            foreach (var station in segment.Stations)
            {
                links.Add(station, network);
            }
        }

        if (rig.Switch is { } one)
        {
            loop.Post(() => managed = new SimulatedSwitch(management, new IPEndPoint(IPAddress.Parse(one.Address), one.SnmpPort), one.Community, () => Ports(rig)));
        }

        foreach (var (station, config) in rig.Bench.OrderBy(phone => phone.Key, StringComparer.Ordinal))
        {
            var link = config.Link is { } faults ? new FaultyLink(links[station], loop, faults, seed.For($"{station}/link")) : links[station];
            piles.Add(station, new BenchPile(station, config, loop, link, seed));
            loop.Post(() => Put(loop, rig, station, config));
        }
    }

    /// <summary>Where the rig is on the network where the simulated switch is managed (RFC 5737, for examples).</summary>
    public static IPEndPoint ManagementHost { get; } = new(IPAddress.Parse("192.0.2.1"), 0);

    public BenchMetal Metal { get; }

    /// <summary>The simulated supply in the place of one on the network; null where the rig file names none there.</summary>
    public SimulatedUps? Ups { get; }

    public BoardRack Rack { get; }

    /// <summary>The phones that stand on the bench.</summary>
    public Dictionary<string, SimulatedPhone> Phones { get; } = [];

    /// <summary>Who plugs and presses where the rig asks for it.</summary>
    public ScriptedPerson Person { get; }

    /// <summary>A station's lamps have changed; raised on the bench's loop.</summary>
    public event Action<string>? LampsChanged;

    /// <summary>Another phone stands at a station; raised on the bench's loop.</summary>
    public event Action<string>? PhoneSwapped;

    /// <summary>The hardware address of the phone that stands at a station. On the bench's loop.</summary>
    public string MacAt(string station) => piles[station].Mac;

    /// <summary>A person pulls the plug and the network cable of the phone at a station, takes it away, and puts the next one of the pile there. On the bench's loop.</summary>
    /// <returns>Null; or why nothing was done.</returns>
    public string? Swap(string station)
    {
        if (!piles.TryGetValue(station, out var pile))
        {
            return $"no simulated phone stands at \"{station}\"; there are phones at {string.Join(", ", piles.Keys.Order(StringComparer.Ordinal))}";
        }

        if (pile.IsEmpty)
        {
            return $"no phone is left on the pile beside {station}: bench: {station}: next: in the rig file names them";
        }

        TakeAway(station)?.Dispose();
        Put(station, pile.TakeNext());
        return null;
    }

    /// <summary>A person pulls the plugs of the phone at a station and takes it away. On the bench's loop.</summary>
    /// <returns>The phone, which is still one; null where none stands there.</returns>
    public SimulatedPhone? TakeAway(string station)
    {
        Metal.Stations[station].TakeOff();
        if (Phones.Remove(station, out var phone))
        {
            LampsChanged?.Invoke(station);
        }

        return phone;
    }

    /// <summary>A person puts a phone on an empty station. On the bench's loop.</summary>
    public void Put(string station, SimulatedPhone phone)
    {
        Phones.Add(station, phone);
        if (!benched.TryGetValue(phone, out var metal))
        {
            benched.Add(phone, metal = new BenchedPhone(phone));
            phone.LampsChanged += _ => Show(phone);
        }

        Metal.Stations[station].Connect(metal);
        PhoneSwapped?.Invoke(station);
        LampsChanged?.Invoke(station);
    }

    /// <summary>What the phones at a station are plugged into.</summary>
    public ISegment LinkOf(string station) => links[station];

    /// <summary>A person's finger is on a station's button for a second. On the bench's loop.</summary>
    /// <returns>Null; or why nothing was done.</returns>
    public string? Press(string station) => Metal.Panels.GetValueOrDefault(station)?.Press(TimeSpan.FromSeconds(1)) == true ? null
        : $"station \"{station}\" has no button: stations: {station}: button: in the rig file wires one";

    public void Ask(string station, PersonRequest request) => Person.Ask(station, request);

    public void Dispose()
    {
        Rack.Dispose();
        buses.Dispose();
        Metal.Dispose();
        managed?.Dispose();
        sites.ForEach(site => site.Dispose());
    }

    /// <summary>The ports that the rig file gives to stations, as a simulated switch has them: what each phone shows at the wire.</summary>
    private List<SimulatedPort> Ports(RigConfig rig) => [.. rig.Switch!.Ports.OrderBy(one => one.Value, StringComparer.Ordinal).Select(one => Port(rig, one.Key, one.Value))];

    private SimulatedPort Port(RigConfig rig, string station, string name)
    {
        var phone = Phones.GetValueOrDefault(station);
        var up = phone?.HasPower == true;
        return new SimulatedPort(
            name, up, up ? Convert.FromHexString(phone!.Mac.Replace(":", "", StringComparison.Ordinal)) : [], rig.Stations[station].Vlan ?? 1,
            phone?.IsOffered == true, phone?.DrawsInlinePower == true);
    }

    private void Show(SimulatedPhone phone)
    {
        foreach (var (station, standing) in Phones)
        {
            if (standing == phone)
            {
                LampsChanged?.Invoke(station);
                return;
            }
        }
    }

    private void Put(IEventLoop loop, RigConfig rig, string station, SimulatedPhoneConfig config)
    {
        var phone = piles[station].TakeNext();
        Put(station, phone);
        if (config.Power is { } power)
        {
            Metal.Stations[station].RelayWelded = power.RelayWelded;
            if (power.MeterGoneAt is { } at && rig.Stations[station].Power.Proof?.Current is { } meter)
            {
                loop.Schedule(loop.Uptime + at, () => Metal.BusWires(rig.Boards[meter].Bus).Detach(rig.Boards[meter].Address));
            }

            foreach (var (board, dip) in power.BoardsDipAt)
            {
                loop.Schedule(loop.Uptime + dip, () => (Metal.Chip(board) as IForgetful)?.PowerOnReset());
            }

            _ = new DropOuts(loop, power, phone, Metal.Stations[station]);
        }
    }
}
