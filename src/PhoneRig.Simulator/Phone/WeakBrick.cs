using PhoneRig.Core.Loop;

namespace PhoneRig.Simulator.Phone;

/// <summary>A brick that drops out for a moment under the load of a flash write (facts 11a).</summary>
internal sealed class WeakBrick : IDisposable
{
    /// <summary>How long into a write, and for how long it is gone (L).</summary>
    private static readonly TimeSpan Into = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Gone = TimeSpan.FromMilliseconds(500);

    private readonly PhoneBoard board;
    private readonly Random random;
    private readonly Action<bool> sag;
    private IDisposable? next;
    private PhoneActivity last;

    /// <param name="board">The phone it feeds.</param>
    /// <param name="seed">What its drops are drawn from.</param>
    /// <param name="sag">It is gone, or back.</param>
    public WeakBrick(PhoneBoard board, Seed seed, Action<bool> sag)
    {
        this.board = board;
        this.sag = sag;
        random = seed.Draw();
        board.TruthChanged += Look;
    }

    public void Dispose()
    {
        board.TruthChanged -= Look;
        next?.Dispose();
    }

    private void Look()
    {
        var now = board.Truth.Activity;
        if (now == PhoneActivity.Writing && last != now && random.NextDouble() < board.Profile.BrickDrop)
        {
            next = board.Loop.Schedule(board.Loop.Uptime + Into, Drop);
        }

        last = now;
    }

    private void Drop()
    {
        if (board.Truth.Activity == PhoneActivity.Writing)
        {
            sag(true);
            next = board.Loop.Schedule(board.Loop.Uptime + Gone, () => sag(false));
        }
    }
}
