using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench;

/// <summary>What a station's fingers do to the contacts of the phone's keys: presses that miss, bounce or touch the key beside (facts 11a). On the loop only.</summary>
/// <param name="loop">The loop.</param>
/// <param name="config">How often.</param>
/// <param name="random">Where it is drawn from: a seeded generator.</param>
/// <param name="contact">A key's contacts close (true) or open.</param>
internal sealed class KeyContacts(IEventLoop loop, BenchKeypadConfig config, Random random, Action<string, bool> contact)
{
    /// <summary>A bounce's closed and open time: longer than the 40 ms that the keyboard driver does not see (facts 11a), or it would be no fault.</summary>
    private static readonly TimeSpan Bounce = TimeSpan.FromMilliseconds(60);

    /// <summary>The rows of a telephone's keys.</summary>
    private static readonly string[] Rows = ["123", "456", "789", "*0#"];

    private readonly Dictionary<string, Press> presses = new(StringComparer.Ordinal);

    /// <summary>A finger goes down or up.</summary>
    public void Move(string key, bool down)
    {
        if (presses.Remove(key, out var before))
        {
            before.Bouncing?.Dispose();
            if (before.Reaches)
            {
                contact(key, false);
            }

            if (before.Beside is { } touched)
            {
                contact(touched, false);
            }
        }

        if (down)
        {
            Begin(key);
        }
    }

    private void Begin(string key)
    {
        // All three are drawn each time, so that one share changes nothing about the others.
        var (reaches, bounces, slips) = (!Happens(config.Misses), Happens(config.Doubles), Happens(config.Slips));
        var press = new Press(reaches, reaches && slips ? Beside(key) : null);
        presses[key] = press;
        if (!reaches)
        {
            return;
        }

        contact(key, true);
        if (press.Beside is { } touched)
        {
            contact(touched, true);
        }

        if (bounces)
        {
            press.Bouncing = loop.Schedule(loop.Uptime + Bounce, () =>
            {
                contact(key, false);
                press.Bouncing = loop.Schedule(loop.Uptime + Bounce, () => contact(key, true));
            });
        }
    }

    private bool Happens(Percent share) => random.NextDouble() < share.Share;

    /// <summary>The key to the right, or to the left of the last one of a row; null for what is no telephone key.</summary>
    private static string? Beside(string key) =>
        key.Length == 1 && Array.Find(Rows, keys => keys.Contains(key[0], StringComparison.Ordinal)) is { } row
            ? $"{row[row.IndexOf(key[0], StringComparison.Ordinal) is var at && at == row.Length - 1 ? at - 1 : at + 1]}"
            : null;

    private sealed class Press(bool reaches, string? beside)
    {
        public bool Reaches => reaches;

        public string? Beside => beside;

        public IDisposable? Bouncing { get; set; }
    }
}
