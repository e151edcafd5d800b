using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>The switch port of a phone with inline power, which cuts a phone that does not say what it needs (facts 6, field notice FN-62072).</summary>
internal sealed class SwitchPort : IDisposable
{
    /// <summary>A switch port detects what hangs on it before it feeds it: up to 500 ms (IEEE 802.3af, table 33-5, Tdet). A brick that is plugged in meanwhile comes first.</summary>
    private static readonly TimeSpan Detection = TimeSpan.FromMilliseconds(500);

    private readonly IEventLoop loop;
    private readonly Random random;
    private readonly PhoneBoard board;
    private readonly Action<bool> feed;
    private IDisposable? next;
    private bool drawing;

    public SwitchPort(PhoneBoard board, Seed seed, Action<bool> feed)
    {
        this.board = board;
        this.feed = feed;
        loop = board.Loop;
        random = seed.Draw();
        if (board.Profile.InlinePower)
        {
            Detect();
        }
    }

    /// <summary>The phone draws its power from the port, or no more.</summary>
    public void Drawn(bool now)
    {
        if (now == drawing || !board.Profile.InlineCut)
        {
            return;
        }

        drawing = now;
        if (now)
        {
            var (from, to) = (board.Profile.InlineCutFrom, board.Profile.InlineCutTo);
            next?.Dispose();
            next = loop.Schedule(loop.Uptime + from + ((to - from) * random.NextDouble()), Cut);
        }
    }

    /// <summary>The phone's cable is plugged in, or pulled.</summary>
    public void Plug(bool into)
    {
        next?.Dispose();
        drawing = false;
        if (into && board.Profile.InlinePower)
        {
            Detect();
        }
    }

    public void Dispose() => next?.Dispose();

    private void Detect() => next = loop.Schedule(loop.Uptime + Detection, () => feed(true));

    private void Cut()
    {
        // Another load than the one it came with says what it needs: the release after 6.0(3) does (facts 6).
        if (drawing && board.Flash.LoadId == board.Profile.ResidentLoad)
        {
            feed(false);
            Detect();
        }
    }
}
