namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>What a campaign came to that was played once.</summary>
/// <param name="Takes">From its begin to its last verdict.</param>
/// <param name="Visits">Runs, and so swaps.</param>
/// <param name="AtStations">Runs and what lay between them, summed up.</param>
/// <param name="AtKeys">The same of stations with keys.</param>
/// <param name="Hands">How long swaps kept the operator.</param>
/// <param name="Evening">Phones that are left for the evening.</param>
internal readonly record struct PlanOutcome(TimeSpan Takes, int Visits, TimeSpan AtStations, TimeSpan AtKeys, TimeSpan Hands, int Evening);
