namespace PhoneRig.Hosting.Journal;

/// <summary>Where an entry stands in a run.</summary>
/// <param name="Run">The run's number; null between runs.</param>
/// <param name="Begins">The run that the entry begins for its station.</param>
/// <param name="Ends">How the entry ends the run for its station.</param>
internal readonly record struct RunPlace(long? Run, RunBeginning? Begins = null, RunEnding? Ends = null);
