using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>What is wrong with a simulated phone's power: a brick that drops out by itself, whatever the relay does (facts 11a), a relay that does not open, or a dip of its boards' supply.</summary>
public sealed record BenchPowerConfig
{
    /// <summary>True: the contact of its relay is welded, and never opens.</summary>
    public bool RelayWelded { get; init; }

    /// <summary>The cable of the meter in its line comes off so long after the bench began; null: never.</summary>
    public TimeSpan? MeterGoneAt { get; init; }

    /// <summary>When the supply of boards that the station hangs on dips, by the board, so long after the bench began: each forgets what it was told; empty: never.</summary>
    public ImmutableDictionary<string, TimeSpan> BoardsDipAt { get; init; } = ImmutableDictionary<string, TimeSpan>.Empty;

    /// <summary>It drops out when the phone begins this.</summary>
    public DropOutMoment? DropsOutWhile { get; init; }

    /// <summary>It drops out so long after the bench began.</summary>
    public TimeSpan? DropsOutAt { get; init; }

    /// <summary>How long it stays out. Default: 2 s, as from a plug that somebody knocked.</summary>
    public TimeSpan For { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often it drops out while the phone does what <see cref="DropsOutWhile"/> says. Default: once.</summary>
    [Range(1, 1000)]
    public int Times { get; init; } = 1;
}
