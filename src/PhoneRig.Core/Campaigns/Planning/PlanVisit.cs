namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>A run that a plan draws from.</summary>
/// <param name="Took">From its start to its verdict.</param>
/// <param name="Keys">Whether its station has keys.</param>
/// <param name="Then">What came after it.</param>
public readonly record struct PlanVisit(TimeSpan Took, bool Keys, AfterVisit Then);
