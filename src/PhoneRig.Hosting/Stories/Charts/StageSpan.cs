using System.Collections.Immutable;
using PhoneRig.Core.Evidence;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A stretch in which the phone could be in the same stages.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Likeliest">The likeliest stage.</param>
/// <param name="Possible">All that could not be ruled out.</param>
/// <param name="Entry">The entry that tells it.</param>
public sealed record StageSpan(TimeSpan From, TimeSpan To, BootStage Likeliest, ImmutableArray<BootStage> Possible, long Entry);
