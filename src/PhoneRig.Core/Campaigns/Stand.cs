namespace PhoneRig.Core.Campaigns;

/// <summary>A phone that stands at a station.</summary>
/// <param name="Phone">The phone; null where it was heard elsewhere meanwhile, or another one here, and its run is only waited for.</param>
public sealed record Stand(string? Phone)
{
    /// <summary>The hardware address on its label; null: nobody read it.</summary>
    public string? Label { get; init; }

    /// <summary>The hardware address that the network told of it first; null: none yet.</summary>
    public string? Heard { get; init; }

    /// <summary>How many whole loads it has fetched here.</summary>
    public int Rewrites { get; init; }

    /// <summary>The run under way; null: none.</summary>
    public VisitUnderWay? Visit { get; init; }

    /// <summary>The visit that it waits with for its bin; null: it had none yet.</summary>
    public CampaignVisit? Ended { get; init; }

    /// <summary>How it is kept powered and watched over night; null: it is not, or not yet.</summary>
    public Soak? Soak { get; init; }

    /// <summary>What a person should know of it, as a sentence: it was here before, its label is another's; null: nothing.</summary>
    public string? Remark { get; init; }
}
