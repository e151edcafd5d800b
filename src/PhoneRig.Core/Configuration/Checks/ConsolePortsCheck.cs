namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Each console is on a port of its own; only a simulated rig has simulated ones.</summary>
internal sealed class ConsolePortsCheck : ICheck<RigConfig>
{
    /// <summary>The port and interface name of what is not real.</summary>
    public const string Simulated = "simulated";

    public void Check(ReadFile<RigConfig> file)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in file.Root.Keys("stations"))
        {
            if (file.Value.Stations.GetValueOrDefault(name)?.Console is not { } console)
            {
                continue;
            }

            if (console.Port == Simulated)
            {
                if (!file.Value.Simulated)
                {
                    file.At("a simulated console in a real rig: name its device, or write simulated: true for the rig", "stations", name, "console", "port");
                }
            }
            else if (!console.Port.StartsWith('/'))
            {
                file.At($"\"{console.Port}\" is no device: write its stable name, /dev/serial/by-id/...", "stations", name, "console", "port");
            }
            else if (!taken.TryAdd(console.Port, name))
            {
                file.At($"{console.Port} is already the console of station {taken[console.Port]}", "stations", name, "console", "port");
            }
        }
    }
}
