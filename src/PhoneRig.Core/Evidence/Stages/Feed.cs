using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Lamps;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What is known of what feeds the phone: where the rig's relay is, what its meter says, and the life seen while it was open. A plain value, folded by <see cref="FeedWatch"/>.</summary>
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

    /// <summary>Since when it is known to be closed; null where it is not.</summary>
    public TimeSpan? ClosedAt { get; init; }

    /// <summary>Sequence of the first entry that showed life while it was open: something else feeds the phone. It stands until the relay opens anew.</summary>
    public long? Life { get; init; }

    /// <summary>Sequence of the first entry that showed power behind it while it was open: it is welded. It stands until the relay opens anew.</summary>
    public long? Welded { get; init; }

    /// <summary>What shows that off is not off; null where nothing does.</summary>
    public long? Disproof => Welded ?? Life;

    /// <summary>What the meter behind the relay says last; null where there is none, or it has said nothing yet.</summary>
    public PowerSense? Metered { get; init; }

    /// <summary>Since when it says that the line carries nothing, and the entry that told so; null where it does not.</summary>
    public (TimeSpan Since, long Entry)? Dead { get; init; }

    /// <summary>Whether the meter found nothing since the relay opened, and still does or did until it closed.</summary>
    public bool IsDry { get; init; }

    /// <summary>Whether the switch says that the phone's port feeds nothing, since the relay opened.</summary>
    public bool PortIsIdle { get; init; }

    /// <summary>What a person was last asked to do with the plug; null where none was.</summary>
    public Plug? Plug { get; init; }

    /// <summary>Whether the phone's start showed that its plug was what fed it, and that nothing else did.</summary>
    public bool StartedByPlug { get; init; }

    /// <summary>The switching under way: the numbers of the intents, and what is meant.</summary>
    public ImmutableDictionary<long, bool> Switching { get; init; } = ImmutableDictionary<long, bool>.Empty;

    /// <summary>The lamp patterns that go on.</summary>
    public ActiveLamps Lamps { get; init; } = ActiveLamps.None;

    /// <summary>Whether the relay is about to close, or has and the rig has not heard of it yet.</summary>
    public bool IsClosing => Switching.ContainsValue(true);

    /// <summary>Whether the phone has no power, as far as anybody knows.</summary>
    public bool IsOff => On == false && Disproof is null;

    /// <summary>Whether neither the relay nor the phone's port lets power through, by what both are measured with: nothing else is plugged into a phone.</summary>
    public bool IsMeteredOff => IsDry && PortIsIdle && Disproof is null;
}
