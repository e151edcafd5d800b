using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>Says why a port cannot be opened, and what to do about it.</summary>
internal static class OpenFailure
{
    /// <summary>Finds out about a missing interface before the system hides it behind an error number.</summary>
    /// <exception cref="HardwareFaultException">There is no such interface.</exception>
    public static void CheckDevice(IPEndPoint local, string? device, string protocol = "udp")
    {
        if (device is null)
        {
            return;
        }

        var names = NetworkInterface.GetAllNetworkInterfaces().Select(one => one.Name).ToList();
        if (!names.Contains(device))
        {
            throw new HardwareFaultException(PartName(local, device, protocol),
                $"there is no network interface {device}; there are {string.Join(", ", names.Order())}. Correct the interface in the rig file, or plug the adapter in.");
        }
    }

    public static HardwareFaultException Explain(IPEndPoint local, string? device, SocketException refused, string protocol = "udp") =>
        new(PartName(local, device, protocol), Reason(local, device, refused, protocol), refused);

    private static string PartName(IPEndPoint local, string? device, string protocol) => device is null ? $"{protocol} {local}" : $"{protocol} {local} on {device}";

    private static string Reason(IPEndPoint local, string? device, SocketException refused, string protocol) => refused.SocketErrorCode switch
    {
        SocketError.AccessDenied =>
            $"not allowed: ports below 1024 need root or CAP_NET_BIND_SERVICE. Run it as a service with AmbientCapabilities=CAP_NET_BIND_SERVICE, or as root.",
        SocketError.AddressAlreadyInUse =>
            $"another process has this port already, {Suspects(local.Port)}; \"ss -{protocol[0]}lpn 'sport = :{local.Port}'\" names it. Stop it, or keep it off this interface.",
        SocketError.AddressNotAvailable =>
            $"{local.Address} is not an address of this computer; it has {OwnAddresses(device)}. Set it with \"ip addr add {local.Address}/24 dev {device ?? "INTERFACE"}\", or correct the rig file.",
        _ => $"the system refused ({refused.SocketErrorCode}: {refused.Message}).",
    };

    private static string Suspects(int port) => port switch
    {
        67 => "perhaps dnsmasq, isc-dhcp-server, systemd-networkd or a second rig",
        69 => "perhaps tftpd-hpa, atftpd, dnsmasq or a second rig",
        2000 => "perhaps a call manager (Asterisk with chan_sccp) or a second rig; a rig file that names another callManager leaves this port alone",
        _ => "perhaps a second rig",
    };

    private static string OwnAddresses(string? device)
    {
        var addresses = NetworkInterface.GetAllNetworkInterfaces()
            .Where(one => device is null || one.Name == device)
            .SelectMany(one => one.GetIPProperties().UnicastAddresses)
            .Where(one => one.Address.AddressFamily == AddressFamily.InterNetwork)
            .Select(one => $"{one.Address}")
            .ToList();
        return addresses.Count == 0 ? "none" : string.Join(", ", addresses);
    }
}
