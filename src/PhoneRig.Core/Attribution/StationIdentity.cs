using System.Collections.Immutable;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Attribution;

/// <summary>What is known of who stands at a station. A plain value, folded from its timeline.</summary>
public sealed record StationIdentity
{
    /// <summary>The hardware address of its phone, by a person's word: configured or scanned; null: nobody said.</summary>
    public string? Given { get; init; }

    /// <summary>Whose word that is.</summary>
    public AttributedBy GivenBy { get; init; } = AttributedBy.Nothing;

    /// <summary>The hardware address that the rig found out itself; null: none yet.</summary>
    public string? Learnt { get; init; }

    /// <summary>How it did.</summary>
    public AttributedBy LearntBy { get; init; } = AttributedBy.Nothing;

    /// <summary>The hardware address of its phone, as far as anybody knows.</summary>
    public string? Mac => Given ?? Learnt;

    /// <summary>How that is known.</summary>
    public AttributedBy By => Given is not null ? GivenBy : LearntBy;

    /// <summary>The hardware address that was credited to it since its power last changed; null: none was.</summary>
    public string? Speaks { get; init; }

    /// <summary>Whether the rig feeds it; null where nobody knows.</summary>
    public bool? On { get; init; }

    /// <summary>When the rig last switched its power; null where it has not since it took the station over.</summary>
    public TimeSpan? SwitchedAt { get; init; }

    /// <summary>Since when nothing changed there that is known: the take-over, or the last change of its power.</summary>
    public TimeSpan UnchangedSince { get; init; }

    /// <summary>Whether off was proven since it was cut, and not disproved.</summary>
    public bool ProvenOff { get; init; }

    /// <summary>When a packet of nobody known was last heard that its phone may have sent; null: none.</summary>
    public TimeSpan? MaySpeakAt { get; init; }

    /// <summary>The hardware addresses that the switch has on its port, in order.</summary>
    public ImmutableArray<string> OnPort { get; init; } = [];

    /// <summary>What was said to disagree.</summary>
    internal ImmutableHashSet<AttributionConflict> Told { get; init; } = [];
}
