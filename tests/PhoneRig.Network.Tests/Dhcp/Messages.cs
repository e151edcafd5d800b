using System.Net;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>What clients say.</summary>
internal static class Messages
{
    public const string Mac = "00:1b:2c:3d:4e:5f";

    /// <summary>A 7970's option 60, with its trailing NUL (facts 8).</summary>
    public const string Vendor = "Cisco Systems, Inc. IP Phone CP-7970G\0";

    public static IPAddress Ip(string text) => IPAddress.Parse(text);

    public static DhcpPacket Message(
        DhcpMessageType type, string mac = Mac, string? requested = null, string? server = null, string? client = null, string? vendor = Vendor)
    {
        var options = new DhcpOptions();
        if (requested is not null)
        {
            options.Add(DhcpOption.RequestedAddress, Ip(requested));
        }

        if (server is not null)
        {
            options.Add(DhcpOption.ServerIdentifier, Ip(server));
        }

        if (vendor is not null)
        {
            options.Add(DhcpOption.VendorClass, vendor);
        }

        return new DhcpPacket
        {
            IsReply = false,
            Type = type,
            TransactionId = 0x2A2A2A2A,
            ClientMac = mac,
            ClientAddress = client is null ? IPAddress.Any : Ip(client),
            Options = options,
        };
    }
}
