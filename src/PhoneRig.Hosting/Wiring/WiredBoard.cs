using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring;

/// <summary>A board that a station uses.</summary>
/// <param name="Name">Its name in the rig file.</param>
/// <param name="Config">Its chip, bus and address.</param>
/// <param name="Pins">What of it the station uses, by number.</param>
public sealed record WiredBoard(string Name, BoardConfig Config, ImmutableArray<WiredPin> Pins);
