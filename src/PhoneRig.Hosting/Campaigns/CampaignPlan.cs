using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>What a campaign is begun with: checked, before anything moves.</summary>
/// <param name="Places">Its stations, by name.</param>
/// <param name="Visits">What a visit of each goes by.</param>
/// <param name="Unfit">The stations of the rig that cannot take part, and why, as phrases.</param>
/// <param name="Rewrites">How many whole loads a phone may fetch in all of its runs; null: as often as its runs come to.</param>
internal sealed record CampaignPlan(
    ImmutableArray<CampaignPlace> Places, ImmutableDictionary<string, VisitPlan> Visits, ImmutableSortedDictionary<string, string> Unfit, int? Rewrites);
