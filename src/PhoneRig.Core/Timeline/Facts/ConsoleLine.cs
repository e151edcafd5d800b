using System.Collections.Immutable;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A line (or a prompt without an end) from the console.</summary>
/// <param name="Text">The text, control characters shown as \xNN.</param>
/// <param name="Rule">The console rule of the phone model that matched first; null for none.</param>
/// <param name="Values">What the rule's named groups caught, in the order of their names, so that a fact is written the same each time.</param>
public sealed record ConsoleLine(string Text, string? Rule, ImmutableSortedDictionary<string, string>? Values) : Fact;
