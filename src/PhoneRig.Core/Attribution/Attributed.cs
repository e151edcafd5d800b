using System.Collections.Immutable;

namespace PhoneRig.Core.Attribution;

/// <summary>Whose a packet is, and how that is known.</summary>
/// <param name="Station">The station; null where it cannot be told: then it is credited to nobody.</param>
/// <param name="By">How it is known.</param>
/// <param name="Possible">The other stations whose phone may have sent it all the same, by name: it counts against cutting their power.</param>
/// <param name="Facts">What it tells of the stations' phones beside, in order.</param>
public sealed record Attributed(string? Station, AttributedBy By, ImmutableArray<string> Possible, ImmutableArray<StationFact> Facts);
