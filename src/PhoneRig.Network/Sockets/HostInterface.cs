using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Network.Sockets;

/// <summary>A network interface of this computer.</summary>
/// <param name="Name">Such as "eth1".</param>
/// <param name="Addresses">Its IPv4 addresses with their prefixes.</param>
/// <param name="IsUp">False: it is switched off. One without a carrier is up: the phone at the other end of a cable may be off yet.</param>
public sealed record HostInterface(string Name, ImmutableArray<(IPAddress Address, int Prefix)> Addresses, bool IsUp)
{
    /// <summary>The interface of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="refusal">Where there is none: a sentence that names those there are and the nearest.</param>
    public static HostInterface? Find(string name, out string? refusal)
    {
        var all = NetworkInterface.GetAllNetworkInterfaces();
        refusal = null;
        if (all.FirstOrDefault(one => one.Name == name) is { } found)
        {
            return new HostInterface(
                name,
                [.. found.GetIPProperties().UnicastAddresses
                    .Where(one => one.Address.AddressFamily == AddressFamily.InterNetwork)
                    .Select(one => (one.Address, one.PrefixLength))],
                IsSwitchedOn(name));
        }

        refusal = $"there is no network interface \"{name}\"; {NearestWord.Hint(name, all.Select(one => one.Name).Order(StringComparer.Ordinal))}";
        return null;
    }

    /// <summary>IFF_UP, bit 0 of the interface's flags (Linux if.h); the framework tells an interface without a carrier and one that is off as the same.</summary>
    private static bool IsSwitchedOn(string name)
    {
        try
        {
            return (Convert.ToInt32(File.ReadAllText($"/sys/class/net/{name}/flags").Trim(), 16) & 1) != 0;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            // No Linux, or no /sys: opening a port will tell.
            return true;
        }
    }
}
