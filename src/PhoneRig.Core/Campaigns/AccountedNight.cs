using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns;

/// <summary>A campaign's evening, and what came of the nights so far.</summary>
/// <param name="Evening">Whether it is evening: runs may take as long as they take.</param>
/// <param name="Hours">When evening and day begin by themselves; null: when a person says so.</param>
/// <param name="Soak">How long a phone that came home in the evening is watched at the most; null: not at all.</param>
/// <param name="Soaking">How many phones are watched now.</param>
/// <param name="Passed">How many were, and ran all the time.</param>
/// <param name="Fell">How many were, and restarted or fell silent.</param>
public sealed record AccountedNight(bool Evening, CampaignHours? Hours, TimeSpan? Soak, int Soaking, int Passed, int Fell)
{
    internal static AccountedNight Of(CampaignState state, ImmutableArray<AccountedPhone> phones) => new(
        state.Evening,
        state.Hours,
        state.Soak,
        phones.Count(phone => phone.Soak is { Passed: null }),
        phones.Count(phone => phone.Soak is { Passed: true }),
        phones.Count(phone => phone.Soak is { Passed: false }));
}
