namespace PhoneRig.Core.Ports;

/// <summary>
/// The one place where things happen in order. Deciders and machines run on it, one at a time; edges (sockets, ports, chips)
/// push into it with <see cref="Post"/>. In virtual time it jumps from wake-up to wake-up.
/// </summary>
public interface IEventLoop
{
    /// <summary>Rig time since this loop's clock started. Never jumps back. All durations come from it.</summary>
    TimeSpan Uptime { get; }

    /// <summary>The wall clock, for people: it may jump in real time, so never measure with it.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Runs <paramref name="work"/> on the loop as soon as it is free. May be called from any thread.</summary>
    void Post(Action work);

    /// <summary>
    /// Runs <paramref name="work"/> on the loop once <see cref="Uptime"/> has reached <paramref name="at"/>; at once if it already has.
    /// Only from the loop itself. Disposing the result cancels it. Equal times run in the order they were asked for.
    /// </summary>
    IDisposable Schedule(TimeSpan at, Action work);
}
