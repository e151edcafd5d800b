using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Panels;

/// <summary>
/// Has a lamp or buzzer be as it is wanted: one order at a time, so that a bus that hangs is given no second one, and none where it is so already. One that fails is told
/// once, and tried again every few seconds. Lives on the rig's loop; the executor moves the pin.
/// </summary>
/// <param name="signal">The lamp or buzzer.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Moves the pin.</param>
/// <param name="tell">Takes its fault, and the end of that.</param>
internal sealed class DrivenSignal(ISignal signal, IEventLoop loop, IEdgeExecutor executor, Action<Fact> tell)
{
    /// <summary>Our choice: what it would show is told elsewhere too.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private bool wanted;
    private bool? shown;
    private bool busy;
    private bool failing;

    /// <summary>Wants it on or off.</summary>
    public void Want(bool on)
    {
        wanted = on;
        if (!failing)
        {
            Order();
        }
    }

    private void Order()
    {
        if (busy || shown == wanted)
        {
            return;
        }

        busy = true;
        var on = wanted;
        executor.Run(() => signal.Switch(on), fault =>
        {
            busy = false;
            shown = fault is null ? on : null;
            if (fault is not null)
            {
                Fail(fault);
                return;
            }

            if (failing)
            {
                failing = false;
                tell(new Notice($"{signal.Name} works again"));
            }

            Order();
        });
    }

    private void Fail(Exception fault)
    {
        if (!failing)
        {
            failing = true;
            tell(fault is HardwareFaultException known ? new RigFault(known.Part, known.Reason) : new RigFault(signal.Name, fault.Message));
        }

        loop.Schedule(loop.Uptime + Again, Order);
    }
}
