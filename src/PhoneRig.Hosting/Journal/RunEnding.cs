namespace PhoneRig.Hosting.Journal;

/// <summary>How a run ended for a station.</summary>
/// <param name="Outcome">The verdict, or the procedure's outcome.</param>
/// <param name="Diagnosis">What is wrong, by name; null where nothing is or nothing is known.</param>
internal sealed record RunEnding(string Outcome, string? Diagnosis);
