using System.Net;

namespace PhoneRig.Network.Sockets;

/// <summary>The hardware addresses of hosts on the segment, as the system's ARP table has them.</summary>
public static class Neighbours
{
    /// <summary>Bit of an entry that is complete (Linux if_arp.h, ATF_COM).</summary>
    private const int Complete = 0x02;

    private const string Table = "/proc/net/arp";

    /// <summary>The address of a host; null where the system does not know it. The system learns it when something is sent to the host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="device">The interface, such as "eth1"; null: any.</param>
    public static string? MacOf(IPAddress host, string? device)
    {
        try
        {
            return Find(File.ReadLines(Table), host, device);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Finds a host in the lines of the table: IP address, HW type, Flags, HW address, Mask, Device.</summary>
    internal static string? Find(IEnumerable<string> lines, IPAddress host, string? device) => lines
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length == 6 && IPAddress.TryParse(words[0], out var address) && address.Equals(host) && (device is null || words[5] == device))
        .Where(words => words[2].StartsWith("0x", StringComparison.Ordinal)
            && int.TryParse(words[2].AsSpan(2), System.Globalization.NumberStyles.HexNumber, null, out var flags) && (flags & Complete) != 0)
        .Select(words => MacText.TryNormalize(words[3], out var mac) ? mac : null)
        .FirstOrDefault(mac => mac is not null);
}
