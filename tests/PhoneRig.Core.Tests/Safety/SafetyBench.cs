using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Safety;

/// <summary>A rig of stations under interlocks: every entry goes to boot stages, interlocks and the rig's memory, and what they say follows it.</summary>
internal sealed class SafetyBench
{
    private readonly Dictionary<string, Station> stations = new(StringComparer.Ordinal);
    private RigSafety rig = RigSafety.Start;

    public SafetyBench(int count = 1, KeypadConfig? keypad = null, ConsoleConfig? console = null, PhoneModel? model = null, PowerConfig? power = null)
    {
        model ??= ProcedureBench.Phone;
        var wirings = Enumerable.Range(1, count).ToDictionary(at => $"s{at}", at => ProcedureBench.Wiring() with
        {
            Model = model,
            Station = ProcedureBench.Wiring().Station with
            {
                Power = power ?? new PowerConfig { Relay = new PinRef("gpio", at) },
                Keypad = keypad ?? new KeypadConfig { Kind = KeypadKind.Taps },
                Console = console ?? new ConsoleConfig { Port = "/dev/x", Transmit = true },
            },
        });
        Config = new RigConfig
        {
            Rig = "test",
            Network = null!,
            Firmware = null!,
            Stations = wirings.ToImmutableDictionary(wiring => wiring.Key, wiring => wiring.Value.Station),
        };
        foreach (var (name, wiring) in wirings)
        {
            stations[name] = new Station(new BootStages(model), new Interlocks(wiring, Config));
            Feed(name, Input.Tick(TimeSpan.Zero));
        }
    }

    public RigConfig Config { get; }

    public TimeSpan Now { get; private set; }

    public BootState Boot(string station = "s1") => stations[station].Boot;

    public List<Entry> Timeline(string station = "s1") => stations[station].Timeline;

    public IEnumerable<Fact> Said(string station = "s1") => Timeline(station).Select(entry => entry.Fact).Where(fact => fact is OffProven or OffDisproven);

    /// <summary>How long power was missing, each time that was said.</summary>
    public IEnumerable<TimeSpan> Missing(string station = "s1") => Timeline(station).Select(entry => entry.Fact).OfType<PowerMissing>().Select(missing => missing.After);

    /// <summary>Lets time pass; the deciders are woken when they want to be.</summary>
    public SafetyBench At(double seconds)
    {
        var end = S(seconds);
        while (stations.Keys.Where(name => stations[name].WakeAt <= end).MinBy(name => stations[name].WakeAt) is { } next)
        {
            Now = stations[next].WakeAt!.Value;
            Feed(next, Input.Tick(Now));
        }

        Now = end;
        return this;
    }

    /// <summary>Puts a fact on a timeline; the number it got.</summary>
    public long Tell(Fact fact, string station = "s1")
    {
        var entry = new Entry(stations[station].Timeline.Count + 1, VirtualClock.Epoch + Now, Now, fact);
        stations[station].Timeline.Add(entry);
        rig = rig.With(station, entry);
        Feed(station, Input.Of(entry));
        return entry.Sequence;
    }

    /// <summary>Judges a deed that is not on the timeline.</summary>
    public Permit Ask(Deed deed, string station = "s1", string? by = null) =>
        stations[station].Interlocks.Judge(stations[station].Safety, stations[station].Boot, rig, deed, Now, by);

    /// <summary>Intends a deed and has it judged, as a rig does.</summary>
    public (long Number, Permit Permit) Try(Deed deed, string station = "s1", string? by = null)
    {
        var number = Tell(new DeedIntended(deed, null, by), station);
        return (number, Ask(deed, station, by));
    }

    /// <summary>The relay moves, whatever anybody thinks of it.</summary>
    public SafetyBench Power(bool on, string station = "s1")
    {
        Tell(new PowerSwitched(Tell(new DeedIntended(new Deed.SwitchPower(on)), station), on), station);
        return this;
    }

    /// <summary>The person is asked to plug in or out.</summary>
    public SafetyBench AskForPlug(bool on, string station = "s1")
    {
        Tell(new PersonAsked(Tell(new DeedIntended(new Deed.SwitchPower(on)), station), PersonRequest.ForPower(on)), station);
        return this;
    }

    private void Feed(string name, Input input)
    {
        var station = stations[name];
        var boot = station.Stages.Step(station.Boot, input);
        var safety = station.Interlocks.Step(station.Safety, input);
        (station.Boot, station.Safety, station.WakeAt) = (boot.State, safety.State, boot.WakeAt < safety.WakeAt || safety.WakeAt is null ? boot.WakeAt : safety.WakeAt);
        Assert.That(safety.WakeAt, Is.Null.Or.GreaterThan(input.Uptime), "a wake-up lies ahead");
        foreach (var fact in boot.Facts.AddRange(safety.Facts))
        {
            Tell(fact, name);
        }
    }

    private sealed class Station(BootStages stages, Interlocks interlocks)
    {
        public BootStages Stages => stages;

        public Interlocks Interlocks => interlocks;

        public BootState Boot { get; set; } = stages.Start;

        public SafetyState Safety { get; set; } = interlocks.Start;

        public TimeSpan? WakeAt { get; set; }

        public List<Entry> Timeline { get; } = [];
    }

    internal static class Deeds
    {
        public static readonly Deed On = new Deed.SwitchPower(true);
        public static readonly Deed Off = new Deed.SwitchPower(false);
        public static readonly Deed HoldHash = Hold("#");

        public static Deed Press(string key, double seconds = 0.2) => new Deed.PressKey(new Key(key), S(seconds));

        public static Deed Hold(string key, double seconds = 60) => new Deed.HoldKey(new Key(key), S(seconds));

        public static Deed Ask(PersonRequestKind kind, string keys = "") => new Deed.AskPerson(new PersonRequest(kind, keys, "please"));
    }
}
