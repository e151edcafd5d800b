using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence;

/// <summary>The earliest of several wake-ups, of which any may be missing.</summary>
internal static class Earliest
{
    public static TimeSpan? Of(TimeSpan? one, TimeSpan? other) => one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;

    public static TimeSpan? Of(params ReadOnlySpan<TimeSpan?> all)
    {
        TimeSpan? earliest = null;
        foreach (var one in all)
        {
            earliest = Of(earliest, one);
        }

        return earliest;
    }

    public static TimeSpan? Of<T>(ImmutableArray<T> all, Func<T, TimeSpan?> wakeAt)
    {
        TimeSpan? earliest = null;
        foreach (var one in all)
        {
            earliest = Of(earliest, wakeAt(one));
        }

        return earliest;
    }
}
