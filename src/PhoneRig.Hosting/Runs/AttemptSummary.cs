namespace PhoneRig.Hosting.Runs;

/// <summary>One attempt.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Outcome">"goal-met", or the named outcome that ended it.</param>
/// <param name="Why">The sentence behind it.</param>
public sealed record AttemptSummary(string Procedure, string Outcome, string Why);
