using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Worlds;

/// <summary>
/// The loop of a simulated process: its uptime begins with it, and nothing that it still wanted to do is done once it is over. Under it runs the loop of the
/// simulated world, which goes on.
/// </summary>
/// <param name="world">The world's loop.</param>
internal sealed class ProcessLoop(EventLoop world) : IRunLoop
{
    private readonly TimeSpan born = world.Uptime;

    /// <summary>True once the process is gone.</summary>
    public bool Over { get; private set; }

    /// <summary>How far the controller's wall clock is ahead of the true one.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <inheritdoc/>
    public TimeSpan Uptime => world.Uptime - born;

    /// <inheritdoc/>
    public DateTimeOffset Now => world.Now + ClockAhead;

    /// <summary>The process is gone.</summary>
    public void End() => Over = true;

    /// <inheritdoc/>
    public void Post(Action work)
    {
        if (!Over)
        {
            world.Post(() => Do(work));
        }
    }

    /// <inheritdoc/>
    public IDisposable Schedule(TimeSpan at, Action work) => Over ? new Never() : world.Schedule(at > TimeSpan.MaxValue - born ? TimeSpan.MaxValue : at + born, () => Do(work));

    /// <inheritdoc/>
    public bool RunUntil(Func<bool> done) => world.RunUntil(() => Over || done());

    private void Do(Action work)
    {
        if (!Over)
        {
            work();
        }
    }

    private sealed class Never : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
