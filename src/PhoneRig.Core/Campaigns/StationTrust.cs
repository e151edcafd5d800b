namespace PhoneRig.Core.Campaigns;

/// <summary>Whether a station's word is taken.</summary>
public enum StationTrust
{
    /// <summary>It is.</summary>
    Good,
    /// <summary>Not until it has passed its test.</summary>
    Doubted,
    /// <summary>Not until it was mended, and has passed its test.</summary>
    Quarantined,
}
