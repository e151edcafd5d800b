using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Runs;

/// <summary>A recovery from request to summary, in one call that owns the rig for as long as it takes and keeps no journal.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="observer">Watches the run.</param>
public sealed class RecoveryRun(RecoverRequest request, IRunObserver observer)
{
    /// <summary>Checks everything, then runs. Observer callbacks come on this thread.</summary>
    /// <param name="stop">Stops the run safely: keys up, power left as it is.</param>
    /// <exception cref="Core.Ports.HardwareFaultException">A part of the rig is missing or its network cannot be served.</exception>
    public RecoverResult Run(CancellationToken stop) => Run(rig: null, stop);

    /// <summary>As <see cref="Run(CancellationToken)"/>, on a rig that was not read from a file.</summary>
    internal RecoverResult Run(RigConfig? rig, CancellationToken stop)
    {
        var planner = new RunPlanner(request);
        if (planner.Plan(rig, out var refusal) is not { } plan)
        {
            return new RecoverResult(null, planner.Problems, refusal);
        }

        using var world = WorldFactory.Open(plan.Rig, new Seed(plan.Seed), plan.Speed, state: null);
        using var live = new LiveRig(new RigSetup(plan.Taken, "recover"), world, new VolatileJournal(world.Loop));
        var sink = new RunObserverSink(observer);
        live.Start();
        using var answer = live.Handle(new ControlRequest.Recover([.. plan.Stations.Select(station => station.Station)], request.Playbook) { By = "recover", To = request.To }, sink);
        using var stopping = stop.Register(() => live.Handle(new ControlRequest.Stop([]) { By = "ctrl-c" }, new RunObserverSink(observer)));
        if (!live.RunUntil(() => sink.Ended is not null))
        {
            throw new InvalidOperationException($"nothing is left to happen, but not every station has its verdict (seed {plan.Seed})");
        }

        live.Shutdown("the run's end");
        live.RunUntil(() => live.Closed);
        return new RecoverResult(sink.Ended!.Summary, [], sink.Ended.Summary is null ? sink.Ended.Message : null);
    }
}
