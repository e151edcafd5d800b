using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>The shortest way of a phone to a release, by the rungs of the ladders.</summary>
/// <param name="Steps">The loads in order, the target last; empty where the phone is there already, or where there is no way.</param>
/// <param name="IsThere">True where the phone runs the target already.</param>
/// <param name="Missing">The rungs of steps for which there is no set, in order.</param>
/// <param name="Notes">What a person should know beside it.</param>
public sealed record LadderPlan(ImmutableArray<LadderStep> Steps, bool IsThere, ImmutableArray<string> Missing, ImmutableArray<LadderNote> Notes)
{
    /// <summary>True where the way can be gone with the sets that are there.</summary>
    public bool CanBeGone => IsThere || (!Steps.IsEmpty && Missing.IsEmpty);

    /// <summary>
    /// Finds the way. A way through sets that are there goes before a shorter one that lacks some; where the load that runs is not known,
    /// the first step is one that every load it may be takes.
    /// </summary>
    /// <param name="book">Which rung loads which.</param>
    /// <param name="start">Where the phone is.</param>
    /// <param name="target">The release wanted.</param>
    /// <param name="sets">The sets that are there; the newest of a rung is taken, and for the last step the one of the target's release.</param>
    public static LadderPlan Make(LadderBook book, LadderStart start, LoadVersion target, IEnumerable<LadderSet> sets)
    {
        if (start.Release?.CompareTo(target) == 0)
        {
            return new([], IsThere: true, [], []);
        }

        var there = sets.OrderByDescending(set => set.Release).ThenBy(set => set.Name, StringComparer.Ordinal).ToList();
        var last = there.Find(set => set.Release == target) ?? there.Find(set => set.Release.Release == target.Release);
        if (book.RungOf(target) is not { } goal || Way(book, start, goal, rung => there.Exists(set => book.RungOf(set.Release) == rung)) is not { } way)
        {
            return new([], IsThere: false, [], []);
        }

        var steps = way.Select((rung, at) =>
        {
            var set = at == way.Length - 1 ? last : there.Find(set => book.RungOf(set.Release) == rung);
            return new LadderStep(rung, set?.Name, set?.Release, Why(book, at == 0 ? start.Rungs : [way[at - 1]], rung, at == way.Length - 1 ? null : way[at + 1]));
        }).ToImmutableArray();
        return new(
            steps,
            IsThere: false,
            [.. steps.Where(step => step.Set is null).Select(step => step.Rung)],
            [.. book.Notes.Where(note => note.IsAbout(start, goal))]);
    }

    /// <summary>A step costs one, a step without a set more than all steps together.</summary>
    private static ImmutableArray<string>? Way(LadderBook book, LadderStart start, string goal, Func<string, bool> isThere) => LadderWay.Cheapest(
        book,
        book.InOrder().Where(rung => start.Rungs.All(from => book.Takes(from, rung))),
        goal,
        rung => rung == goal || isThere(rung) ? 1 : 1 + book.Rungs.Count);

    private static string Why(LadderBook book, ImmutableArray<string> from, string rung, string? next)
    {
        var runs = from.Length == 1 ? $"a phone that runs {book.Rungs[from[0]].Releases()}" : "a phone of any of these loads";
        return $"{runs} takes {book.Rungs[rung].Releases()}{(next is null ? "" : $", and from there {book.Rungs[next].Releases()}")}";
    }
}
