using System.Diagnostics;
using PhoneRig.Core.Loop;

namespace PhoneRig.Network.Tests.Support;

/// <summary>Real time, for tests over real sockets.</summary>
internal sealed class RealClock : ILoopClock, IDisposable
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly SemaphoreSlim woken = new(0);

    public TimeSpan Uptime => watch.Elapsed;

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public bool WaitUntil(TimeSpan? due)
    {
        var wait = due is { } at ? at - Uptime : TimeSpan.FromMilliseconds(-1);
        if (due is null || wait > TimeSpan.Zero)
        {
            woken.Wait(due is null ? Timeout.InfiniteTimeSpan : wait);
        }

        return true;
    }

    public void Wake() => woken.Release();

    public void Dispose() => woken.Dispose();
}
