namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Simulated phones sit on stations of a simulated rig, and nowhere else.</summary>
internal sealed class BenchCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        var stations = file.Root.Keys("stations").ToList();
        var bench = file.Root.Keys("bench").ToList();
        if (bench.Count > 0 && !file.Value.Simulated)
        {
            file.AtKey("only a simulated rig has simulated phones: leave bench out, or write simulated: true", "bench");
        }

        foreach (var name in bench.Where(name => !stations.Contains(name)))
        {
            file.AtKey($"a simulated phone for \"{name}\", which is no station; {NearestWord.Hint(name, stations)}", "bench", name);
        }
    }
}
