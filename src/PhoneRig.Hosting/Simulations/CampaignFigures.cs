using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Simulations.Judging;

namespace PhoneRig.Hosting.Simulations;

/// <summary>What a simulated campaign came to.</summary>
public sealed record CampaignFigures
{
    /// <summary>The campaign's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Runs of phones that came to a verdict.</summary>
    public required int Recoveries { get; init; }

    /// <summary>From its first phone to its last: a rig that knows nothing of its stations yet keeps them on for two hours before it begins.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>No order of these runs on so many stations takes less: their sum over the stations, or the longest of them.</summary>
    public required TimeSpan AtLeast { get; init; }

    /// <summary>What stations were at while they had a phone on them, all together.</summary>
    public required ImmutableSortedDictionary<StationUse, TimeSpan> Loaded { get; init; }

    /// <summary>How many phones lie in each bin.</summary>
    public required ImmutableSortedDictionary<string, int> Bins { get; init; }

    /// <summary>How many faults of each kind there were.</summary>
    public required ImmutableSortedDictionary<string, int> Faults { get; init; }

    /// <summary>Phones whose last word was right.</summary>
    public required int Right { get; init; }

    /// <summary>Phones whose last word was honest.</summary>
    public required int Honest { get; init; }

    /// <summary>Phones whose last word was wrong.</summary>
    public required int Wrong { get; init; }

    /// <summary>What must never be, and was.</summary>
    public required ImmutableArray<Violation> Violations { get; init; }

    /// <summary>Entries on the journal's disk.</summary>
    public required int Entries { get; init; }

    /// <summary>A digest (SHA-256) of the whole journal: the same for the same seed. Null where nobody asked for it.</summary>
    public required string? Digest { get; init; }

    internal static CampaignFigures Of(CampaignStory story, bool digest)
    {
        var answers = story.Phones.Select(phone => Answers.Of(story, phone)).ToArray();
        var times = StationTimes.Of(story);
        var visits = story.State.Visits;
        var (sum, longest) = (times.GetValueOrDefault(StationUse.Run) / story.Rig.Stations.Count, visits.Select(visit => visit.Took).DefaultIfEmpty().Max());
        return new CampaignFigures
        {
            Seed = story.Seed,
            Recoveries = visits.Count,
            Took = story.Took - story.Begun,
            AtLeast = sum > longest ? sum : longest,
            Loaded = times,
            Bins = story.State.Phones.Values.Select(phone => phone.Bin).OfType<Bin>().CountBy(CampaignWords.Describe).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Faults = story.Spells.CountBy(spell => FaultKinds.Name(spell.Kind)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Right = answers.Count(answer => answer == Answer.Right),
            Honest = answers.Count(answer => answer == Answer.Honest),
            Wrong = answers.Count(answer => answer == Answer.Wrong),
            Violations = CampaignJudge.Of(story),
            Entries = story.Journal.Length,
            Digest = digest ? JournalDigest.Of(story.Journal) : null,
        };
    }
}
