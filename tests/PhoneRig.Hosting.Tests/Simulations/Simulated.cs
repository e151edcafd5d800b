using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Simulations;
using PhoneRig.Hosting.Tests.Runs;

namespace PhoneRig.Hosting.Tests.Simulations;

/// <summary>Small simulated campaigns.</summary>
internal static class Simulated
{
    public static SimulationRequest Request(int phones, int stations, string faults = FaultKinds.Nothing, int seeds = 1) =>
        new(Path.Combine(DemoRig.Shipped, "rigs", "simulated-vlans.yaml"), new ConfigFolder(DemoRig.Shipped), phones, stations, seeds) { Faults = FaultKinds.Parse(faults) };

    public static CampaignStory Story(int seed, int phones, int stations, string faults = FaultKinds.Nothing) => new SimulationRun(Request(phones, stations, faults)).Story(seed);
}
