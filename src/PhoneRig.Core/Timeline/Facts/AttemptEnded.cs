namespace PhoneRig.Core.Timeline.Facts;

/// <summary>An attempt ended.</summary>
/// <param name="Number">Counts from 1 within the run.</param>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Outcome">"goal-met", or the named outcome of the step or wait that ended it.</param>
/// <param name="Why">The sentence behind the outcome.</param>
public sealed record AttemptEnded(int Number, string Procedure, string Outcome, string Why) : Fact;
