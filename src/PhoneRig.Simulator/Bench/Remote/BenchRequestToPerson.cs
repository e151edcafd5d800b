using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>A request to the simulated person, on its way to the bench.</summary>
/// <param name="Station">Where.</param>
/// <param name="Request">What.</param>
internal sealed record BenchRequestToPerson(string Station, PersonRequest Request);
