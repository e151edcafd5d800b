using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>The way from rung to rung of a ladder.</summary>
internal static class LadderWay
{
    /// <summary>The cheapest way by Dijkstra, the goal last; of equally cheap ones the first by its names. Null where there is none.</summary>
    /// <param name="book">Which rung loads which.</param>
    /// <param name="first">The rungs that the first step may be.</param>
    /// <param name="goal">The rung wanted.</param>
    /// <param name="costOf">What a step onto a rung costs; more than nothing.</param>
    public static ImmutableArray<string>? Cheapest(LadderBook book, IEnumerable<string> first, string goal, Func<string, int> costOf)
    {
        var order = book.InOrder();
        var open = new PriorityQueue<ImmutableArray<string>, (int Cost, string Names)>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        void Add(ImmutableArray<string> way, int cost, string rung)
        {
            var longer = way.Add(rung);
            open.Enqueue(longer, (cost + costOf(rung), string.Join(' ', longer)));
        }

        foreach (var rung in first)
        {
            Add([], 0, rung);
        }

        while (open.TryDequeue(out var way, out var cost))
        {
            if (way[^1] == goal)
            {
                return way;
            }

            foreach (var rung in done.Add(way[^1]) ? order.Where(rung => !done.Contains(rung) && book.Takes(way[^1], rung)) : [])
            {
                Add(way, cost.Cost, rung);
            }
        }

        return null;
    }
}
