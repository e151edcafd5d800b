namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A source came faster than it can be written down; this many sightings of it were dropped. Deeds and decisions never are.</summary>
/// <param name="Source">"console", "tftp", "dhcp", "lamps".</param>
/// <param name="Count">How many were dropped.</param>
public sealed record SightingsLost(string Source, long Count) : Fact;
