using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace PhoneRig.Cli.Verbs;

/// <summary>Reads where to listen: <c>ADDR</c>, <c>ADDR:PORT</c>, <c>:PORT</c>; an IPv6 address before a port stands in brackets.</summary>
internal static class ListenText
{
    /// <summary>What it looks like.</summary>
    public const string Expected = "an address of this computer with a port, such as 10.70.0.1:69, [fd00::1]:69 or :6969";

    /// <summary>Where to listen; without an address, to all of IPv4 and of IPv6.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="defaultPort">The port where none was.</param>
    public static ImmutableArray<IPEndPoint>? Parse(string text, int defaultPort)
    {
        var bracket = text.LastIndexOf(']');
        var colon = text.IndexOf(':', StringComparison.Ordinal) == text.LastIndexOf(':') || bracket >= 0 ? text.IndexOf(':', bracket + 1) : -1;
        var host = (colon < 0 ? text : text[..colon]).Trim('[', ']');
        if (!int.TryParse(colon < 0 ? $"{defaultPort}" : text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > IPEndPoint.MaxPort)
        {
            return null;
        }

        if (host.Length == 0)
        {
            return colon == 0 ? [new IPEndPoint(IPAddress.Any, port), new IPEndPoint(IPAddress.IPv6Any, port)] : null;
        }

        return IPAddress.TryParse(host, out var address) && IsOurs(host, address) ? [new IPEndPoint(address, port)] : null;
    }

    /// <summary>"69" and "10.1" are addresses to the parser and slips to people; and nobody listens to a broadcast or multicast address.</summary>
    private static bool IsOurs(string host, IPAddress address) =>
        (host.Contains(':') || host.Count(c => c == '.') == 3)
        && !address.IsIPv6Multicast
        && !address.Equals(IPAddress.Broadcast)
        && (host.Contains(':') || address.GetAddressBytes()[0] < 224);
}
