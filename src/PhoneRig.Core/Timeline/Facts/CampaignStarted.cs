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
public sealed record CampaignStarted(string Campaign, string Playbook, string? To, int? Expect, ImmutableArray<CampaignPlace> Places, string By) : CampaignFact;
