using System.Collections.Immutable;

namespace PhoneRig.Hosting.Stories;

/// <summary>One sentence of a story, and what it is told from.</summary>
/// <param name="At">When it begins to hold, since the run began; null for what has no moment.</param>
/// <param name="Clock">The same by the wall clock.</param>
/// <param name="Text">The sentence, with its full stop. "[3]" in it is the number of a quote.</param>
/// <param name="Entries">Sequences of the entries that it is told from, ascending: never empty.</param>
public sealed record Sentence(TimeSpan? At, DateTimeOffset? Clock, string Text, ImmutableArray<long> Entries);
