using System.Collections.Immutable;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>Finds where nothing happened for long.</summary>
internal static class QuietStretches
{
    /// <summary>Shorter pauses are worth their place: a phone is silent for 20 s in an ordinary start (facts 1.2).</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>What is left of a pause on each side, so that events do not touch the break.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    /// <summary>Cuts a length of time into busy and quiet stretches.</summary>
    /// <param name="length">The length.</param>
    /// <param name="events">Moments at which something happened, in any order.</param>
    public static ImmutableArray<Stretch> Of(TimeSpan length, IEnumerable<TimeSpan> events)
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var last = TimeSpan.Zero;
        var busyFrom = TimeSpan.Zero;
        foreach (var at in events.Where(at => at >= TimeSpan.Zero && at <= length).Append(length).Order())
        {
            if (at - last >= Pause)
            {
                var (from, to) = (last + Margin, at - Margin);
                stretches.Add(new Stretch(busyFrom, from, Quiet: false));
                stretches.Add(new Stretch(from, to, Quiet: true));
                busyFrom = to;
            }

            last = at;
        }

        stretches.Add(new Stretch(busyFrom, length, Quiet: false));
        return stretches.ToImmutable();
    }
}
