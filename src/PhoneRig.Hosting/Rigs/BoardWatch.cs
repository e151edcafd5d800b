using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// Asks a board once a second whether it still is what it was told to be, in every world alike. One that is not tells so once; one that does not answer twice running is a fault, told
/// once until it answers again. Lives on the rig's loop; the board is asked by the executor, and a question that is still under way is not doubled.
/// </summary>
/// <param name="board">The board.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Asks it: one a bus, so that a bus that hangs holds up no other.</param>
/// <param name="failed">Takes what is wrong.</param>
/// <param name="mended">Told once a board that did not answer does.</param>
internal sealed class BoardWatch(IBoardCheck board, IEventLoop loop, IEdgeExecutor executor, Action<string> failed, Action mended) : IDisposable
{
    /// <summary>Well within the five seconds that a phone is off at the least, and seldom enough to take no more than 1 % of a bus.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>A single transfer that nobody acknowledges is noise on the wires; two a second apart are a board that is gone. Our choice.</summary>
    private const int Unanswered = 2;

    private IDisposable? next;
    private TimeSpan askedAt;
    private bool asking;
    private int silent;
    private bool over;

    public void Start() => Schedule();

    public void Dispose()
    {
        over = true;
        next?.Dispose();
    }

    private void Schedule() => next = loop.Schedule(loop.Uptime + Every, Ask);

    private void Ask()
    {
        Schedule();
        if (asking)
        {
            // As long as any part may take: on a busy machine, or a fast bench, a worker's turn may be seconds away.
            if (loop.Uptime - askedAt >= DeedGate.Patience)
            {
                Miss(Unanswered, $"it has not answered for {DeedGate.Patience.TotalSeconds:0} s: check its bus, SDA and SCL");
            }

            return;
        }

        asking = true;
        askedAt = loop.Uptime;
        string? deviation = null;
        executor.Run(() => deviation = board.Deviation(), fault =>
        {
            asking = false;
            if (over)
            {
                return;
            }

            if (fault is not null)
            {
                Miss(1, fault is HardwareFaultException known ? known.Reason : $"{fault.GetType().Name}: {fault.Message}");
                return;
            }

            if (silent >= Unanswered)
            {
                mended();
            }

            silent = 0;
            if (deviation is not null)
            {
                failed(deviation);
            }
        });
    }

    private void Miss(int times, string reason)
    {
        var before = silent;
        silent += times;
        if (before < Unanswered && silent >= Unanswered)
        {
            failed(reason);
        }
    }
}
