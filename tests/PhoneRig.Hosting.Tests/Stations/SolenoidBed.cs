using System.Collections.Immutable;
using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hosting.Edges;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Hosting.Tests.Stations;

/// <summary>A station with solenoids and no phone, in virtual time: gate, interlocks, hands and drivers of the rig on the bench's metal. The air is as hot as the coil's file allows.</summary>
internal sealed class SolenoidBed : IDisposable
{
    private static readonly string[] Keys = ["1", "5", "0", "#"];

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly List<Entry> entries = [];
    private readonly BenchMetal metal;
    private readonly I2cBuses buses;
    private readonly BoardRack rack;
    private readonly StationTimeline timeline;
    private readonly DeedGate gate;
    private readonly Hands hands;

    public SolenoidBed(CoilConfig coil, bool duty)
    {
        var board = duty ? "bed" : PinRef.Header;
        var station = new StationConfig
        {
            Phone = "small",
            Power = new PowerConfig { Relay = new PinRef(PinRef.Header, 9) },
            Keypad = new KeypadConfig
            {
                Kind = KeypadKind.Solenoids,
                Coil = coil,
                Holds = "#1",
                Keys = Keys.Select((key, at) => (key, at)).ToImmutableDictionary(one => one.key, one => new PinRef(board, duty ? one.at : 16 + one.at)),
                Hook = new PinRef(board, duty ? 12 : 26),
            },
        };
        var rig = new RigConfig
        {
            Rig = "bed",
            Boards = ImmutableDictionary<string, BoardConfig>.Empty.Add("bed", new BoardConfig { Chip = "pca9685", Address = 0x41 }),
            Network = new NetworkConfig { Interface = "simulated", Address = "10.70.0.1/24" },
            Firmware = new FirmwareConfig(),
            Stations = ImmutableDictionary<string, StationConfig>.Empty.Add("s1", station),
        };
        metal = new BenchMetal(rig, loop, new BenchOptions { Solenoids = new SolenoidPhysics { Ambient = coil.Ambient } });
        buses = new I2cBuses(metal.Bus);
        rack = new BoardRack(rig.Boards, buses, () => new GpioController(metal.Header));
        var edges = new StationFitter(rig, rack).Fit("s1", console: null);

        var journal = new VolatileJournal(loop);
        timeline = new StationTimeline("s1", loop, journal, entries.Add, intent => gate!.Take(intent));
        var interlocks = new Interlocks(new StationWiring(station, SmallPhone.Model), rig, "s1");
        var boot = timeline.Attach(new BootStages(SmallPhone.Model, rig.Network));
        var safety = timeline.Attach(interlocks);
        gate = new DeedGate(
            loop,
            journal,
            deed => Interlocks.IsRelease(deed),
            intent => Heard(interlocks.Judge(safety.State, boot.State, RigSafety.Start, intent.Deed, loop.Uptime, intent.ForcedBy)),
            (number, deed) => hands!.Execute(number, deed),
            timeline.Append,
            timeline.InTurn);
        var executor = new InPlace(loop);
        hands = new Hands("s1", loop, executor, executor, edges.Power, edges.Keypad, new FakeHands(loop), () => null, railed: false, () => { }, gate.Report);

        timeline.Append(new RigStarted("bed", Simulated: true));
        timeline.Do(new Deed.SwitchPower(On: false), forcedBy: "nobody's phone is here");
        RunFor(TimeSpan.FromMinutes(1));
        Do(new Deed.SwitchPower(On: true));
        RunFor(TimeSpan.FromSeconds(1));
    }

    /// <summary>The bench's solenoids.</summary>
    public IReadOnlyDictionary<string, Solenoid> Solenoids => metal.Stations["s1"].Solenoids;

    /// <summary>How often the interlocks wanted to be asked later.</summary>
    public int Waited { get; private set; }

    public IEnumerable<T> Facts<T>()
        where T : Fact => entries.Select(entry => entry.Fact).OfType<T>();

    public void Do(Deed deed) => timeline.Do(deed);

    /// <summary>Past the gate and the interlocks.</summary>
    public void DoUnguarded(Deed deed) => hands.Execute(1_000_000, deed);

    /// <summary>Lets time pass.</summary>
    public void RunFor(TimeSpan time)
    {
        var passed = false;
        loop.Schedule(loop.Uptime + time, () => passed = true);
        loop.RunUntil(() => passed);
    }

    /// <summary>The share of the time that a key's output is on.</summary>
    public double ShareOf(string key) => ((Pca9685Chip)metal.Chip("bed")!).Pulses(Array.IndexOf(Keys, key)).Share;

    /// <summary>A dip of the supply resets the board.</summary>
    public void DipSupply() => ((Pca9685Chip)metal.Chip("bed")!).PowerOnReset();

    /// <summary>What was told, for a failing test's message.</summary>
    public string Story() => string.Join('\n', entries.Select(entry => $"{entry.Uptime.TotalSeconds,9:0.000} {FactWords.Describe(entry.Fact)}"));

    public void Dispose()
    {
        rack.Dispose();
        buses.Dispose();
        metal.Dispose();
    }

    private Permit Heard(Permit permit)
    {
        Waited += permit is Permit.NotBefore ? 1 : 0;
        return permit;
    }
}
