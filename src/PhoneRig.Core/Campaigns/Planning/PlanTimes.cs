using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>How long things take, as a plan goes by.</summary>
/// <param name="Visits">Runs, to draw from.</param>
/// <param name="Turnarounds">How long stations stood between two runs, to draw from: rest, wait for the operator, swap.</param>
/// <param name="Hands">How long a swap keeps the operator: so long nobody else is swapped.</param>
/// <param name="MeasuredAt">At how many stations runs and turnarounds were measured; null: they were not.</param>
/// <param name="From">Where they come from, as a phrase.</param>
public sealed record PlanTimes(ImmutableArray<PlanVisit> Visits, ImmutableArray<TimeSpan> Turnarounds, TimeSpan Hands, int? MeasuredAt, string From);
