namespace PhoneRig.Core.Procedures;

/// <summary>What a person's finger can stand, and how a procedure is to be run there.</summary>
public sealed record ProcedureCheckerLimits
{
    /// <summary>How long a person can hold a key down. Default: 6 minutes, the longest wait for the walk (facts 11a: 240 s) and some slack; our guess.</summary>
    public TimeSpan ManualHold { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>The playbook's blind wait, instead of the procedure's own; null: the procedure's.</summary>
    public TimeSpan? Blind { get; init; }
}
