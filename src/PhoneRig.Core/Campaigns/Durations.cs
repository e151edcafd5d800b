using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns;

/// <summary>Figures of durations that were measured.</summary>
internal static class Durations
{
    /// <summary>The nearest rank: a value that was measured, also of few. Null of none.</summary>
    /// <param name="measured">In any order.</param>
    /// <param name="part">Which part of them is no longer: 0.5 for the one in the middle.</param>
    public static TimeSpan? Rank(ImmutableArray<TimeSpan> measured, double part) =>
        measured.IsEmpty ? null : measured.Sort()[(int)Math.Ceiling(part * measured.Length) - 1];

    /// <summary>The mean; of none, none.</summary>
    public static TimeSpan Mean(IEnumerable<TimeSpan> measured)
    {
        var (sum, count) = measured.Aggregate((Sum: TimeSpan.Zero, Count: 0), (so, one) => (so.Sum + one, so.Count + 1));
        return count == 0 ? TimeSpan.Zero : sum / count;
    }
}
