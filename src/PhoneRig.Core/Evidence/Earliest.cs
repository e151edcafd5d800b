namespace PhoneRig.Core.Evidence;

/// <summary>The earliest of several wake-ups, of which any may be missing.</summary>
internal static class Earliest
{
    public static TimeSpan? Of(TimeSpan? one, TimeSpan? other) => one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;

    public static TimeSpan? Of(IEnumerable<TimeSpan?> all) => all.Aggregate((TimeSpan?)null, Of);
}
