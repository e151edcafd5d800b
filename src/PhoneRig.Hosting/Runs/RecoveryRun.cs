using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Runs;

/// <summary>A recovery from request to summary, in one call that returns when every station has its verdict.</summary>
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

        using var world = WorldFactory.Open(plan.Rig, new Seed(plan.Seed), plan.Speed, RigState.Of(plan.Rig.Rig, asked: null));
        using var live = new LiveRun(plan, world, observer);
        return new RecoverResult(live.Run(stop), [], null);
    }
}
