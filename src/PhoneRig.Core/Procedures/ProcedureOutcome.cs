namespace PhoneRig.Core.Procedures;

/// <summary>How a procedure ended.</summary>
/// <param name="Name"><see cref="Done"/>, or what went wrong: the <c>otherwise</c> of an await, <see cref="WrongEcho"/>, <see cref="RigFault"/>.</param>
/// <param name="Why">The sentence behind it.</param>
public sealed record ProcedureOutcome(string Name, string Why)
{
    /// <summary>Every step was done.</summary>
    public const string Done = "done";

    /// <summary>An await without <c>otherwise</c> gave up.</summary>
    public const string NotSeen = "not-seen";

    /// <summary>The console echoed a key that was not pressed.</summary>
    public const string WrongEcho = "wrong-key-echo";

    /// <summary>A part of the rig failed.</summary>
    public const string RigFault = "rig-fault";

    /// <summary>An interlock did not let a deed happen.</summary>
    public const string Refused = "refused";

    /// <summary>It was stopped.</summary>
    public const string Stopped = "stopped";
}
