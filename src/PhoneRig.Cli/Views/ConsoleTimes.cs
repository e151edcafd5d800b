namespace PhoneRig.Cli.Views;

/// <summary>What stands before each line of a console.</summary>
internal enum ConsoleTimes
{
    /// <summary>Rig time and the entry's sequence.</summary>
    Rig,

    /// <summary>Date and time of this computer's zone, and the entry's sequence.</summary>
    Clock,

    /// <summary>Nothing: what the phone said and no more.</summary>
    None,
}
