namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A fact of a campaign: on the campaign's own timeline (<see cref="Campaigns.Campaign.Timeline"/>), and on no station's.</summary>
public abstract record CampaignFact : Fact;
