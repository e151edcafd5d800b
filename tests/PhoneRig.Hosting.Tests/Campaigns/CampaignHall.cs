using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Simulations;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Tests.Campaigns;

/// <summary>The simulated rig with a segment a station, in virtual time, with piles of phones and an operator who does what he is told, two minutes after.</summary>
internal sealed class CampaignHall : IDisposable
{
    /// <summary>How long the operator takes for a swap: our choice.</summary>
    private static readonly TimeSpan SwapTakes = TimeSpan.FromMinutes(2);

    private readonly RigConfig config;
    private readonly RigSetup setup;
    private readonly HashSet<string> empty = new(StringComparer.Ordinal);

    public CampaignHall(Func<RigConfig, RigConfig> change, int seed = 1, CampaignRecord? record = null, string? overrides = null)
    {
        var folder = new ConfigFolder(DemoRig.Shipped, overrides);
        var file = Path.Combine(DemoRig.Shipped, "rigs", "simulated-vlans.yaml");
        config = change(folder.Rig(file).Value!);
        var planned = RigPlanner.Plan(file, folder, seed, speed: null, config);
        setup = new RigSetup(planned.Plan ?? throw new InvalidOperationException($"{planned.Refusal}{string.Join('\n', planned.Problems)}"), "tests");
        World = new VirtualWorld(config, new Seed(seed));
        Journal = new FakeJournal(World.Loop) { Prompt = true };
        Rig = new LiveRig(setup, World, Journal) { Campaigns = record ?? CampaignRecord.Empty };
        Rig.Start();
    }

    /// <summary>Another process takes the rig over, with what the journal has; the one before it is gone.</summary>
    public void StartAnew()
    {
        Rig.Dispose();
        Rig = new LiveRig(setup, World, Journal)
        {
            Campaigns = CampaignRecord.Empty with { Entries = [.. Journal.Entries.Where(entry => entry.Station == Campaign.Timeline).Select(entry => entry.Entry)] },
        };
        Rig.Start();
    }

    public VirtualWorld World { get; }

    public FakeJournal Journal { get; }

    public LiveRig Rig { get; private set; }

    /// <summary>What was told to the operator, in order.</summary>
    public IEnumerable<OperatorCalled> Calls => Journal.Facts(Campaign.Timeline).OfType<OperatorCalled>();

    public IEnumerable<CampaignFact> Facts => Journal.Facts(Campaign.Timeline).OfType<CampaignFact>();

    /// <summary>The phones that were taken off the stations, and those that stand there: the truth about how often each lost power in mid-write.</summary>
    public int Harm { get; private set; }

    public CampaignAccount Account => ((ControlEvent.Accounted)Ask(new ControlRequest.TellCampaign(Follow: false) { By = "kim" }).Told.Single()).Account;

    public static string Mac(int number) => FormattableString.Invariant($"00:1b:2c:3d:5e:{number:x2}");

    /// <summary>Keeps some stations, with these ailments on each: the first stands there, the others lie beside it.</summary>
    public static RigConfig With(RigConfig rig, params (string Station, string[] Ailments)[] piles)
    {
        var number = 0;
        var bench = piles.ToImmutableDictionary(pile => pile.Station, pile =>
        {
            PiledPhoneConfig[] phones = [.. pile.Ailments.Select(ailment => new PiledPhoneConfig { Ailment = ailment, Mac = Mac(++number) })];
            return phones[0].OnStation() with { Next = [.. phones[1..]] };
        });
        return rig with
        {
            Bench = bench,
            Stations = rig.Stations.Where(station => bench.ContainsKey(station.Key)).ToImmutableDictionary(),
            Switch = rig.Switch! with { Ports = rig.Switch.Ports.Where(port => bench.ContainsKey(port.Key)).ToImmutableDictionary() },
        };
    }

    /// <summary>The operator looks at what he is told every minute, and swaps; nobody's phone is left where his pile is empty.</summary>
    public void Work(TimeSpan atMost, Func<bool>? until = null)
    {
        var bound = World.Loop.Uptime + atMost;
        var busy = new HashSet<string>(StringComparer.Ordinal);
        void Look()
        {
            foreach (var station in config.Stations.Keys.Where(name => !empty.Contains(name) && !busy.Contains(name) && IsCalled(name)))
            {
                busy.Add(station);
                World.Loop.Schedule(World.Loop.Uptime + SwapTakes, () =>
                {
                    busy.Remove(station);
                    Swap(station);
                });
            }

            if (World.Loop.Uptime < bound)
            {
                World.Loop.Schedule(World.Loop.Uptime + TimeSpan.FromMinutes(1), Look);
            }
        }

        World.Loop.Post(Look);
        Rig.RunUntil(() => World.Loop.Uptime >= bound || until?.Invoke() == true);
    }

    /// <summary>Asks, and runs on until the answer's end.</summary>
    public FakeSink Ask(ControlRequest request)
    {
        var sink = new FakeSink();
        using var asked = Rig.Handle(request, sink);
        Assert.That(Rig.RunUntil(() => sink.Ended is not null), $"no answer to {request}");
        return sink;
    }

    public ControlEnd Answer(ControlRequest request) => Ask(request).Ended!;

    public void To(TimeSpan after)
    {
        var at = World.Loop.Uptime + after;
        World.Loop.Schedule(at, () => { });
        Rig.RunUntil(() => World.Loop.Uptime >= at);
    }

    public void Dispose()
    {
        Rig.Dispose();
        World.Dispose();
    }

    public int HarmNow => Harm + config.Stations.Keys.Sum(station => World.Bench.Phones[station].Truth.HarmfulCuts);

    private bool IsCalled(string station) => Facts.Where(fact => fact is OperatorCalled called && called.Station == station
        || fact is PhonePlaced placed && placed.Station == station || fact is StationQuarantined quarantined && quarantined.Station == station).LastOrDefault() is OperatorCalled { Text: var text }
        && !OperatorReading.Of(text).Mend;

    private void Swap(string station)
    {
        if (Facts.OfType<PhonePlaced>().Any(placed => placed.Station == station))
        {
            Harm += World.Bench.Phones[station].Truth.HarmfulCuts;
            if (World.Bench.Swap(station) is not null)
            {
                Harm -= World.Bench.Phones[station].Truth.HarmfulCuts;
                empty.Add(station);
                return;
            }
        }

        var sink = new FakeSink();
        Rig.Handle(new ControlRequest.NextPhone([station]) { By = "kim" }, sink);
    }
}
