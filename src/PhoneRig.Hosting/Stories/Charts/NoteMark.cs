namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>Something that must not be overlooked: a refusal, a rig fault, a stop, a notice, a request to a person.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What, in plain words.</param>
/// <param name="Grave">True for rig faults and refusals.</param>
/// <param name="Entry">The entry that tells it.</param>
public sealed record NoteMark(TimeSpan At, string Text, bool Grave, long Entry);
