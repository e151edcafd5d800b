using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Campaigns;

/// <summary>A run of a phone that has reached its verdict.</summary>
/// <param name="Station">Where.</param>
/// <param name="Phone">Whose.</param>
/// <param name="Run">The run's id.</param>
/// <param name="BeganAt">When it began, by the wall clock.</param>
/// <param name="EndedAt">When it ended, by the wall clock.</param>
/// <param name="Took">From its start to its verdict.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Owner">Whose matter it is; null when recovered.</param>
/// <param name="Diagnosis">What is wrong, by name.</param>
/// <param name="Counts">Whether it says anything of the phone: what the rig, or a station that turned out to be at fault, did wrong does not.</param>
public sealed record AccountedVisit(
    string Station, string Phone, string Run, DateTimeOffset BeganAt, DateTimeOffset EndedAt, TimeSpan Took, Verdict Verdict, VerdictOwner? Owner, string? Diagnosis, bool Counts)
{
    internal static AccountedVisit Of(CampaignVisit visit) =>
        new(visit.Station, visit.Phone, visit.Run, visit.BeganAt, visit.EndedAt, visit.Took, visit.Verdict, visit.Owner, visit.Diagnosis, visit.Counts);
}
