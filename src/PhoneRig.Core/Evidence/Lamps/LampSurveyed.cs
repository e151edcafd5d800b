using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>What a survey knows of a lamp.</summary>
/// <param name="Lamp">The lamp.</param>
/// <param name="Measure">What was measured; null where its sensor counts nothing, or could not be read.</param>
/// <param name="Look">What the walk showed of it.</param>
/// <param name="LitWhileOff">True where its sensor told it lit with the phone off, or was saturated then.</param>
public sealed record LampSurveyed(Lamp Lamp, LampMeasure? Measure, WalkLook Look, bool LitWhileOff);
