namespace PhoneRig.Core.Campaigns;

/// <summary>What of a campaign others may want to be told.</summary>
public enum NewsKind
{
    /// <summary>A run has reached its verdict.</summary>
    Verdict,
    /// <summary>A station gets no further phone until it was mended.</summary>
    Quarantine,
    /// <summary>The campaign was ended; runs that were under way then still reach their verdicts.</summary>
    End,
}
