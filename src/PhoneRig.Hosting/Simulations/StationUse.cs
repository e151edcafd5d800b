namespace PhoneRig.Hosting.Simulations;

/// <summary>What a station with a phone on it is at, moment by moment.</summary>
public enum StationUse
{
    /// <summary>A run that came to its end.</summary>
    Run,

    /// <summary>Its run has not begun yet.</summary>
    Begin,

    /// <summary>Its run is over, and it is put to rest for the swap: power off, and proven off.</summary>
    Rest,

    /// <summary>It is tested.</summary>
    Test,

    /// <summary>A run that the end of the rig's process broke off: what it had done was lost.</summary>
    Lost,

    /// <summary>After the end of a process: the rig starts again, and watches the phone until it is provably idle.</summary>
    Watch,

    /// <summary>It is in quarantine, and a person has to mend it.</summary>
    OutOfOrder,
}
