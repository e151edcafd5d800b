using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>The keyboard as its driver sees it: presses that are too short, or come too soon after a release, are not there (facts 11a).</summary>
internal sealed class KeyMatrix
{
    /// <summary>The keys in the order of the console's <c>Key press = N</c>: 0 to 9, 10 is *, 11 is # (facts 0.1).</summary>
    public static readonly string[] Order = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"];

    /// <summary>The keys as they lie, row by row.</summary>
    private static readonly string[] Grid = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
    private const int Columns = 3;

    private readonly IEventLoop loop;
    private readonly PhoneProfile profile;
    private readonly Random random;
    private readonly TimeSpan?[] downSince = new TimeSpan?[Order.Length];
    private readonly bool[] seen = new bool[Order.Length];
    private readonly IDisposable?[] settling = new IDisposable?[Order.Length];
    private TimeSpan lastRelease = TimeSpan.MinValue;

    public KeyMatrix(IEventLoop loop, PhoneProfile profile, Random random)
    {
        this.loop = loop;
        this.profile = profile;
        this.random = random;
        if (Array.IndexOf(Order, profile.StuckKey) is >= 0 and var stuck)
        {
            downSince[stuck] = loop.Uptime;
            seen[stuck] = true;
        }
    }

    /// <summary>A press that the driver saw; its argument is the key's number.</summary>
    public event Action<int>? Pressed;

    /// <summary>The number of a key by what is printed on it.</summary>
    /// <exception cref="FormatException">There is no such key.</exception>
    public static int NumberOf(string name) => Array.IndexOf(Order, name) is >= 0 and var number
        ? number
        : throw new FormatException($"simulated phone: there is no key '{name}'; its keys are {string.Join(' ', Order)}.");

    /// <summary>A finger moves.</summary>
    public void Set(string name, bool down)
    {
        var key = NumberOf(name);
        if (name == profile.StuckKey || down == downSince[key] is not null)
        {
            return;
        }

        settling[key]?.Dispose();
        if (down)
        {
            downSince[key] = loop.Uptime;
            // TimeSpan.MinValue would overflow below: no release yet, so no gap to keep.
            if (lastRelease == TimeSpan.MinValue || loop.Uptime - lastRelease >= profile.MinGap)
            {
                settling[key] = loop.Schedule(loop.Uptime + profile.MinPress, () => See(key));
            }
        }
        else
        {
            downSince[key] = null;
            lastRelease = seen[key] ? loop.Uptime : lastRelease;
            seen[key] = false;
        }
    }

    /// <summary>The one look that init takes at its start: the first key of the matrix that is down; a stuck key hides those behind it.</summary>
    public int? FirstDown() => Array.IndexOf(seen, true) is >= 0 and var key ? key : null;

    private void See(int key)
    {
        if (random.NextDouble() < profile.KeyMissed)
        {
            return;
        }

        if (random.NextDouble() < profile.KeyAdjacent)
        {
            // The finger slips: the key beside is touched, not held.
            Pressed?.Invoke(Beside(key));
            return;
        }

        seen[key] = true;
        Pressed?.Invoke(key);
        if (random.NextDouble() < profile.KeyDoubled)
        {
            Pressed?.Invoke(key);
        }
    }

    private int Beside(int key)
    {
        var at = Array.IndexOf(Grid, Order[key]);
        var (row, column) = Math.DivRem(at, Columns);
        var beside = Enumerable.Range(0, Grid.Length)
            .Where(i => Math.Abs((i / Columns) - row) + Math.Abs((i % Columns) - column) == 1)
            .ToArray();
        return NumberOf(Grid[beside[random.Next(beside.Length)]]);
    }
}
