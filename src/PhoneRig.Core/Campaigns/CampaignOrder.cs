namespace PhoneRig.Core.Campaigns;

/// <summary>Something that a campaign wants done at a station now, and until a fact says that it is. No deeds: hands belong to stations.</summary>
/// <param name="Station">Where.</param>
public abstract record CampaignOrder(string Station)
{
    /// <summary>Begin a run for the phone that stands there; <c>visit-began</c> goes first.</summary>
    public sealed record BeginVisit(string Station, string Phone) : CampaignOrder(Station)
    {
        /// <summary>How many whole loads it may fetch in it; null: as the playbook says.</summary>
        public int? Rewrites { get; init; }
    }

    /// <summary>Stop the run there safely, as soon as the phone does not write.</summary>
    public sealed record StopVisit(string Station, string Run, string Why) : CampaignOrder(Station);

    /// <summary>Nobody decides for the phone there any more: let it be until it is provably idle, then say <c>visit-broken</c>.</summary>
    public sealed record WatchVisit(string Station, string Run) : CampaignOrder(Station);

    /// <summary>Keep the phone there powered and only watch it, and say <c>phone-fell</c> each time that it does not run any more.</summary>
    public sealed record Soak(string Station, string Run) : CampaignOrder(Station);

    /// <summary>Switch the phone there off, as its interlocks allow, prove that off is off, and say <c>station-rested</c>.</summary>
    public sealed record Rest(string Station) : CampaignOrder(Station);

    /// <summary>Test the station with the phone that stands there, and say <c>station-tested</c>.</summary>
    public sealed record Test(string Station) : CampaignOrder(Station);
}
