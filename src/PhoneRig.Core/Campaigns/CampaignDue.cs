using System.Collections.Immutable;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Campaigns;

/// <summary>What follows from where a campaign is.</summary>
/// <param name="Fact">The next decision: it goes onto the timeline, and is folded, before anything else follows. Null: none.</param>
/// <param name="Orders">What is wanted now, one order a station at the most. Empty while there is a <paramref name="Fact"/>.</param>
/// <param name="WakeAt">When something else follows although nothing happened; null for never.</param>
public sealed record CampaignDue(Fact? Fact, ImmutableArray<CampaignOrder> Orders, TimeSpan? WakeAt);
