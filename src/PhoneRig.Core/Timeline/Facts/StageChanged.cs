using System.Collections.Immutable;
using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The set of boot stages that the phone may be in has changed.</summary>
/// <param name="Likeliest">What displays show.</param>
/// <param name="Possible">All that cannot be ruled out; interlocks heed every one.</param>
public sealed record StageChanged(BootStage Likeliest, ImmutableArray<BootStage> Possible) : Fact;
