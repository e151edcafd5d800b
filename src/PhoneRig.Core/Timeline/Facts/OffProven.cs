namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Off is off: the relay was open and no sense of the station saw life (design section 6).</summary>
/// <param name="After">How long it was watched for.</param>
/// <param name="Metered">True where it did not take the whole silence, because the meter behind the relay found nothing and the switch said that its port feeds nothing; null otherwise.</param>
/// <param name="Started">True where a person pulled the plug, and the phone's start as it was put in again showed that it had no power before; null otherwise.</param>
public sealed record OffProven(TimeSpan After, bool? Metered = null, bool? Started = null) : Fact;
