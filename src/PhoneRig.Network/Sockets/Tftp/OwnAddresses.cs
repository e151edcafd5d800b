using System.Net;
using System.Net.NetworkInformation;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>The unicast addresses of this computer, as a socket that is bound to none of them needs to know: whatever else a packet was sent to is a broadcast or multicast address.</summary>
/// <param name="device">The interface that counts; null for all.</param>
internal sealed class OwnAddresses(string? device)
{
    /// <summary>Addresses come and go seldom, and a flood of broadcasts must not have the system asked for each.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private HashSet<IPAddress> known = [];
    private TimeSpan? asked;

    /// <summary>True for an address of this computer.</summary>
    public bool Contains(IPAddress address, TimeSpan now)
    {
        // All of 127.0.0.0/8 is this computer's, and only the first of them is listed.
        if (IPAddress.IsLoopback(address))
        {
            return !address.Equals(IPAddress.Parse("127.255.255.255"));
        }

        if (!known.Contains(address) && (asked is not { } last || now - last >= Fresh))
        {
            known = [.. Interfaces(device).SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)];
            asked = now;
        }

        return known.Contains(address);
    }

    /// <summary>The largest packet of the interface with this address, bytes; null where that is not known.</summary>
    public int? MtuOf(IPAddress address)
    {
        try
        {
            var one = Interfaces(device).FirstOrDefault(one => device is not null || one.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address)));
            return one?.GetIPProperties().GetIPv4Properties().Mtu;
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }

    private static IEnumerable<NetworkInterface> Interfaces(string? device) =>
        NetworkInterface.GetAllNetworkInterfaces().Where(one => device is null || one.Name == device);
}
