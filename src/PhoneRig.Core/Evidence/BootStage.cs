namespace PhoneRig.Core.Evidence;

/// <summary>What a phone may be doing (facts 1.2). Which of them are possible now is folded from the timeline in one place.</summary>
public enum BootStage
{
    /// <summary>No power.</summary>
    Off,
    /// <summary>Boot code and init, before and during a normal boot's lamp walk.</summary>
    Starting,
    /// <summary>The factory-reset code can be typed.</summary>
    AwaitingCode,
    /// <summary>Deleting settings (soft code).</summary>
    Erasing,
    /// <summary>Formatting its flash (hard codes): dark for minutes, never to be cut.</summary>
    Formatting,
    /// <summary>Asking for an address.</summary>
    SeekingLease,
    /// <summary>Fetching a load.</summary>
    Downloading,
    /// <summary>Authenticating and writing a fetched archive.</summary>
    Writing,
    /// <summary>Asking for its configuration.</summary>
    SeekingConfig,
    /// <summary>Talking to the call manager.</summary>
    Registering,
    /// <summary>Registered.</summary>
    Registered,
    /// <summary>In the console's emergency shell.</summary>
    InShell,
    /// <summary>Powered, and nothing more is heard of it.</summary>
    Silent,
}
