namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Off is off: the relay was open and no sense of the station saw life (design section 6).</summary>
/// <param name="After">How long it was watched for.</param>
public sealed record OffProven(TimeSpan After) : Fact;
