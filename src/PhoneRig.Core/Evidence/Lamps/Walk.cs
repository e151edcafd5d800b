using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A walk as far as it has been followed: where it is, how fast, and which way. Sight of some of the lamps is enough to keep in step.</summary>
/// <param name="Direction">1 in the order of the model's group, -1 against it (a model may list its lamps the other way round than a loader walks them).</param>
/// <param name="Step">Time on a lamp.</param>
/// <param name="Place">Where it was seen last.</param>
/// <param name="Rise">When it came there.</param>
internal readonly record struct Walk(int Direction, TimeSpan Step, int Place, TimeSpan Rise)
{
    /// <summary>Whether a lamp going on is this walk coming along.</summary>
    public bool Fits(Pulse pulse, Ring ring)
    {
        var steps = ring.Distance(Place, pulse.Place, Direction);
        // Half a step, so that neighbours are told apart; a seventh of the way, for the error of the step's measure (35 of 200 ms, one sample on two steps).
        return (pulse.Rise - Rise - (Step * steps)).Duration() <= (Step * 0.5) + (Step * (0.15 * (steps - 1)));
    }

    /// <summary>The walk after it came to a lamp that fits. Its step is measured better and better.</summary>
    public Walk To(Pulse pulse, Ring ring) =>
        this with { Step = ((Step * 3) + ((pulse.Rise - Rise) / ring.Distance(Place, pulse.Place, Direction))) / 4, Place = pulse.Place, Rise = pulse.Rise };

    /// <summary>Whether it is the lamp where the walk already is: it changed its colour, or its light flickered.</summary>
    public bool IsThere(Pulse pulse) => pulse.Place == Place && pulse.Rise - Rise < Step;

    /// <summary>When it must have been seen again: at the next seen lamp, and a step and a half for one that was missed.</summary>
    public TimeSpan Due(Ring ring) => Rise + (Step * (ring.WidestGap + 1.5)) + LampTimes.Glitch + LampTimes.Slack;

    /// <summary>Finds the walk of the last three lamps that went on, and its true beginning.</summary>
    public static (Walk Walk, LampColour Colour, TimeSpan Since)? Find(ImmutableArray<Pulse> pulses, Ring ring, TimeSpan now)
    {
        var alone = ring.CanWalk ? pulses.Where(pulse => pulse.IsAlone(pulses)).ToImmutableArray() : [];
        if (alone.Length < 3)
        {
            return null;
        }

        foreach (var direction in (ReadOnlySpan<int>)[1, -1])
        {
            if (Measure(alone[^3], alone[^2], alone[^1], direction, ring, now) is { } walk)
            {
                return (walk, alone[^1].Colour, Beginning(alone, walk, ring));
            }
        }

        return null;
    }

    private static Walk? Measure(Pulse first, Pulse second, Pulse third, int direction, Ring ring, TimeSpan now)
    {
        if (first.Colour != third.Colour || second.Colour != third.Colour
            || !ring.MayFollow(first.Place, second.Place, direction) || !ring.MayFollow(second.Place, third.Place, direction))
        {
            return null;
        }

        var steps = ring.Distance(first.Place, second.Place, direction);
        var step = (third.Rise - first.Rise) / (steps + ring.Distance(second.Place, third.Place, direction));
        var walk = new Walk(direction, step, third.Place, third.Rise);
        var even = (second.Rise - first.Rise - (step * steps)).Duration() <= (step * 0.2) + LampTimes.Slack;
        return step >= LampTimes.ShortestStep && step <= LampTimes.LongestStep && even && now < walk.Due(ring)
            && IsLitForAStep(first, step, now) && IsLitForAStep(second, step, now) && first.Fall is not null
            ? walk : null;
    }

    /// <summary>A lamp of a walk is lit for a step: else lamps that stay on one after the other, or one slow blink, would be a walk.</summary>
    private static bool IsLitForAStep(Pulse pulse, TimeSpan step, TimeSpan now)
    {
        var lit = (pulse.Fall ?? now) - pulse.Rise;
        return IsAtMostAStep(lit, step) && (pulse.Fall is null || lit >= (step * 0.5) - LampTimes.Slack);
    }

    /// <summary>Whether a lamp is lit for no longer than a walk lights it.</summary>
    public static bool IsAtMostAStep(TimeSpan lit, TimeSpan step) => lit <= (step * 1.5) + LampTimes.Slack;

    private static TimeSpan Beginning(ImmutableArray<Pulse> alone, Walk walk, Ring ring)
    {
        var since = alone[^3];
        for (var i = alone.Length - 4; i >= 0; i--)
        {
            var before = alone[i];
            var earlier = walk with { Place = before.Place, Rise = before.Rise };
            if (before.Colour != since.Colour || !ring.MayFollow(before.Place, since.Place, walk.Direction) || !earlier.Fits(since, ring))
            {
                break;
            }

            since = before;
        }

        return since.Rise;
    }
}
