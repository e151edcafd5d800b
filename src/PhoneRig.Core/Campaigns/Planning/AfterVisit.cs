namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>What comes after a phone's run, as far as a plan cares.</summary>
public enum AfterVisit
{
    /// <summary>Nothing by day: it is home, or waits for files or a person.</summary>
    Through,
    /// <summary>Another run, at any station.</summary>
    Again,
    /// <summary>Another run, at a station that has keys.</summary>
    KeyStation,
    /// <summary>The evening's load.</summary>
    Evening,
}
