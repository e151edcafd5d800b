using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Hosting.Simulations.Faults;

/// <summary>What is wrong with a rig from the first day on.</summary>
/// <param name="Bench">What its bench is like.</param>
/// <param name="Links">What is wrong with the network cables at its stations.</param>
/// <param name="Spells">What that is.</param>
internal sealed record WiredFaults(BenchOptions Bench, ImmutableDictionary<string, BenchLinkConfig> Links, ImmutableArray<FaultSpell> Spells);
