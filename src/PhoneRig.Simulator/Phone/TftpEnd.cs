namespace PhoneRig.Simulator.Phone;

/// <summary>How the fetching of a file ended.</summary>
internal enum TftpEnd
{
    /// <summary>It is here.</summary>
    Complete,
    /// <summary>The server has no such file (error 1).</summary>
    NotFound,
    /// <summary>The server refused it otherwise, or sent what the phone cannot read.</summary>
    Failed,
    /// <summary>Nobody answered, four times.</summary>
    TimedOut,
}
