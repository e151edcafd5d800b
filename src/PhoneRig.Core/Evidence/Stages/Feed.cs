using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Lamps;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What is known of what feeds the phone: where the rig's relay is, and the life seen while it was open. A plain value, folded by <see cref="FeedWatch"/>.</summary>
internal sealed record Feed
{
    /// <summary>Before anything is known: the relay may be open or closed.</summary>
    public static Feed Unknown { get; } = new();

    /// <summary>Whether the relay feeds the phone; null where nobody knows.</summary>
    public bool? On { get; init; }

    /// <summary>Since when the relay is known to be open, or last was; null where it never was.</summary>
    public TimeSpan? OffAt { get; init; }

    /// <summary>When it closed after that; null while it is open.</summary>
    public TimeSpan? OnAt { get; init; }

    /// <summary>Sequence of the first entry that showed life while it was open: something else feeds the phone. It stands until the relay opens anew.</summary>
    public long? Life { get; init; }

    /// <summary>The switching under way: the numbers of the intents, and what is meant.</summary>
    public ImmutableDictionary<long, bool> Switching { get; init; } = ImmutableDictionary<long, bool>.Empty;

    /// <summary>The lamp patterns that go on.</summary>
    public ActiveLamps Lamps { get; init; } = ActiveLamps.None;

    /// <summary>Whether the relay is about to close, or has and the rig has not heard of it yet.</summary>
    public bool IsClosing => Switching.ContainsValue(true);

    /// <summary>Whether the phone has no power, as far as anybody knows.</summary>
    public bool IsOff => On == false && Life is null;
}
