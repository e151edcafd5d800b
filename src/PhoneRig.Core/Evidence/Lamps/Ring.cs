using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A group's lamps as a walk goes round them, of which a station's sensors may see only some.</summary>
/// <param name="Size">How many lamps the group has.</param>
/// <param name="Seen">The places that a sensor sees, ascending.</param>
internal sealed record Ring(int Size, ImmutableArray<int> Seen)
{
    /// <summary>A walk needs three lamps at least: two that take turns are something else.</summary>
    public bool CanWalk => Size >= 3;

    /// <summary>The most steps a walk takes from one seen lamp to the next.</summary>
    public int WidestGap { get; } = Seen.Select(place => Ahead(Size, Seen, place, 1, 1)).DefaultIfEmpty(Size).Max();

    /// <summary>Steps from one place to another in the walk's direction (1 or -1): 1 to <see cref="Size"/>, the whole round to itself.</summary>
    public int Distance(int from, int to, int direction) => Distance(Size, from, to, direction);

    /// <summary>Whether a walk may be seen at these two places one after the other. One seen lamp in between may have been missed, but none is seen twice before another.</summary>
    public bool MayFollow(int from, int to, int direction) =>
        (from != to || Seen.Length == 1) && Distance(from, to, direction) <= Ahead(Size, Seen, from, direction, 2);

    private static int Distance(int size, int from, int to, int direction)
    {
        var steps = direction * (to - from) % size;
        return steps <= 0 ? steps + size : steps;
    }

    private static int Ahead(int size, ImmutableArray<int> seen, int from, int direction, int count)
    {
        var distances = seen.Select(place => Distance(size, from, place, direction)).Order().ToImmutableArray();
        return distances[Math.Min(count, distances.Length) - 1];
    }
}
