using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Tests.BringUps;

/// <summary>Station s1 of the built-in rig with a healthy phone, changed as a test wants, in virtual time; what is measured is kept in a folder.</summary>
internal sealed class BenchRig : IDisposable
{
    /// <summary>Nothing here takes as long: what does has hung.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromHours(3);

    private readonly VirtualWorld world;
    private readonly FakeJournal journal;
    private readonly LiveRig live;

    public BenchRig(RigState state, Func<StationConfig, StationConfig>? station = null, Func<SimulatedPhoneConfig, SimulatedPhoneConfig>? phone = null, bool absent = false)
    {
        var shipped = new ConfigFolder(Path.Combine(Root(), "rig-config"));
        var file = Path.Combine(Root(), "rig-config", "rigs", "simulated.yaml");
        var rig = shipped.Rig(file).Value!;
        rig = rig with
        {
            Stations = rig.Stations.Clear().Add("s1", (station ?? (same => same))(rig.Stations["s1"])),
            Bench = absent ? rig.Bench.Clear() : rig.Bench.Clear().Add("s1", (phone ?? (same => same))(rig.Bench["s1"] with { Ailment = "healthy" })),
        };
        var planned = RigPlanner.Plan(file, shipped, seed: 1, speed: null, rig, calibrations: state.Calibrations);
        var plan = planned.Plan ?? throw new InvalidOperationException($"{planned.Refusal}{string.Join('\n', planned.Problems)}");
        world = new VirtualWorld(plan.Rig, new Seed(plan.Seed));
        journal = new FakeJournal(world.Loop) { Prompt = true };
        live = new LiveRig(new RigSetup(plan, "tests"), world, journal, state: state);
        live.Start();
    }

    /// <summary>The truth about the phone.</summary>
    public Simulator.Phone.SimulatedPhone Phone => world.Bench.Phones["s1"];

    /// <summary>Where the rig writes down what it does.</summary>
    public FakeJournal Journal => journal;

    public IEnumerable<Fact> Facts => journal.Facts("s1");

    /// <summary>Asks, and runs the rig until the answer has ended.</summary>
    public FakeSink Ask(ControlRequest request)
    {
        var sink = Begin(request);
        live.RunUntil(() => sink.Ended is not null || world.Loop.Uptime > Bound);
        Assert.That(sink.Ended, Is.Not.Null, $"no end within {Bound}");
        return sink;
    }

    /// <summary>Asks, and lets the rig be.</summary>
    public FakeSink Begin(ControlRequest request)
    {
        var sink = new FakeSink();
        live.Handle(request, sink);
        return sink;
    }

    public void Run(double seconds)
    {
        var due = false;
        world.Loop.Schedule(world.Loop.Uptime + TimeSpan.FromSeconds(seconds), () => due = true);
        live.RunUntil(() => due);
    }

    /// <summary>Until the phone is as wanted.</summary>
    public void RunUntil(Func<Simulator.Phone.PhoneTruth, bool> so)
    {
        live.RunUntil(() => (world.Bench.Phones.ContainsKey("s1") && so(Phone.Truth)) || world.Loop.Uptime > Bound);
        Assert.That(so(Phone.Truth), Is.True, $"not so within {Bound}");
    }

    /// <summary>Until the phone runs, so that the rig knows what it does.</summary>
    public BenchRig Settled()
    {
        Run(400);
        Assert.That(Phone.Truth.Activity, Is.EqualTo(Simulator.Phone.PhoneActivity.Running));
        return this;
    }

    /// <summary>How each step of an answer ended: "walk: Ok".</summary>
    public static IEnumerable<string> Steps(FakeSink answer) => Ended(answer).Select(step => $"{step.Name}: {step.Result}");

    /// <summary>The steps that ended.</summary>
    public static IEnumerable<ControlEvent.Step> Ended(FakeSink answer) => answer.Told.OfType<ControlEvent.Step>().Where(step => step.Result is not null);

    /// <summary>The steps that failed.</summary>
    public static IEnumerable<ControlEvent.Step> Failed(FakeSink answer) => Ended(answer).Where(step => step.Result == StepResult.Failed);

    public void Dispose()
    {
        live.Dispose();
        world.Dispose();
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
