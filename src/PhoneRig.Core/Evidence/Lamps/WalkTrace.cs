using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>Where and when a walk was seen, to tell which places it went over unseen.</summary>
/// <param name="Size">How many places the walk's round has.</param>
/// <param name="Rises">When lamps went on, by place, in the order of their times.</param>
internal sealed record WalkTrace(int Size, ImmutableArray<(int Place, TimeSpan At)> Rises)
{
    /// <summary>
    /// Whether it went over a place: between a lamp before it and one behind it, in just the time that takes. From the end of the round to its beginning that must have come about twice, since a walk that
    /// ends and another that begins may do so by chance.
    /// </summary>
    /// <param name="place">The place, at which nothing was seen.</param>
    /// <param name="step">The walk's time on a lamp.</param>
    public bool WentOver(int place, TimeSpan step) => Passes(place, step, 1) || Passes(place, step, -1);

    private bool Passes(int place, TimeSpan step, int direction)
    {
        var round = 0;
        foreach (var (before, after) in Rises.Zip(Rises.Skip(1)))
        {
            var (way, to) = (Ahead(before.Place, after.Place, direction), Ahead(before.Place, place, direction));
            if (to == 0 || to >= way || (after.At - before.At - (step * way)).Duration() > step * 0.5)
            {
                continue;
            }

            var wraps = direction * (after.Place - before.Place) < 0;
            if (!wraps || ++round >= 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Steps from one place to another in a direction: 0 to itself.</summary>
    private int Ahead(int from, int to, int direction) => ((direction * (to - from) % Size) + Size) % Size;
}
