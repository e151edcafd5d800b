namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>What of a campaign takes longest, by itself: more of it makes the campaign shorter.</summary>
public enum PlanBottleneck
{
    /// <summary>The stations.</summary>
    Stations,
    /// <summary>The operator's hands.</summary>
    Operator,
    /// <summary>The stations that have keys.</summary>
    KeyStations,
    /// <summary>The evening's load.</summary>
    Evening,
}
