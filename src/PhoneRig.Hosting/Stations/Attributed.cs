using System.Collections.Immutable;

namespace PhoneRig.Hosting.Stations;

/// <summary>Whose a packet is, and how that is known.</summary>
/// <param name="Station">The station; null where it cannot be told.</param>
/// <param name="By">How it is known.</param>
/// <param name="Possible">Where it cannot be told: the stations whose phone may have sent it, by name; empty where it is a stranger's.</param>
internal sealed record Attributed(string? Station, AttributedBy By, ImmutableArray<string> Possible);
