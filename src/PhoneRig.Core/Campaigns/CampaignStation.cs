namespace PhoneRig.Core.Campaigns;

/// <summary>A station of a campaign.</summary>
/// <param name="Place">What it was begun with.</param>
public sealed record CampaignStation(CampaignPlace Place)
{
    /// <summary>Its name.</summary>
    public string Name => Place.Station;

    /// <summary>Whether its word is taken.</summary>
    public StationTrust Trust { get; init; }

    /// <summary>Why it is not, as a phrase; null where it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>In what way phones failed that made it doubted; null: it was doubted for itself.</summary>
    public string? DoubtedFor { get; init; }

    /// <summary>What its test said that nothing followed from yet; null: nothing.</summary>
    public (bool Passed, string Why)? Tested { get; init; }

    /// <summary>Why its last test could not be done, as a phrase; null where it could, or none was tried since another phone was put there.</summary>
    public string? Untested { get; init; }

    /// <summary>True where its power is off, and off was proven, since a phone was there last.</summary>
    public bool Rested { get; init; }

    /// <summary>Why it could not be put to rest, as a sentence; null where it could, or was not tried yet.</summary>
    public string? Restless { get; init; }

    /// <summary>The phone that stands there; null: none that anybody told of.</summary>
    public Stand? Stand { get; init; }

    /// <summary>True where a run has ended of which nobody knows whose it was: a phone may stand there.</summary>
    public bool Stranger { get; init; }

    /// <summary>The phone that stood there before; null: none did.</summary>
    public string? Before { get; init; }

    /// <summary>The bin that it was put into.</summary>
    public Bin? BeforeTo { get; init; }

    /// <summary>The label that was read for the phone that is put there next; null: none.</summary>
    public string? NextLabel { get; init; }

    /// <summary>What the operator was told last that still stands; null: nothing.</summary>
    public string? Called { get; init; }

    /// <summary>Since when no run is under way there, by the wall clock; null while one is.</summary>
    public DateTimeOffset? IdleSince { get; init; }

    /// <summary>How often it was doubted.</summary>
    public int Doubts { get; init; }

    /// <summary>How often it was put into quarantine.</summary>
    public int Quarantines { get; init; }

    /// <summary>How many of its runs the rig's own end broke off.</summary>
    public int BrokenOff { get; init; }

    /// <summary>How many visits the campaign had when the station was last restored: earlier ones make it doubted no more.</summary>
    public int CountsFrom { get; init; }
}
