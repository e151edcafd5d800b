using System.Collections.Immutable;

namespace PhoneRig.Cli.Views;

/// <summary>The last few of many: what a screen can show of them.</summary>
internal static class Tail
{
    /// <summary>More than any screen has lines.</summary>
    private const int Most = 100;

    /// <summary>Adds one; the oldest makes way.</summary>
    public static ImmutableList<T> With<T>(ImmutableList<T> tail, T item) => (tail.Count < Most ? tail : tail.RemoveAt(0)).Add(item);
}
