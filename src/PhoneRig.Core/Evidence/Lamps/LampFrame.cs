using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>One look at every lamp that a sensor sees.</summary>
/// <param name="Uptime">When.</param>
/// <param name="Colours">
/// In the order of the recogniser's lamps; null where the light is not one of the known colours, or its sensor did not answer.
/// Colours hold until the next frame, so looking only when something changes is as good as looking at 20 Hz.
/// </param>
public readonly record struct LampFrame(TimeSpan Uptime, ImmutableArray<LampColour?> Colours);
