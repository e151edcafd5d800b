using System.Globalization;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The segment's addresses fit together.</summary>
internal sealed class NetworkCheck : ICheck<RigConfig>
{
    private static readonly string[] LeaseKeys = ["lease-from", "lease-to"];

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Network is not { } network)
        {
            return;
        }

        if (network.Interface == ConsolePortsCheck.Simulated && !file.Value.Simulated)
        {
            file.At("a simulated network in a real rig: name its interface, such as eth1, or write simulated: true for the rig", "network", "interface");
        }

        if (network.CallManager is { } callManager && Ipv4.Parse(callManager) is null)
        {
            file.At($"\"{callManager}\" is no address such as 10.70.0.1", "network", "call-manager");
        }

        CheckServices(file, network);
        var from = Address(file, network.LeaseFrom, "lease-from");
        var to = Address(file, network.LeaseTo, "lease-to");
        if (ParsePrefixed(network.Address) is not var (own, prefix))
        {
            file.At($"\"{network.Address}\" is no address with its prefix, such as 10.70.0.1/24", "network", "address");
            return;
        }

        CheckOwn(file, own, prefix);
        CheckLease(file, from, own, prefix, "lease-from");
        CheckLease(file, to, own, prefix, "lease-to");
        if (from is { } first && to is { } last)
        {
            CheckRange(file, first, last, own);
        }
    }

    /// <summary>Whoever serves what, a phone is told an address and a TFTP server by somebody.</summary>
    private static void CheckServices(ReadFile<RigConfig> file, NetworkConfig network)
    {
        var written = file.Root.Keys("network").ToList();
        string[] missing = [.. LeaseKeys.Where(key => !written.Contains(key))];
        if (network.Dhcp == ServiceKind.BuiltIn && missing.Length > 0)
        {
            file.At($"missing: {string.Join(", ", missing.Select(key => $"\"{key}\""))}, which the rig's own DHCP leases from; or write dhcp: external", "network");
        }

        var names = network is { Tftp: ServiceKind.External, Dhcp: ServiceKind.BuiltIn };
        if (names && !written.Contains("tftp-server"))
        {
            file.At("the rig's own DHCP must name the site's TFTP server to phones: write its address as tftp-server", "network", "tftp");
        }
        else if (!names && written.Contains("tftp-server"))
        {
            file.AtKey("only a rig that leases addresses itself names another TFTP server: leave tftp-server out, or write tftp: external and dhcp: built-in", "network", "tftp-server");
        }
        else if (network.TftpServer is { } server && Ipv4.Parse(server) is null)
        {
            file.At($"\"{server}\" is no address such as 10.70.0.2", "network", "tftp-server");
        }
    }

    private static void CheckRange(ReadFile<RigConfig> file, Ipv4 first, Ipv4 last, Ipv4 own)
    {
        if (first.Value > last.Value)
        {
            file.At($"the leases end at {last} before they begin at {first}", "network", "lease-to");
        }
        else if (own.Value >= first.Value && own.Value <= last.Value)
        {
            file.At($"the rig's own address {own} is among the leases {first} to {last}", "network", "lease-from");
        }
        else if (last.Value - first.Value + 1 < (uint)file.Root.Keys("stations").Count())
        {
            file.At($"{last.Value - first.Value + 1} leases for {file.Root.Keys("stations").Count()} stations: each phone needs one", "network", "lease-to");
        }
    }

    private static void CheckOwn(ReadFile<RigConfig> file, Ipv4 own, int prefix)
    {
        var host = own.Value & ~Mask(prefix);
        if (host == 0 || host == ~Mask(prefix))
        {
            file.At($"{own} is the {(host == 0 ? "network's own" : "broadcast")} address of its /{prefix}: the rig needs one between", "network", "address");
        }
    }

    private static void CheckLease(ReadFile<RigConfig> file, Ipv4? lease, Ipv4 own, int prefix, string key)
    {
        if (lease is not { } address)
        {
            return;
        }

        var mask = Mask(prefix);
        if ((address.Value & mask) != (own.Value & mask))
        {
            file.At($"{address} is outside the rig's network {new Ipv4(own.Value & mask)}/{prefix}", "network", key);
        }
        else if ((address.Value & ~mask) == 0 || (address.Value & ~mask) == ~mask)
        {
            file.At($"{address} is the network's own or broadcast address: no phone can have it", "network", key);
        }
    }

    private static Ipv4? Address(ReadFile<RigConfig> file, string? text, string key)
    {
        if (text is null)
        {
            return null;
        }

        var address = Ipv4.Parse(text);
        if (address is null)
        {
            file.At($"\"{text}\" is no address such as 10.70.0.100", "network", key);
        }

        return address;
    }

    // A prefix of 30 leaves room for the rig and one phone; 8 is the widest private network.
    internal static (Ipv4 Own, int Prefix)? ParsePrefixed(string text) =>
        text.Split('/') is [var address, var prefix] && Ipv4.Parse(address) is { } own
        && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 8 and <= 30
            ? (own, bits)
            : null;

    internal static uint Mask(int prefix) => uint.MaxValue << (32 - prefix);
}
