namespace PhoneRig.Simulator.Phone;

/// <summary>What a simulated phone truly is doing, for tests to hold a rig's guesses against.</summary>
public enum PhoneActivity
{
    /// <summary>No power.</summary>
    Off,
    /// <summary>Between power (or a reboot) and the loader's check of its load.</summary>
    Starting,
    /// <summary>The code parser is running.</summary>
    AwaitingCode,
    /// <summary>Deleting the soft code's files.</summary>
    Erasing,
    /// <summary>Formatting its flash.</summary>
    Formatting,
    /// <summary>In the shell that ENTER opens.</summary>
    InShell,
    /// <summary>Checking its load.</summary>
    Checking,
    /// <summary>Looking for an address.</summary>
    SeekingLease,
    /// <summary>Fetching a load.</summary>
    Downloading,
    /// <summary>Writing an archive to flash.</summary>
    Writing,
    /// <summary>Waiting for something that does not come, or for a while.</summary>
    Stalled,
    /// <summary>Its programs are up and crashing.</summary>
    Crashing,
    /// <summary>Fetching trust lists and configuration.</summary>
    FetchingConfiguration,
    /// <summary>Counting down to a reboot.</summary>
    Restarting,
    /// <summary>Its application is up.</summary>
    Running,
}
