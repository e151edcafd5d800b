namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>What a station is given to see and press with.</summary>
internal enum Senses
{
    /// <summary>Console, lamps and fingers.</summary>
    All,
    /// <summary>Nobody listens to the console.</summary>
    NoConsole,
    /// <summary>Nobody looks at the lamps.</summary>
    NoLamps,
    /// <summary>Only the network tells.</summary>
    Neither,
    /// <summary>Console and lamps, and a person presses the keys.</summary>
    Person,
}

