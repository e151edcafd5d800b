using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// A sign of life for whoever watches over the process, from the rig's loop itself: where that hangs there is none, and no timer beside it pretends otherwise. Each time it
/// also asks the parts that the rig cannot do without, on their own threads; one that has not answered for too long keeps the signs back. Lives on the rig's loop.
/// </summary>
/// <param name="loop">The rig's loop.</param>
/// <param name="every">How often: at most half of what the supervisor allows (sd_watchdog_enabled(3)).</param>
/// <param name="leash">How long a part may be busy: a slow part is no hung one.</param>
/// <param name="supervisor">Who wants to know.</param>
/// <param name="status">How the rig is, for people.</param>
internal sealed class Lifeline(IEventLoop loop, TimeSpan every, TimeSpan leash, ISupervisor supervisor, Func<string> status)
{
    private readonly SortedDictionary<string, Action<Action>> parts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TimeSpan> asked = new(StringComparer.Ordinal);

    /// <summary>Has a part asked too.</summary>
    /// <param name="name">Its name, for people.</param>
    /// <param name="ask">Has the part call back from its own thread, or have the call posted to the loop, once it is through with what it was given before.</param>
    public void Add(string name, Action<Action> ask) => parts.Add(name, ask);

    /// <summary>Gives a sign of life now, and from then on.</summary>
    public void Begin()
    {
        var now = loop.Uptime;
        var late = asked.Where(part => now - part.Value > leash).Select(part => part.Key).ToList();
        if (late.Count == 0)
        {
            supervisor.Alive(status());
        }
        else
        {
            supervisor.Ailing($"{string.Join(", ", late)}: no answer for more than {leash.TotalSeconds:0} s; without one the service is started anew");
        }

        foreach (var (name, ask) in parts)
        {
            if (asked.TryAdd(name, now))
            {
                ask(() => asked.Remove(name));
            }
        }

        loop.Schedule(now + every, Begin);
    }
}
