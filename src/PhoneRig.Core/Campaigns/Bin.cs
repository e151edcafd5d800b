namespace PhoneRig.Core.Campaigns;

/// <summary>Where the operator puts a phone that has had its visit.</summary>
public enum Bin
{
    /// <summary>It runs its load: back to its desk.</summary>
    Done,
    /// <summary>It needs its keys pressed, and its station has no fingers: to a station that has.</summary>
    KeyStation,
    /// <summary>Nothing can be said of it yet: its station failed, or a second one has to agree. To another station, and as good as it came.</summary>
    AnotherStation,
    /// <summary>It takes longer than its station has for it by day: to the evening's load.</summary>
    Evening,
    /// <summary>It needs files, or a person; its run's report says what.</summary>
    Attention,
    /// <summary>Good for its parts: two stations agree.</summary>
    Scrap,
    /// <summary>The rig failed wherever it stood, or no station is left for it: a person looks at the rig first.</summary>
    RigSuspect,
}
