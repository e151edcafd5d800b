using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.EndToEnd.Tests.Invariants;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>
/// Many rigs in virtual time: all four phones, timings drawn from the facts' ranges, senses missing at random, a slow disk. The environment
/// variable PHONERIG_SEEDS says how many; a failing one is run again by its number (PHONERIG_SEED).
/// </summary>
public sealed class SeedsTests
{
    [TestCaseSource(nameof(Seeds))]
    public void Every_phone_ends_right_and_nothing_forbidden_moves(int seed)
    {
        var stories = SeededRun.Of(seed);

        var broken = stories.Select(story => (Story: story, Ways: Broken(story))).Where(station => !station.Ways.IsEmpty).ToArray();
        Assert.That(broken, Is.Empty, () => $"seed {seed}: {string.Join(", ", stories.Select(story => $"{story.Name} with {story.Senses}"))}\n"
            + string.Join("\n\n", broken.Select(station => $"{station.Story.Name}:\n  {string.Join("\n  ", station.Ways)}\n{station.Story}")));
    }

    private static ImmutableArray<string> Broken(StationStory story) =>
        [.. VerdictTable.Broken(story), .. PowerInvariants.Broken(story), .. KeyInvariants.Broken(story), .. RecordInvariants.Broken(story)];

    private static IEnumerable<int> Seeds => Environment.GetEnvironmentVariable("PHONERIG_SEED") is { Length: > 0 } one
        ? [int.Parse(one, CultureInfo.InvariantCulture)]
        : Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("PHONERIG_SEEDS") ?? "20", CultureInfo.InvariantCulture));
}
