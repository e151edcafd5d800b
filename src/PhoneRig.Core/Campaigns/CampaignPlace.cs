namespace PhoneRig.Core.Campaigns;

/// <summary>A station of a campaign, as the campaign was begun with it.</summary>
/// <param name="Station">Its name.</param>
/// <param name="Budget">How long a run may take there by day.</param>
/// <param name="Keys">Whether it can press keys, a person's finger included.</param>
public sealed record CampaignPlace(string Station, TimeSpan Budget, bool Keys);
