using System.Buffers.Binary;

namespace PhoneRig.Network.Sccp;

/// <summary>What a phone says of itself when it registers. Older ones say less: the message ends earlier.</summary>
/// <param name="Device">Its name: "SEP001B2C3D4E5F".</param>
/// <param name="DeviceType">The number of its model.</param>
/// <param name="Protocol">The highest protocol version it speaks; null where it is not said.</param>
/// <param name="Load">The load it runs; null where it is not said.</param>
public sealed record RegisterRequest(string Device, int DeviceType, int? Protocol, string? Load)
{
    // Offsets in the body, as public dissectors of the protocol have them (Wireshark packet-skinny): name 16, user and instance 8, address 4, type 4, two counts of
    // streams 8, version 1, features 3, two counts of conferences 8, hardware address 12, scope and lines 8, IPv6 address and scope 20, load 32.
    private const int NameLength = 16;
    private const int TypeAt = 28;
    private const int ProtocolAt = 40;
    private const int LoadAt = 92;
    private const int LoadLength = 32;

    /// <summary>Reads it; null where not even the name and the model are there.</summary>
    public static RegisterRequest? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < TypeAt + 4 || SccpText.Read(body[..NameLength]) is not { Length: > 0 } device)
        {
            return null;
        }

        var load = body.Length >= LoadAt + LoadLength ? SccpText.Read(body.Slice(LoadAt, LoadLength)) : "";
        return new RegisterRequest(
            device,
            BinaryPrimitives.ReadInt32LittleEndian(body[TypeAt..]),
            body.Length > ProtocolAt ? body[ProtocolAt] : null,
            load.Length > 0 ? load : null);
    }
}
