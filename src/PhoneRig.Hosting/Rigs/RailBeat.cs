using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// Keeps the actuator rail up for as long as the rig's loop and the pin's own worker both go round: each beat is asked for by the loop, done by the worker, and
/// only then is the next one due. Whatever hangs, the rail drops.
/// </summary>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Moves the pin.</param>
/// <param name="rail">The pin.</param>
/// <param name="report">Takes a fault, once until it is over.</param>
internal sealed class RailBeat(IEventLoop loop, IEdgeExecutor executor, IActuatorRail rail, Action<RigFault> report) : IDisposable
{
    /// <summary>Five rising edges a second: the shortest one-shot of wiring/rail.md outlasts two of them that come late.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private IDisposable? next;
    private bool over;
    private bool faulty;

    /// <summary>Begins; only once every relay's coil is at rest, as the rail's absence had left it.</summary>
    public void Start() => Beat();

    /// <summary>Ends it: the rail drops.</summary>
    public void Dispose()
    {
        over = true;
        next?.Dispose();
    }

    private void Beat() => executor.Run(rail.Beat, fault =>
    {
        if (over)
        {
            return;
        }

        if (fault is HardwareFaultException broken && !faulty)
        {
            report(new RigFault(broken.Part, $"{broken.Reason}; without its pin the actuator rail drops: every relay goes to rest, and every phone has power"));
        }

        faulty = fault is not null;
        next = loop.Schedule(loop.Uptime + Every, Beat);
    });
}
