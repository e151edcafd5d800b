using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>All that happened at one station of a seeded run, and the truth about it.</summary>
internal sealed record StationStory
{
    public required string Name { get; init; }

    public required Senses Senses { get; init; }

    /// <summary>What is truly wrong with its phone, by the simulator's name for it.</summary>
    public required string Ailment { get; init; }

    /// <summary>How long its phone takes from power to its first lamp.</summary>
    public required TimeSpan StartsIn { get; init; }

    public required StationConfig Config { get; init; }

    public required PhoneModel Model { get; init; }

    /// <summary>Whose servers are on its segment.</summary>
    public required NetworkConfig Network { get; init; }

    /// <summary>The load that the phone was to run in the end.</summary>
    public required string Goal { get; init; }

    public required StationSummary Summary { get; init; }

    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Since when the entry of a sequence is durable; null: never.</summary>
    public required Func<long, TimeSpan?> DurableSince { get; init; }

    public required IReadOnlyList<MetalMoved> Metal { get; init; }

    /// <summary>The truth about the phone at the very end.</summary>
    public required PhoneTruth Truth { get; init; }

    /// <summary>The last intent for such a deed at or before a moment; null: none.</summary>
    public Entry? Intended(TimeSpan at, Func<Deed, bool> which) =>
        Entries.LastOrDefault(entry => entry.Uptime <= at && entry.Fact is DeedIntended intended && which(intended.Deed));

    public override string ToString() =>
        $"{Name}, {Ailment}, with {Senses}: {Summary.Verdict} {Summary.Diagnosis}\ntruth: {Truth}, mishaps: {string.Join("; ", Truth.Mishaps)}\n"
        + string.Join('\n', Entries.Select(entry => $"{entry.Uptime.TotalSeconds,9:0.000} #{entry.Sequence} {FactWords.Describe(entry.Fact)}"));
}
