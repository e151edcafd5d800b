using System.Collections.Concurrent;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Journal;

/// <summary>A loop that the test turns by hand, and that waits for what other threads post.</summary>
internal sealed class PumpedLoop : IEventLoop
{
    private readonly BlockingCollection<Action> posted = [];

    public TimeSpan Uptime { get; set; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public void Post(Action work) => posted.Add(work);

    public IDisposable Schedule(TimeSpan at, Action work) => throw new NotSupportedException("a journal waits for disks, not for the clock");

    public void RunUntil(Func<bool> done, CancellationToken patience)
    {
        while (!done())
        {
            posted.Take(patience)();
        }
    }
}
