using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Attribution;

/// <summary>A fact for the timeline of a station.</summary>
/// <param name="Station">The station.</param>
/// <param name="Fact">The fact.</param>
public sealed record StationFact(string Station, Fact Fact);
