namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>What a plan is wanted of.</summary>
/// <param name="Phones">How many phones; 1 at the least.</param>
/// <param name="Stations">At how many stations; 1 at the least.</param>
/// <param name="Keyed">How many of those have keys.</param>
/// <param name="Seed">What all chance of it comes from.</param>
/// <param name="Trials">How often it is played.</param>
public sealed record PlanRequest(int Phones, int Stations, int Keyed, int Seed, int Trials);
