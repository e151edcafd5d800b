using System.Collections.Immutable;

namespace PhoneRig.Hosting.Stories;

/// <summary>An attempt as it went.</summary>
/// <param name="Number">Counts from 1 within the run; 0 for a procedure that was the whole run.</param>
/// <param name="Procedure">What was done.</param>
/// <param name="Firmware">The firmware set served meanwhile, by the name that playbooks use; null where none is named.</param>
/// <param name="From">When it began, since the run began.</param>
/// <param name="To">When it ended; where it did not, when the record ends.</param>
/// <param name="Outcome">"goal-met", or what ended it; null where its end was never told.</param>
/// <param name="Sentences">What was done and what the phone did.</param>
public sealed record ToldAttempt(int Number, string Procedure, string? Firmware, TimeSpan From, TimeSpan To, string? Outcome, ImmutableArray<Sentence> Sentences);
