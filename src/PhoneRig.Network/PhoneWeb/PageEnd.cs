namespace PhoneRig.Network.PhoneWeb;

/// <summary>What came of asking a phone for its page.</summary>
public enum PageEnd
{
    /// <summary>The page was read.</summary>
    Read,
    /// <summary>Nobody listens on the port: the phone's web server is off, or its applications have not started yet.</summary>
    Refused,
    /// <summary>No host answers at the address, or it broke off.</summary>
    Lost,
    /// <summary>It took too long.</summary>
    TimedOut,
    /// <summary>The web server has no such page, or does not show it.</summary>
    Denied,
    /// <summary>Something else than a phone's page came.</summary>
    NoPage,
}
