namespace PhoneRig.Cli.CommandLine;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>All goals met.</summary>
    Done = 0,

    /// <summary>A phone was not recovered; its diagnosis was given.</summary>
    NotRecovered = 1,

    /// <summary>Bad usage or configuration; nothing was moved.</summary>
    BadUsage = 2,

    /// <summary>A part of the rig failed, or the program did.</summary>
    RigFault = 3,

    /// <summary>Stopped safely on request.</summary>
    Stopped = 4,

    /// <summary>Refused by an interlock, a lease or another owner of the rig.</summary>
    Refused = 5,
}
