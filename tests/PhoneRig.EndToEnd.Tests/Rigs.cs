using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The shipped configuration, and runs on it.</summary>
internal static class Rigs
{
    public static string Root { get; } = FindRoot();

    public static ConfigFolder Folder { get; } = new(Path.Combine(Root, "rig-config"));

    public static string SimulatedFile { get; } = Path.Combine(Root, "rig-config", "rigs", "simulated.yaml");

    public static RigConfig Simulated()
    {
        var result = Folder.Rig(SimulatedFile);
        return result.Value ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    /// <summary>The built-in rig with one of its stations only.</summary>
    public static RigConfig Only(string station)
    {
        var rig = Simulated();
        return rig with
        {
            Stations = ImmutableDictionary<string, StationConfig>.Empty.Add(station, rig.Stations[station]),
            Bench = ImmutableDictionary<string, SimulatedPhoneConfig>.Empty.Add(station, rig.Bench[station]),
        };
    }

    /// <summary>Only station s1 of the built-in rig, and that one changed.</summary>
    public static RigConfig With(Func<StationConfig, StationConfig> station, Func<SimulatedPhoneConfig, SimulatedPhoneConfig>? phone = null)
    {
        var rig = Only("s1");
        return rig with
        {
            Stations = rig.Stations.SetItem("s1", station(rig.Stations["s1"])),
            Bench = rig.Bench.SetItem("s1", (phone ?? (same => same))(rig.Bench["s1"])),
        };
    }

    /// <summary>Runs a rig in virtual time.</summary>
    public static (RunSummary Summary, Recording Recording) Run(RigConfig rig, int seed = 1, double? speed = null, CancellationToken stop = default)
    {
        var recording = new Recording();
        var request = new RecoverRequest { RigFile = SimulatedFile, Folder = Folder, Speed = speed, Seed = seed };
        var result = new RecoveryRun(request, recording).Run(rig, stop);
        return (result.Summary ?? throw new InvalidOperationException($"{result.Refusal}{string.Join('\n', result.Problems)}"), recording);
    }

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
