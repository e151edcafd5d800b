using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Panels;

/// <summary>Looks at a station's button and tells its presses. Lives on the rig's loop; the executor reads the pin.</summary>
/// <param name="button">The button.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Reads the pin.</param>
/// <param name="pressed">Told each press.</param>
/// <param name="tell">Takes its fault, once until it can be read again.</param>
internal sealed class ButtonWatch(IButton button, IEventLoop loop, IEdgeExecutor executor, Action pressed, Action<Fact> tell) : IDisposable
{
    /// <summary>Contacts bounce for some milliseconds, and a finger is down for 100 at the least: two looks are evidence within that. Our choice.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    private ButtonPress state = ButtonPress.Unseen;
    private IDisposable? next;
    private bool looking;
    private bool failing;
    private bool disposed;

    public void Start() => Look();

    public void Dispose()
    {
        disposed = true;
        next?.Dispose();
    }

    private void Look()
    {
        if (disposed)
        {
            return;
        }

        next = loop.Schedule(loop.Uptime + Every, Look);
        if (looking)
        {
            return; // a bus that hangs is not asked twice
        }

        looking = true;
        var down = false;
        executor.Run(() => down = button.IsDown(), fault =>
        {
            looking = false;
            if (!disposed)
            {
                Take(down, fault);
            }
        });
    }

    private void Take(bool down, Exception? fault)
    {
        if (fault is not null)
        {
            if (!failing)
            {
                failing = true;
                tell(fault is HardwareFaultException known ? new RigFault(known.Part, known.Reason) : new RigFault(button.Name, fault.Message));
            }

            state = ButtonPress.Unseen;
            return;
        }

        if (failing)
        {
            failing = false;
            tell(new Notice($"{button.Name} can be read again"));
        }

        (state, var press) = state.Look(down);
        if (press)
        {
            pressed();
        }
    }
}
