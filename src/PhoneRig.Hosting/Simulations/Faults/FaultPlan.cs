using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Hosting.Simulations.Faults;

/// <summary>What goes wrong in a campaign, and when: drawn from its seed.</summary>
internal sealed class FaultPlan
{
    /// <summary>How often each comes in the time that a hundred phones take: our choice, far more often than any rig, so that few phones see many.</summary>
    private static readonly ImmutableSortedDictionary<FaultKind, double> PerHundred = new Dictionary<FaultKind, double>
    {
        [FaultKind.Kill] = 10,
        [FaultKind.RelayWeld] = 1,
        [FaultKind.StuckKey] = 1,
        [FaultKind.DeadKey] = 2,
        [FaultKind.BlindLamps] = 2,
        [FaultKind.ConsoleUnplug] = 5,
        [FaultKind.RivalDhcp] = 1,
        [FaultKind.DiskFull] = 2,
        [FaultKind.ClockJump] = 3,
        [FaultKind.MainsDip] = 1,
        [FaultKind.MainsDipUps] = 1,
        [FaultKind.WrongSwap] = 2,
        [FaultKind.EarlyPull] = 3,
    }.ToImmutableSortedDictionary();

    /// <summary>What a phone takes about, with its swap, to know when the last one is through: measured on the usual mix.</summary>
    private static readonly TimeSpan PerPhone = TimeSpan.FromMinutes(13);

    /// <summary>One station in so many has a bad cable, where there are bad ones.</summary>
    private const int BadCableOneIn = 4;

    /// <summary>One campaign in so many has noisy sensors.</summary>
    private const int NoisyOneIn = 2;

    private static readonly BenchLinkConfig BadCable = new() { Loss = new Percent(0.02), Duplicates = new Percent(0.02), Reordered = new Percent(0.05) };

    /// <summary>The most by which a noisy sensor is off: four times as much as usual.</summary>
    private const double Noise = 0.04;

    private readonly SimulatedHall hall;
    private readonly SimulatedOperator person;
    private readonly StationFaults stations;
    private readonly ProcessFaults processes;
    private readonly MainsFaults mains;
    private readonly OperatorFaults people;
    private readonly RivalFaults rivals;
    private readonly SimulationRequest request;
    private readonly Seed seed;

    public FaultPlan(SimulatedHall hall, SimulatedOperator person, PhonePile pile, SimulationRequest request, Seed seed)
    {
        (this.hall, this.person, this.request, this.seed) = (hall, person, request, seed);
        stations = new StationFaults(hall, seed.For("stations"));
        processes = new ProcessFaults(hall, seed.For("processes"));
        mains = new MainsFaults(hall, seed.For("mains"));
        people = new OperatorFaults(hall, person, pile, seed.For("people"));
        rivals = new RivalFaults(hall, seed.For("rivals"));
    }

    /// <summary>What is wrong from the first day on.</summary>
    public static WiredFaults Wire(RigConfig rig, ImmutableSortedSet<FaultKind> kinds, Seed seed)
    {
        var random = seed.Draw();
        var noisy = random.Next(NoisyOneIn) == 0 && kinds.Contains(FaultKind.SensorNoise);
        var bad = rig.Stations.Keys.Order(StringComparer.Ordinal).Where(_ => random.Next(BadCableOneIn) == 0 && kinds.Contains(FaultKind.Lan)).ToArray();
        return new WiredFaults(
            noisy ? new BenchOptions { SensorNoise = Noise } : new BenchOptions(),
            bad.ToImmutableDictionary(station => station, _ => BadCable),
            [.. bad.Select(station => new FaultSpell(FaultKind.Lan, station, TimeSpan.Zero)), .. noisy ? [new FaultSpell(FaultKind.SensorNoise, null, TimeSpan.Zero)] : (ReadOnlySpan<FaultSpell>)[]]);
    }

    /// <summary>Draws when each comes, once the first phone stands there: a rig that knows nothing of its stations waits two hours before that.</summary>
    public void Begin()
    {
        if (!person.Stations.Any(station => station.Told))
        {
            hall.After(TimeSpan.FromMinutes(1), Begin);
            return;
        }

        var horizon = PerPhone * ((double)request.Phones / request.Stations);
        foreach (var (kind, often) in PerHundred.Where(one => request.Faults.Contains(one.Key)))
        {
            var random = seed.For(FaultKinds.Name(kind)).Draw();
            var expected = kind == FaultKind.Kill && request.Deaths is { } deaths ? deaths : often * request.Phones / 100;
            var count = (int)expected + (random.NextDouble() < expected - Math.Floor(expected) ? 1 : 0);
            for (var one = 0; one < count; one++)
            {
                hall.After(horizon * random.NextDouble(), () => Happen(kind));
            }
        }
    }

    /// <summary>A person mends whatever is wrong with a station.</summary>
    public void Mend(string station) => stations.Mend(station);

    private void Happen(FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.Kill:
                processes.Kill();
                break;
            case FaultKind.DiskFull:
                processes.FillDisk();
                break;
            case FaultKind.ClockJump:
                processes.JumpClock();
                break;
            case FaultKind.MainsDip:
                mains.Dip(ups: false);
                break;
            case FaultKind.MainsDipUps:
                mains.Dip(ups: true);
                break;
            case FaultKind.WrongSwap:
                people.SwapAnother();
                break;
            case FaultKind.EarlyPull:
                people.PullEarly();
                break;
            case FaultKind.RivalDhcp:
                rivals.Appear();
                break;
            default:
                stations.Break(kind);
                break;
        }
    }
}
