namespace PhoneRig.Core.Configuration.Checks;

/// <summary>What the rig's own DHCP is told beside its pool: addresses that are kept, options, subnets behind relays.</summary>
internal sealed class LeasesCheck : ICheck<RigConfig>
{
    /// <summary>One option's length (RFC 2132 section 2).</summary>
    private const int LongestOption = 255;

    /// <summary>The file field but for its end (RFC 2131 section 2).</summary>
    private const int LongestFile = 127;

    private static readonly string[] OwnKeys = ["answer", "reservations", "lease-options", "relayed"];

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Network is not { } network)
        {
            return;
        }

        if (network.Dhcp == ServiceKind.External)
        {
            foreach (var key in file.Root.Keys("network").Where(OwnKeys.Contains))
            {
                file.AtKey($"only a rig that leases addresses itself can do that: leave {key} out, or write dhcp: built-in", "network", key);
            }
        }

        if (Subnet.Parse(network.Address) is { } subnet)
        {
            CheckReservations(file, network, subnet);
            CheckRelayed(file, network, subnet);
        }

        CheckOptions(file, network.LeaseOptions);
    }

    private static void CheckReservations(ReadFile<RigConfig> file, NetworkConfig network, Subnet subnet)
    {
        var taken = new Dictionary<uint, string>();
        foreach (var mac in file.Root.Keys("network", "reservations"))
        {
            if (MacsCheck.WrongWith(mac) is { } wrong)
            {
                file.AtKey(wrong, "network", "reservations", mac);
            }

            if (network.Reservations?.GetValueOrDefault(mac) is not { } text)
            {
                continue;
            }

            var problem = Ipv4.Parse(text) is not { } address ? $"\"{text}\" is no address such as 10.70.0.50"
                : !subnet.HasHost(address) ? $"{text} is no phone's address in the rig's network {subnet}"
                : address == subnet.Own ? $"{text} is the rig's own address"
                : !taken.TryAdd(address.Value, mac) ? $"{text} is already kept for {taken[address.Value]}"
                : null;
            if (problem is not null)
            {
                file.At(problem, "network", "reservations", mac);
            }
        }
    }

    private static void CheckOptions(ReadFile<RigConfig> file, LeaseOptionsConfig? options)
    {
        if (options is null)
        {
            return;
        }

        foreach (var (key, texts) in new[]
        {
            ("router", options.Router is { } router ? [router] : []), ("name-servers", options.NameServers), ("time-servers", options.TimeServers),
        })
        {
            foreach (var text in texts.IsDefault ? [] : texts.Where(text => Ipv4.Parse(text) is null))
            {
                file.At($"\"{text}\" is no address such as 10.70.0.1", "network", "lease-options", key);
            }
        }

        CheckText(file, options.DomainName, LongestOption, "domain-name");
        CheckText(file, options.BootFile, LongestFile, "boot-file");
    }

    private static void CheckText(ReadFile<RigConfig> file, string? text, int most, string key)
    {
        if (text is not null && (text.Length == 0 || text.Length > most || text.Any(letter => letter is < ' ' or > '~')))
        {
            file.At($"{key} is 1 to {most} characters of ASCII", "network", "lease-options", key);
        }
    }

    private static void CheckRelayed(ReadFile<RigConfig> file, NetworkConfig network, Subnet own)
    {
        if (network.Relayed.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var relayed in network.Relayed)
        {
            if (Subnet.Parse(relayed.Subnet) is not { } subnet)
            {
                file.At($"\"{relayed.Subnet}\" is no subnet such as 10.80.0.0/24", "network", "relayed");
                continue;
            }

            if (subnet.Overlaps(own))
            {
                file.At($"{subnet} is the rig's own network: no relay is needed there", "network", "relayed");
            }

            foreach (var (key, text) in new[] { ("lease-from", relayed.LeaseFrom), ("lease-to", relayed.LeaseTo), ("router", relayed.Router) })
            {
                if (text is not null && (Ipv4.Parse(text) is not { } host || !subnet.HasHost(host)))
                {
                    file.At($"{key} \"{text}\" is no host's address in {subnet}", "network", "relayed");
                }
            }

            if (relayed.LeaseFrom is not null && relayed.LeaseTo is not null
                && Ipv4.Parse(relayed.LeaseFrom) is { } first && Ipv4.Parse(relayed.LeaseTo) is { } last && first.Value > last.Value)
            {
                file.At($"the leases end at {last} before they begin at {first}", "network", "relayed");
            }
        }
    }
}
