namespace PhoneRig.Core.Procedures;

/// <summary>Where a procedure that is run by itself is.</summary>
/// <param name="Context">What the procedure needs to know of the time before it begins.</param>
/// <param name="Runner">Where its steps are; null before the run's start.</param>
/// <param name="WaitsUntil">How long the beginning waits at the most for a phone that may be writing; null where it did not have to.</param>
public sealed record ProcedureJobState(StationContext Context, RunnerState? Runner, TimeSpan? WaitsUntil)
{
    /// <summary>True while its beginning waits for the mains.</summary>
    public bool WaitsForMains { get; init; }

    /// <summary>What is done about the phone's emergency shell.</summary>
    public ShellExitState Shell { get; init; } = ShellExitState.Closed;
}
