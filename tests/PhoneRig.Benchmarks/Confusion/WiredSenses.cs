namespace PhoneRig.Benchmarks.Confusion;

/// <summary>What a station of the matrix is given to tell its phone by; the network is always there.</summary>
internal enum WiredSenses
{
    /// <summary>Console and lamps.</summary>
    All,

    /// <summary>Nobody listens to the console.</summary>
    NoConsole,

    /// <summary>Nobody looks at the lamps.</summary>
    NoLamps,

    /// <summary>Only the network tells.</summary>
    Neither,

    /// <summary>Console and lamps, and the console's wire garbles what it carries.</summary>
    NoisyConsole,

    /// <summary>Console and lamps, of which photodiodes tell lit from dark and no colour. On demand only: it is no column of the document.</summary>
    LitLamps,
}
