namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A procedure that a person or a job asked for has ended, and with it the run.</summary>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Outcome">"done", or the named outcome that ended it.</param>
/// <param name="Why">The sentence behind it.</param>
public sealed record ProcedureEnded(string Procedure, string Outcome, string Why) : Fact;
