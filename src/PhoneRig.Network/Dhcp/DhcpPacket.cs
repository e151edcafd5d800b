using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace PhoneRig.Network.Dhcp;

/// <summary>A DHCP message (RFC 2131 section 2). <see cref="DhcpCodec"/> reads and writes it.</summary>
public sealed record DhcpPacket
{
    /// <summary>True for what a server sends (op 2), false for what a client sends (op 1).</summary>
    public required bool IsReply { get; init; }

    /// <summary>Option 53.</summary>
    public required DhcpMessageType Type { get; init; }

    /// <summary>The client's number of this exchange; a reply repeats it.</summary>
    public required uint TransactionId { get; init; }

    /// <summary>The client's hardware address (chaddr), "00:1b:2c:3d:4e:5f"; empty where it has none.</summary>
    public required string ClientMac { get; init; }

    /// <summary>Kind of hardware address; 1 is Ethernet.</summary>
    public byte HardwareType { get; init; } = 1;

    /// <summary>Relays passed.</summary>
    public byte Hops { get; init; }

    /// <summary>Seconds since the client began.</summary>
    public ushort Seconds { get; init; }

    /// <summary>The client can take broadcast replies only.</summary>
    public bool Broadcast { get; init; }

    /// <summary>ciaddr: the address that the client has and can be reached at.</summary>
    public IPAddress ClientAddress { get; init; } = IPAddress.Any;

    /// <summary>yiaddr: the address given.</summary>
    public IPAddress YourAddress { get; init; } = IPAddress.Any;

    /// <summary>siaddr: the server of the next step, here the TFTP server.</summary>
    public IPAddress ServerAddress { get; init; } = IPAddress.Any;

    /// <summary>giaddr: the relay that passed it on.</summary>
    public IPAddress RelayAddress { get; init; } = IPAddress.Any;

    /// <summary>sname, up to 64 bytes; empty where it carries options.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>file, up to 128 bytes; empty where it carries options.</summary>
    public string BootFile { get; init; } = "";

    /// <summary>Every option but 53, and 52, which only says where the others lie.</summary>
    public DhcpOptions Options { get; init; } = [];

    /// <summary>Option 50.</summary>
    public IPAddress? RequestedAddress => Options.FindAddress(DhcpOption.RequestedAddress);

    /// <summary>Option 54.</summary>
    public IPAddress? ServerIdentifier => Options.FindAddress(DhcpOption.ServerIdentifier);

    /// <summary>Option 60 without its trailing NUL (facts 8).</summary>
    public string? Vendor => Options.FindText(DhcpOption.VendorClass);

    /// <summary>
    /// The circuit id in option 82 (RFC 3046 section 3.1): what the switch or relay that passed it on calls the client's port. As text where it is ASCII, else as 0x and
    /// hexadecimal digits; null where nobody said.
    /// </summary>
    public string? Circuit => Options.Find(DhcpOption.RelayInformation) is { } information ? CircuitIn(information.Span) : null;

    /// <summary>Option 55: what the client wants, in its order; empty where it does not say.</summary>
    public ReadOnlyMemory<byte> RequestedOptions => Options.Find(DhcpOption.RequestedOptions) ?? default;

    /// <summary>
    /// The longest UDP payload that may be sent to whoever sent this: option 57 less the 28 bytes of the IP and UDP headers. Every client
    /// takes 576 bytes (RFC 2131 section 2), and more than an Ethernet frame's 1500 would be sent in fragments.
    /// </summary>
    public int LongestReply => Math.Clamp(
        Options.Find(DhcpOption.LongestMessage) is { Length: 2 } size ? BinaryPrimitives.ReadUInt16BigEndian(size.Span) : 0, 576, 1500) - 28;

    /// <summary>Sub-options as code, length, bytes (RFC 3046 section 2.0); 1 is the circuit id. One that runs past the end says nothing.</summary>
    private static string? CircuitIn(ReadOnlySpan<byte> information)
    {
        while (information is [var code, var length, .. var rest] && length <= rest.Length)
        {
            if (code == 1)
            {
                var id = rest[..length];
                return id.IsEmpty ? null
                    : id.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? $"0x{Convert.ToHexStringLower(id)}"
                    : Encoding.ASCII.GetString(id);
            }

            information = rest[length..];
        }

        return null;
    }
}
