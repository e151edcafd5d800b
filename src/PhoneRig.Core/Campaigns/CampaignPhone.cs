using PhoneRig.Core.Timeline.Facts;

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

    /// <summary>The bin that it lies in truly: where it was taken out into; another than <see cref="Bin"/> where that was decided when it lay there already. Null: it was not taken out yet.</summary>
    public Bin? Lies { get; init; }

    /// <summary>True where it was moved, or another phone put in its place, in the middle of a run, without a word: where it lies is not known, and it is as good as it came, until its next bin.</summary>
    public bool Astray { get; init; }

    /// <summary>Why it was put there, as a phrase.</summary>
    public string? Why { get; init; }

    /// <summary>When it was put there.</summary>
    public DateTimeOffset? BinnedAt { get; init; }

    /// <summary>How it did in its last night at a station; null: it had none to the end.</summary>
    public SoakEnded? Soaked { get; init; }

    /// <summary>How many whole loads it has fetched in this campaign, in runs that were broken off too.</summary>
    public int Rewrites { get; init; }

    /// <summary>How many of its runs the rig's own death broke off since it was last put into a bin.</summary>
    public int Broken { get; init; }

    /// <summary>Its share of those deaths: each is shared among the phones that had a run just then, since any of them may be why, or none.</summary>
    public double Blame { get; init; }
}
