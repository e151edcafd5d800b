namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The switch has an address, and a port of its own for each station that it is said to have.</summary>
internal sealed class SwitchCheck : ICheck<RigConfig>
{
    /// <summary>A switch's processor is slow: oftener is no use.</summary>
    private static readonly TimeSpan Oftenest = TimeSpan.FromSeconds(5);

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Switch is not { } managed)
        {
            return;
        }

        if (managed.Address is { } address && Ipv4.Parse(address) is null)
        {
            file.At($"\"{address}\" is no address such as 192.168.1.2", "switch", "address");
        }

        if (managed.Community is { } community && community.Trim().Length == 0)
        {
            file.At("a switch answers to no empty community: write the one that lets one read, often public", "switch", "community");
        }

        if (managed.Every < Oftenest)
        {
            file.At($"{DurationText.Format(managed.Every)} is too often: {DurationText.Format(Oftenest)} at the least", "switch", "every");
        }

        CheckPorts(file, managed);
    }

    private static void CheckPorts(ReadFile<RigConfig> file, SwitchConfig managed)
    {
        var stations = file.Root.Keys("stations").ToList();
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in file.Root.Keys("switch", "ports"))
        {
            if (!stations.Contains(name))
            {
                file.AtKey($"a port for \"{name}\", which is no station; {NearestWord.Hint(name, stations)}", "switch", "ports", name);
            }

            if (managed.Ports.GetValueOrDefault(name) is { } port && !taken.TryAdd(port, name))
            {
                file.At($"{port} is already the port of station {taken[port]}", "switch", "ports", name);
            }
        }

        if (file.Root.Keys("switch").Contains("ports") && !file.Root.Keys("switch", "ports").Any())
        {
            file.At("no station's port is named: write ports: { s1: Gi0/1 }, or leave switch out", "switch", "ports");
        }
    }
}
