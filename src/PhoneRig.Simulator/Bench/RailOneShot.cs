using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench;

/// <summary>The retriggerable one-shot before the actuator rail: each rising edge of its input gives the rail another while (wiring/rail.md). On the loop only.</summary>
internal sealed class RailOneShot : IDisposable
{
    /// <summary>0.5 times 680 kilohm times 2.2 microfarad (74HC123 data sheet, K at 3.3 V).</summary>
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(0.75);

    private readonly IEventLoop loop;
    private readonly IDisposable wire;
    private IDisposable? drop;

    /// <summary>A one-shot at rest: the rail is down.</summary>
    public RailOneShot(IEventLoop loop, ActuatorWire input)
    {
        this.loop = loop;
        wire = input.Watch(high =>
        {
            if (high)
            {
                loop.Post(Trigger);
            }
        });
    }

    /// <summary>The rail has come up or gone. Raised on the loop.</summary>
    public event Action? Changed;

    /// <summary>True while there is a supply for coils.</summary>
    public bool Up { get; private set; }

    public void Dispose()
    {
        wire.Dispose();
        drop?.Dispose();
    }

    private void Trigger()
    {
        drop?.Dispose();
        drop = loop.Schedule(loop.Uptime + Holds, () => Set(up: false));
        Set(up: true);
    }

    private void Set(bool up)
    {
        if (Up != up)
        {
            Up = up;
            Changed?.Invoke();
        }
    }
}
