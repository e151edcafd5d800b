using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Campaigns;

/// <summary>How a phone of a campaign is.</summary>
/// <param name="Phone">What it goes by.</param>
/// <param name="Mac">The hardware address that the network told of it; null: it was not heard.</param>
/// <param name="Label">The hardware address on its label; null: nobody read it.</param>
/// <param name="Station">Where it stands; null: at no station.</param>
/// <param name="Bin">Where it was put last; null: it has had no visit to the end.</param>
/// <param name="Why">Why, as a phrase.</param>
/// <param name="Visits">How many runs it has had to the end.</param>
/// <param name="Run">The last of them.</param>
/// <param name="Verdict">How that ended.</param>
/// <param name="Diagnosis">What is wrong, by name.</param>
/// <param name="Load">The load that it runs, where the evidence tells.</param>
public sealed record AccountedPhone(
    string Phone, string? Mac, string? Label, string? Station, Bin? Bin, string? Why, int Visits, string? Run, Verdict? Verdict, string? Diagnosis, string? Load)
{
    /// <summary>When it was put into its bin; null: it was put into none.</summary>
    public DateTimeOffset? BinnedAt { get; init; }

    /// <summary>How it does, or did, over night after its last run; null: it was not watched.</summary>
    public AccountedSoak? Soak { get; init; }

    internal static AccountedPhone Of(CampaignState state, CampaignPhone phone, CampaignVisit[] visits)
    {
        var last = visits.LastOrDefault();
        return new(phone.Name, phone.Mac, phone.Label, state.StationOf(phone.Name)?.Name, phone.Bin, phone.Why, visits.Length, last?.Run, last?.Verdict, last?.Diagnosis, last?.Load)
        {
            BinnedAt = phone.BinnedAt,
            Soak = AccountedSoak.Of(state, phone, last),
        };
    }
}
