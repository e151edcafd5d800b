using System.Buffers.Binary;
using System.Net;
using System.Text;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Simulator.Phone;

/// <summary>What the phone announces of itself once a minute while its link is up (facts 3.4, 6): the load in its flash, or TERM70_LOAD where there is none.</summary>
/// <param name="scope">The boot it belongs to.</param>
internal sealed class CdpSender(BootScope scope) : IDisposable
{
    /// <summary>The maker's default.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);

    /// <summary>Low power, which it starts with, in milliwatts (facts 6).</summary>
    private const ushort LowPower = 6300;

    private readonly PhoneBoard board = scope.Board;
    private IDatagramPort? port;
    private IDisposable? next;

    public void Begin()
    {
        if (port is null && board.Profile.Cdp)
        {
            port = board.Network.Open(new IPEndPoint(IPAddress.Any, SimulatedFrames.Port), (_, _) => { });
            Announce();
        }
    }

    public void Dispose()
    {
        next?.Dispose();
        port?.Dispose();
        port = null;
    }

    private void Announce()
    {
        port?.Send(Frame(), new IPEndPoint(IPAddress.Broadcast, SimulatedFrames.Port));
        next = scope.WakeUps.After(Interval, Announce);
    }

    /// <summary>802.3 with LLC and SNAP; then version 2, 180 seconds to live, checksum, elements.</summary>
    private byte[] Frame()
    {
        byte[] body =
        [
            2, 180, 0, 0,
            .. Element(1, Encoding.ASCII.GetBytes($"SEP{board.Mac}")),
            .. Element(3, "Port 1"u8),
            .. Element(4, [0, 0, 0, 0x90]), // host, phone
            .. Element(5, Encoding.ASCII.GetBytes(board.Flash.LoadId ?? $"TERM{board.Profile.Family}_LOAD")),
            .. Element(6, Encoding.ASCII.GetBytes($"Cisco IP Phone 79{board.Profile.Family}")),
            .. AsksForPower() ? Element(0x10, [LowPower >> 8, LowPower & 0xFF]) : [],
        ];
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(2), Checksum(body));
        var length = body.Length + 8;
        return
        [
            0x01, 0x00, 0x0C, 0xCC, 0xCC, 0xCC, .. board.Mac.GetAddressBytes(), (byte)(length >> 8), (byte)(length & 0xFF),
            0xAA, 0xAA, 0x03, 0x00, 0x00, 0x0C, 0x20, 0x00, .. body,
        ];
    }

    /// <summary>Facts 6: a load before 6.0(3)SR1 does not say what it needs, where the field notice's phone is simulated.</summary>
    private bool AsksForPower() => !board.Profile.InlineCut || board.Flash.LoadId != board.Profile.ResidentLoad;

    private static byte[] Element(ushort type, ReadOnlySpan<byte> value) =>
        [(byte)(type >> 8), (byte)(type & 0xFF), (byte)((value.Length + 4) >> 8), (byte)((value.Length + 4) & 0xFF), .. value];

    /// <summary>The internet's; an odd last byte counts as the low one of a word, as the maker has it. A high one does so as a signed number, of which the facts have no case: no text of a phone ends so.</summary>
    private static ushort Checksum(ReadOnlySpan<byte> body)
    {
        var sum = body.Length % 2 == 1 ? body[^1] : 0u;
        for (var i = 0; i + 1 < body.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(body[i..]);
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)(~(sum + (sum >> 16)) & 0xFFFF);
    }
}
