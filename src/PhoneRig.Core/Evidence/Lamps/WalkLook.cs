namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>What a walk showed of a lamp.</summary>
public enum WalkLook
{
    /// <summary>It is no line lamp, so no walk goes over it.</summary>
    NoLine,

    /// <summary>It was seen lit.</summary>
    Seen,

    /// <summary>The walk ended before it, or was not seen.</summary>
    NotReached,

    /// <summary>The walk went over it, and its sensor saw nothing: a fault of the rig's, not the phone's.</summary>
    Missed,
}
