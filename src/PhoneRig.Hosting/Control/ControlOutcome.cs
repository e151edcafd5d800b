namespace PhoneRig.Hosting.Control;

/// <summary>How an answer ended; one for each exit code of the command line.</summary>
public enum ControlOutcome
{
    /// <summary>All goals met.</summary>
    Done,

    /// <summary>A phone was not recovered, or a procedure did not end in "done".</summary>
    NotRecovered,

    /// <summary>The request was wrong; nothing was moved.</summary>
    BadRequest,

    /// <summary>A part of the rig failed.</summary>
    RigFault,

    /// <summary>Stopped safely on request.</summary>
    Stopped,

    /// <summary>Refused by an interlock, a lease or another owner of the rig.</summary>
    Refused,
}
