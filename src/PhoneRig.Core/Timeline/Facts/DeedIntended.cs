namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The hands are about to do this. Written before the part moves.</summary>
/// <param name="Deed">What will be done.</param>
public sealed record DeedIntended(Deed Deed) : Fact;
