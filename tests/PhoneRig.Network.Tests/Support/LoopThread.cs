using PhoneRig.Core.Loop;

namespace PhoneRig.Network.Tests.Support;

/// <summary>A loop in real time on a thread of its own.</summary>
internal sealed class LoopThread : IDisposable
{
    private readonly RealClock clock = new();
    private readonly Thread thread;
    private bool stop;

    public LoopThread()
    {
        Loop = new EventLoop(clock);
        thread = new Thread(() => Loop.RunUntil(() => stop)) { IsBackground = true };
        thread.Start();
    }

    public EventLoop Loop { get; }

    /// <summary>Runs work on the loop and waits for it.</summary>
    public T Do<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>();
        Loop.Post(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        });
        return done.Task.GetAwaiter().GetResult();
    }

    public void Do(Action work) => Do(() =>
    {
        work();
        return true;
    });

    public void Dispose()
    {
        Loop.Post(() => stop = true);
        thread.Join();
        clock.Dispose();
    }
}
