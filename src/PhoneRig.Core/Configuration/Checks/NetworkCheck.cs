namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The rig's network fits together, and somebody serves it.</summary>
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
        var sharing = file.Root.Keys("stations").Count(name => !SegmentsCheck.HasOwn(file, name));
        new AddressPlan(file, sharing, "network").Check(network.Address, network.LeaseFrom, network.LeaseTo);
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
}
