using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>What interlocks judge by.</summary>
/// <param name="Deed">The deed.</param>
/// <param name="Now">Uptime.</param>
/// <param name="Station">What is remembered of the station.</param>
/// <param name="Feed">What feeds the phone, as of now.</param>
/// <param name="Boot">The stages that the phone may be in.</param>
/// <param name="Rig">What is remembered of the rig.</param>
/// <param name="ForcedBy">Who answers for doing it against an interlock; null for nobody.</param>
internal sealed record Situation(Deed Deed, TimeSpan Now, SafetyState Station, Feed Feed, BootState Boot, RigSafety Rig, string? ForcedBy);
