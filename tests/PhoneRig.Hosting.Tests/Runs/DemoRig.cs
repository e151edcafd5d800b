using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Tests.Runs;

/// <summary>The rig that ships, as a plan.</summary>
internal static class DemoRig
{
    public static readonly string Shipped = Path.Combine(Root(), "rig-config");

    public static readonly string SimulatedFile = Path.Combine(Shipped, "rigs", "simulated.yaml");

    public static RigConfig Simulated() => new ConfigFolder(Shipped).Rig(SimulatedFile).Value!;

    public static Planned<RigPlan> Plan(RigConfig? rig = null, string? overrides = null, string? rigFile = null) =>
        RigPlanner.Plan(rigFile ?? SimulatedFile, new ConfigFolder(Shipped, overrides), seed: 1, speed: null, rig);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
