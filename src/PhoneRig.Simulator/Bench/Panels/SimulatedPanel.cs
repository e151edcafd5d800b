using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Panels;

/// <summary>A simulated station's light and button, as a person sees and presses them.</summary>
public sealed class SimulatedPanel
{
    private readonly IEventLoop loop;
    private readonly Action<bool>? button;
    private readonly Dictionary<string, bool> lit = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    internal SimulatedPanel(IEventLoop loop, IReadOnlyDictionary<string, ActuatorWire> lamps, Action<bool>? button)
    {
        (this.loop, this.button) = (loop, button);
        foreach (var (name, wire) in lamps)
        {
            lit.Add(name, false);
            wire.Watch(on =>
            {
                lock (gate)
                {
                    lit[name] = on;
                }
            });
        }

        button?.Invoke(true);
    }

    /// <summary>The lamps that are lit now: "lamp" for an only one, else "red" or "green". From any thread.</summary>
    public string[] Lit
    {
        get
        {
            lock (gate)
            {
                return [.. lit.Where(lamp => lamp.Value).Select(lamp => lamp.Key).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>A finger is on the button for a while. On the bench's loop.</summary>
    /// <returns>False where there is no button.</returns>
    public bool Press(TimeSpan time)
    {
        if (button is null)
        {
            return false;
        }

        button(false);
        loop.Schedule(loop.Uptime + time, () => button(true));
        return true;
    }
}
