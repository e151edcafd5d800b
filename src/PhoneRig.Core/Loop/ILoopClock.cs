namespace PhoneRig.Core.Loop;

/// <summary>What an <see cref="EventLoop"/> waits on: real time, scaled time, or a virtual clock that jumps.</summary>
public interface ILoopClock
{
    /// <summary>Time since the clock started.</summary>
    TimeSpan Uptime { get; }

    /// <summary>The wall clock.</summary>
    DateTimeOffset Now { get; }

    /// <summary>
    /// Waits until <paramref name="due"/> (null: for ever) or until <see cref="Wake"/>, whichever is first; a wake that came
    /// before the wait counts. False when nothing can ever end the wait: the loop is out of work.
    /// </summary>
    bool WaitUntil(TimeSpan? due);

    /// <summary>Ends a wait. May be called from any thread.</summary>
    void Wake();
}
