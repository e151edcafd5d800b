namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A step of a procedure ended.</summary>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Step">Which step, from 1.</param>
/// <param name="Outcome">"done", "seen", "blind" (went on without a sense), or the named outcome that ended the procedure.</param>
/// <param name="Evidence">What ended a wait, as a phrase.</param>
/// <param name="Because">Sequence of the entry that ended a wait.</param>
public sealed record StepEnded(string Procedure, int Step, string Outcome, string? Evidence, long? Because) : Fact;
