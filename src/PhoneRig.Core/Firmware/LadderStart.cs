using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>Where a way begins: what is known of the load that a phone runs.</summary>
/// <param name="Rungs">The rungs that it may be of; one of them is right.</param>
/// <param name="Release">Its release, where that is known.</param>
public sealed record LadderStart(ImmutableArray<string> Rungs, LoadVersion? Release = null)
{
    /// <summary>Nothing is known.</summary>
    public static LadderStart Unknown(LadderBook book) => new(book.InOrder());

    /// <summary>A phone that knows the keys of a generation.</summary>
    public static LadderStart Of(LadderBook book, LoadGeneration generation) => new(book.RungsOf(generation));

    /// <summary>A phone that runs a release.</summary>
    public static LadderStart Of(LadderBook book, LoadVersion release) => new(book.RungOf(release) is { } rung ? [rung] : book.InOrder(), release);
}
