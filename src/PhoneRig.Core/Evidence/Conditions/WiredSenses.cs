using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>The senses that a station has, besides the network, which it always has.</summary>
/// <param name="Console">Whether its console is wired.</param>
/// <param name="LampGroups">The groups of which at least one lamp has a sensor.</param>
public sealed record WiredSenses(bool Console, ImmutableHashSet<string> LampGroups);
