using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A campaign was begun: phones are put on its stations one after the other, until it is ended.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Playbook">What each phone goes by.</param>
/// <param name="To">The set or release to take the phones to, where the playbook's goal is a load; null: the one that it names.</param>
/// <param name="Expect">How many phones there are; null: nobody said.</param>
/// <param name="Places">Its stations, by name.</param>
/// <param name="By">Who began it.</param>
/// <param name="Rewrites">How many whole loads a phone may fetch in all of its runs, by the playbook; null: as often as its runs come to.</param>
/// <param name="Hours">When its evening and its day begin by themselves; null: when a person says so, and in what was written before clocks were asked.</param>
/// <param name="Soak">How long a phone that came home in the evening is watched at the most; null: not at all.</param>
public sealed record CampaignStarted(
    string Campaign, string Playbook, string? To, int? Expect, ImmutableArray<CampaignPlace> Places, string By, int? Rewrites = null, CampaignHours? Hours = null, TimeSpan? Soak = null) : CampaignFact;
