using System.Collections.Immutable;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>Holds a campaign's story against everything that must never be.</summary>
internal static class CampaignJudge
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<IRule> Rules { get; } =
    [
        new NoCutWhileWriting(), new KeysWithinBudget(), new JournalledFirst(), new ComesToAnEnd(), new EveryPhoneHasItsBin(), new OneRecordEach(), new DoneIsWell(),
        new NoneScrappedThatCanBeMended(), new NoRigFaultOnPhones(), new NoWrongVerdict(), new TakenOutWithoutPower(),
    ];

    /// <summary>What a story breaks.</summary>
    public static ImmutableArray<Violation> Of(CampaignStory story) => [.. Rules.SelectMany(rule => rule.Broken(story).Select(what => new Violation(rule.Name, what)))];
}
