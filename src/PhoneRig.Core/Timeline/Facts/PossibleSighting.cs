namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Traffic of nobody known, which this station's phone could have sent: it counts against cutting its power, and for nothing else (design section 6).</summary>
/// <param name="Sighting">What was seen: a network sighting.</param>
public sealed record PossibleSighting(Fact Sighting) : Fact;
