using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A blink as it was found.</summary>
/// <param name="Period">From one going-on to the next.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Since">When the lamps first went on, or off where they had been steady before.</param>
internal readonly record struct Blink(TimeSpan Period, LampColour Colour, TimeSpan Since)
{
    /// <summary>Finds the blink of the last two flashes, when they are alike, and its true beginning.</summary>
    public static Blink? Find(ImmutableArray<Pulse> pulses, Ring ring, TimeSpan now)
    {
        var flashes = Flash.Of(pulses);
        flashes.RemoveAll(flash => flash.End is null);
        if (flashes.Count < 2)
        {
            return null;
        }

        var (first, second) = (flashes[^2], flashes[^1]);
        var period = second.Start - first.Start;
        if (!first.IsLike(second) || period < LampTimes.ShortestBlink || period > LampTimes.LongestBlink
            || IsAWalkToOneSensor(second.Lit, period, ring) || now > second.End + period + LampTimes.Slack)
        {
            return null;
        }

        var (since, flashesBefore) = Beginning(flashes, second.Start - first.End!.Value);
        return new Blink((second.Start - flashes[flashesBefore].Start) / (flashes.Count - 1 - flashesBefore), second.Colour, since);
    }

    /// <summary>One seen lamp of many that is lit for one step of a round is what a walk looks like to one sensor.</summary>
    private static bool IsAWalkToOneSensor(TimeSpan lit, TimeSpan period, Ring ring) =>
        ring.CanWalk && ring.Seen.Length == 1 && period / ring.Size >= LampTimes.ShortestStep && Walk.IsAtMostAStep(lit, period / ring.Size);

    /// <summary>Goes back over flashes that are alike. Returns the beginning, and the first whole flash.</summary>
    private static (TimeSpan Since, int First) Beginning(List<Flash> flashes, TimeSpan gap)
    {
        var first = flashes.Count - 2;
        while (first > 0)
        {
            var (before, flash) = (flashes[first - 1], flashes[first]);
            var evenly = (flash.Start - before.End!.Value - gap).Duration() <= (gap * 0.3) + LampTimes.Slack;
            if (!evenly || before.Colour != flash.Colour)
            {
                break;
            }

            if (!before.IsLike(flash))
            {
                return (before.End.Value, first); // steady before: the blink began with its going dark
            }

            first--;
        }

        return (flashes[first].Start, first);
    }
}
