using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Simulations.Faults;

namespace PhoneRig.Hosting.Simulations;

/// <summary>One campaign from an empty rig to the last phone's bin, in virtual time: the same seed gives the same entries.</summary>
internal sealed class SimulatedCampaign : IDisposable
{
    private const string Playbook = "recover";

    /// <summary>One station in so many campaigns has no fingers, so that phones go from it to another.</summary>
    private const int KeylessOneIn = 3;

    /// <summary>So many campaigns stop long cases by the day's budget, as they do by default; the others give every phone its time.</summary>
    private const int HurriedOneIn = 4;

    private static readonly TimeSpan Patient = TimeSpan.FromHours(12);

    /// <summary>No campaign lasts for so long, a phone and station: one that does hangs.</summary>
    private static readonly TimeSpan BoundPerPhone = TimeSpan.FromHours(8);

    private static readonly TimeSpan BoundAtLeast = TimeSpan.FromHours(48);

    /// <summary>How long a coil takes to act on a phone: the relay's 10 ms and the 200 ms that capacitors carry it, and some to spare.</summary>
    private static readonly TimeSpan CoilActs = TimeSpan.FromMilliseconds(500);

    private readonly int seed;
    private readonly SimulatedHall hall;
    private readonly SimulatedOperator person;
    private readonly List<PiledPhone> phones = [];
    private readonly List<MetalMoved> metal = [];
    private readonly List<HarmfulCut> cuts = [];
    private readonly SortedDictionary<string, MetalRecorder> recorders = new(StringComparer.Ordinal);
    private readonly FaultPlan faults;
    private readonly TimeSpan? budget;
    private readonly TimeSpan bound;

    /// <summary>Builds it; nothing happens yet.</summary>
    public SimulatedCampaign(RigPlan plan, PhoneMix mix, SimulationRequest request, int seed)
    {
        this.seed = seed;
        var root = new Seed(seed);
        var random = root.For("campaign").Draw();
        var keyless = request.Stations > 1 && random.Next(KeylessOneIn) == 0;
        budget = random.Next(HurriedOneIn) == 0 ? null : Patient;
        bound = BoundAtLeast + (BoundPerPhone * request.Phones / request.Stations);
        var rig = keyless ? Keyless(plan.Rig) : plan.Rig;
        hall = new SimulatedHall(plan with { Rig = rig }, root, FaultPlan.Wire(rig, request.Faults, root.For("wires"))) { WatchesRivals = request.Faults.Contains(FaultKind.RivalDhcp) };
        for (var number = 1; number <= request.Phones; number++)
        {
            var own = root.For(FormattableString.Invariant($"phone/{number}"));
            var phone = new PiledPhone(hall.World.Loop, own, number, mix.Draw(own.For("ailment").Draw()));
            phone.Harmed += Harmed;
            phones.Add(phone);
        }

        foreach (var (station, parts) in hall.World.Bench.Metal.Stations.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            recorders.Add(station, new MetalRecorder(hall.World.Loop, parts, metal));
        }

        var pile = new PhonePile(phones);
        person = new SimulatedOperator(hall, pile, root.For("operator"), station => faults!.Mend(station));
        faults = new FaultPlan(hall, person, pile, request, root.For("faults"));
    }

    /// <summary>Runs it.</summary>
    public CampaignStory Run()
    {
        hall.Start();
        Begin();
        person.Begin();
        faults.Begin();
        hall.RunUntil(() => person.Finished || hall.Now > bound);
        var took = hall.Now;
        hall.Close();
        return new CampaignStory
        {
            Seed = seed,
            Rig = hall.Config,
            Book = hall.Plan.Diagnoses,
            Goal = hall.Plan.Firmware.Goal.LoadId,
            Archives = Served().ToImmutableDictionary(set => set.LoadId, set => set.DefaultLoads["term70.default.loads"]),
            Journal = [.. hall.Disk.Entries],
            State = hall.Disk.Of(Campaign.Timeline).Aggregate(CampaignState.None, Campaign.Step),
            Phones = [.. phones],
            Metal = [.. metal],
            Cuts = [.. cuts],
            Handed = [.. person.Handed],
            Spells = [.. hall.Spells],
            Dead = [.. hall.Dead],
            Took = took,
            Ended = took <= bound,
        };
    }

    public void Dispose() => hall.Dispose();

    /// <summary>The goal's set, and the others that the rig file names.</summary>
    private IEnumerable<FirmwareSet> Served() =>
        hall.Config.Firmware.Others.Keys.Select(name => hall.Plan.Firmware.TryGet(name, out var set) ? set : null).OfType<FirmwareSet>().Prepend(hall.Plan.Firmware.Goal);

    private void Begin()
    {
        // A process that dies meanwhile has not begun it.
        hall.Ask(new ControlRequest.StartCampaign(Playbook, [], phones.Count, budget) { By = SimulatedOperator.Name }, (end, _) =>
        {
            if (end is not { Outcome: ControlOutcome.Done } && person.Account is null)
            {
                hall.After(TimeSpan.FromMinutes(1), Begin);
            }
        });
    }

    /// <summary>The coil that has just moved did it; else, where the brick gives nothing, the mains; else whoever pulled the plug.</summary>
    private void Harmed(PiledPhone phone, TimeSpan mustNotSince)
    {
        var parts = phone.Station is { } at ? hall.World.Bench.Metal.Stations[at] : null;
        var recorder = phone.Station is { } station ? recorders[station] : null;
        var by = parts is { BrickOut: true } ? CutBy.Mains : recorder is not null && hall.Now - recorder.ChangedAt < CoilActs ? CutBy.Rig : CutBy.Operator;
        phone.Damaged = true; // whether the rig may have done it is a rule of its own
        cuts.Add(new HarmfulCut(hall.Now, phone.Station, phone.Mac, by, phone.Phone.Truth.Activity, mustNotSince, recorder?.ChangedAt ?? TimeSpan.Zero));
    }

    /// <summary>The last station has no fingers.</summary>
    private static RigConfig Keyless(RigConfig rig)
    {
        var last = rig.Stations.Keys.Max(StringComparer.Ordinal)!;
        return rig with { Stations = rig.Stations.SetItem(last, rig.Stations[last] with { Keypad = new KeypadConfig { Kind = KeypadKind.None } }) };
    }
}
