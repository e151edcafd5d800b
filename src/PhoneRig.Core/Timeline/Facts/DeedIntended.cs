namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The hands are about to do this. Written, and durable, before the part moves; releases only written.</summary>
/// <param name="Deed">What will be done.</param>
/// <param name="By">Who asked for it; null for the run under way.</param>
/// <param name="ForcedBy">Who answers for doing it against an interlock; null for nobody.</param>
public sealed record DeedIntended(Deed Deed, string? By = null, string? ForcedBy = null) : Fact;
