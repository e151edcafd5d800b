using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PhoneRig.Hosting.Captures;

/// <summary>Writes datagrams as a pcapng file with frames around them that are marked as made up. Timestamps are rig time: the boot's beginning by the wall clock, and the uptime.</summary>
internal sealed class PcapNgWriter
{
    private readonly Stream stream;
    private readonly DateTimeOffset began;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="about">Whose it is: the rig, the boot, "simulated" where it is.</param>
    /// <param name="began">The wall clock when uptimes were zero.</param>
    public PcapNgWriter(Stream stream, string about, DateTimeOffset began)
    {
        (this.stream, this.began) = (stream, began.ToUniversalTime());
        var note = $"{about}; {PcapNg.UptimeZero}{this.began.ToString("O", CultureInfo.InvariantCulture)}. Ethernet, IPv4, UDP and TCP headers are synthesised from what sockets tell; contents of files are cut off";
        byte[] section = [.. UInt32(PcapNg.ByteOrderMagic), 1, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 8), .. Option(PcapNg.CommentOption, note), .. Option(PcapNg.ApplicationOption, "phonerig"), 0, 0, 0, 0];
        Block(PcapNg.SectionHeader, section);
        byte[] segment =
        [
            .. UInt16(PcapNg.Ethernet), 0, 0, 0, 0, 0, 0, .. Option(PcapNg.InterfaceNameOption, "segment"),
            .. Option(PcapNg.InterfaceDescriptionOption, "the rig's servers, headers synthesised"), .. Option(PcapNg.TimeResolutionOption, [PcapNg.Ticks]), 0, 0, 0, 0,
        ];
        Block(PcapNg.InterfaceDescription, segment);
    }

    /// <summary>Bytes written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Writes one.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <param name="comment">A remark that analysers show with it; null for none.</param>
    public void Write(CapturedDatagram datagram, string? comment = null)
    {
        var frame = datagram.Tcp is { } tcp
            ? TcpFrame.Write(datagram.From, datagram.To, tcp, datagram.Payload.Span)
            : Frame.Write(datagram.From, datagram.To, datagram.Payload.Span, datagram.Length);
        var at = (ulong)(began - DateTimeOffset.UnixEpoch + datagram.Uptime).Ticks;
        byte[] packet =
        [
            0, 0, 0, 0, .. UInt32((uint)(at >> 32)), .. UInt32((uint)(at & uint.MaxValue)), .. UInt32((uint)frame.Length), .. UInt32((uint)(frame.Length - datagram.Payload.Length + datagram.Length)),
            .. frame, .. new byte[Padding(frame.Length)], .. comment is null ? [] : (byte[])[.. Option(PcapNg.CommentOption, comment), 0, 0, 0, 0],
        ];
        Block(PcapNg.EnhancedPacket, packet);
    }

    private static int Padding(int length) => (4 - (length % 4)) % 4;

    private static byte[] UInt16(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] UInt32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Option(ushort code, string text) => Option(code, Encoding.UTF8.GetBytes(text));

    private static byte[] Option(ushort code, byte[] value) => [.. UInt16(code), .. UInt16((ushort)value.Length), .. value, .. new byte[Padding(value.Length)]];

    private void Block(uint type, byte[] body)
    {
        var length = UInt32((uint)(body.Length + 12));
        stream.Write([.. UInt32(type), .. length, .. body, .. length]);
        Written += body.Length + 12;
    }
}
