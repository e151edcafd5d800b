namespace PhoneRig.Core.Campaigns;

/// <summary>The record of a phone: one for each, by the network's hardware address, or by its label until that is known, or by where and when it came until anything is.</summary>
/// <param name="Name">What it goes by.</param>
public sealed record CampaignPhone(string Name)
{
    /// <summary>The hardware address on its label; null: nobody read it.</summary>
    public string? Label { get; init; }

    /// <summary>The hardware address that the network told; null: it was not heard yet.</summary>
    public string? Mac { get; init; }

    /// <summary>Where it was put last; null where it has had no visit to the end. While it stands at a station, it is there.</summary>
    public Bin? Bin { get; init; }

    /// <summary>Why it was put there, as a phrase.</summary>
    public string? Why { get; init; }

    /// <summary>How many of its runs the rig's own death broke off since it was last put into a bin.</summary>
    public int Broken { get; init; }
}
