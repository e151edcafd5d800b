using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>The header for several connections: a line is closed when the last one that opened it has let it go.</summary>
internal sealed class SharedHeader(IHeaderPins pins)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, HashSet<object>> users = [];

    /// <summary>The lines themselves.</summary>
    public IHeaderPins Pins => pins;

    /// <summary>A connection opens a line.</summary>
    /// <exception cref="ArgumentException">There is no such pin.</exception>
    public void Open(object user, int pin)
    {
        lock (gate)
        {
            pins.Open(pin);
            if (!users.TryGetValue(pin, out var all))
            {
                users.Add(pin, all = []);
            }

            all.Add(user);
        }
    }

    /// <summary>A connection closes a line; nothing where it had not opened it.</summary>
    public void Close(object user, int pin)
    {
        lock (gate)
        {
            if (users.TryGetValue(pin, out var all) && all.Remove(user) && all.Count == 0)
            {
                users.Remove(pin);
                pins.Close(pin);
            }
        }
    }

    /// <summary>A connection has ended: every line it had opened is closed, in the driver's sense of it.</summary>
    public void Leave(object user)
    {
        lock (gate)
        {
            foreach (var pin in users.Where(line => line.Value.Contains(user)).Select(line => line.Key).ToArray())
            {
                Close(user, pin);
            }
        }
    }
}
