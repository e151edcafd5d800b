using System.Text;

namespace PhoneRig.Network.Dhcp;

/// <summary>Writes DHCP messages for <see cref="DhcpCodec"/>: fixed fields, then options where they find room.</summary>
internal static class DhcpWriter
{
    /// <summary>BOOTP clients of old drop shorter packets (RFC 1542 section 2.1).</summary>
    private const int LeastSize = 300;

    /// <summary>Option 53 with its code and length.</summary>
    private const int TypeSize = 3;

    /// <summary>Option 52 with its code and length.</summary>
    private const int OverloadSize = 3;

    /// <summary>The end option of a field.</summary>
    private const int EndSize = 1;

    public static byte[] Write(DhcpPacket packet, int most)
    {
        var pieces = packet.Options.Select(option => (option.Key, Pieces: Split(option.Key, option.Value))).ToList();
        var needed = pieces.Sum(option => option.Pieces.Sum(piece => (long)piece.Length)) + TypeSize + EndSize + DhcpCodec.OptionsAt;
        var fields = needed <= most
            ? [new Field(int.MaxValue, pieces.SelectMany(option => option.Pieces))]
            : Spread(pieces, most);
        return Write(packet, fields);
    }

    private static byte[] Write(DhcpPacket packet, Field[] fields)
    {
        var mac = packet.ClientMac.Length == 0 ? [] : Convert.FromHexString(packet.ClientMac.Replace(":", "", StringComparison.Ordinal));
        var bytes = new List<byte>(LeastSize);
        bytes.AddRange([(byte)(packet.IsReply ? 2 : 1), packet.HardwareType, (byte)mac.Length, packet.Hops]);
        AddNumber(bytes, packet.TransactionId, 4);
        AddNumber(bytes, packet.Seconds, 2);
        AddNumber(bytes, packet.Broadcast ? DhcpCodec.BroadcastFlag : 0u, 2);
        bytes.AddRange(packet.ClientAddress.GetAddressBytes());
        bytes.AddRange(packet.YourAddress.GetAddressBytes());
        bytes.AddRange(packet.ServerAddress.GetAddressBytes());
        bytes.AddRange(packet.RelayAddress.GetAddressBytes());
        AddField(bytes, mac, DhcpCodec.ChaddrSize);
        var (file, sname) = (fields.ElementAtOrDefault(1), fields.ElementAtOrDefault(2));
        AddField(bytes, sname is { IsEmpty: false } ? sname.Bytes : Encoding.Latin1.GetBytes(packet.ServerName), DhcpCodec.SnameSize);
        AddField(bytes, file is { IsEmpty: false } ? file.Bytes : Encoding.Latin1.GetBytes(packet.BootFile), DhcpCodec.FileSize);
        bytes.AddRange(DhcpCodec.Cookie);
        bytes.AddRange([DhcpOption.MessageType, 1, (byte)packet.Type]);
        if (fields.Skip(1).Any(field => !field.IsEmpty))
        {
            bytes.AddRange([DhcpOption.Overload, 1, (byte)((file!.IsEmpty ? 0 : 1) | (sname!.IsEmpty ? 0 : 2))]);
        }

        bytes.AddRange(fields[0].Bytes);
        while (bytes.Count < LeastSize)
        {
            bytes.Add(DhcpOption.Pad);
        }

        return [.. bytes];
    }

    /// <summary>
    /// Each option into the first field with room, whole: a client that cannot join long options may still read those that fit. What a relay
    /// said stays last in the options field, where relays look for it (RFC 3046 section 2.1).
    /// </summary>
    private static Field[] Spread(List<(byte Code, byte[][] Pieces)> options, int most)
    {
        var last = options.Where(option => option.Code == DhcpOption.RelayInformation).SelectMany(option => option.Pieces).ToList();
        var room = most - DhcpCodec.OptionsAt - TypeSize - OverloadSize - EndSize - last.Sum(piece => piece.Length);
        Field[] fields = [new(room, []), new(DhcpCodec.FileSize - EndSize, []), new(DhcpCodec.SnameSize - EndSize, [])];
        foreach (var (code, pieces) in options)
        {
            if (code != DhcpOption.RelayInformation)
            {
                Place(fields, pieces);
            }
        }

        last.ForEach(fields[0].Add);
        return fields;
    }

    /// <summary>Pieces of one option lie in the order in which fields are read (RFC 3396 section 5): none in an earlier field than the piece before it.</summary>
    private static void Place(Field[] fields, byte[][] pieces)
    {
        var rooms = fields.Select(field => field.Room).ToArray();
        var where = new int[pieces.Length];
        var at = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            while (at < rooms.Length && rooms[at] < pieces[i].Length)
            {
                at++;
            }

            if (at == rooms.Length)
            {
                return;
            }

            rooms[at] -= pieces[i].Length;
            where[i] = at;
        }

        for (var i = 0; i < pieces.Length; i++)
        {
            fields[where[i]].Add(pieces[i]);
        }
    }

    /// <summary>Values above 255 bytes go into several options of the same code (RFC 3396 section 5).</summary>
    private static byte[][] Split(byte code, ReadOnlyMemory<byte> value)
    {
        var pieces = new List<byte[]>();
        do
        {
            var part = value[..Math.Min(value.Length, byte.MaxValue)];
            pieces.Add([code, (byte)part.Length, .. part.Span]);
            value = value[part.Length..];
        }
        while (!value.IsEmpty);
        return [.. pieces];
    }

    private static void AddNumber(List<byte> bytes, uint value, int size)
    {
        for (var shift = 8 * (size - 1); shift >= 0; shift -= 8)
        {
            bytes.Add((byte)((value >> shift) & 0xFF));
        }
    }

    private static void AddField(List<byte> bytes, ReadOnlySpan<byte> value, int size)
    {
        if (value.Length > size)
        {
            throw new ArgumentException($"{value.Length} bytes do not fit into a field of {size}.", nameof(value));
        }

        bytes.AddRange(value);
        for (var i = value.Length; i < size; i++)
        {
            bytes.Add(0);
        }
    }

    /// <summary>Options of one field, and the room that is left in it.</summary>
    private sealed class Field(int room, IEnumerable<byte[]> pieces)
    {
        private readonly List<byte> bytes = [.. pieces.SelectMany(piece => piece)];

        public int Room { get; private set; } = room;

        public bool IsEmpty => bytes.Count == 0;

        public byte[] Bytes => [.. bytes, DhcpOption.End];

        public void Add(byte[] piece)
        {
            bytes.AddRange(piece);
            Room -= piece.Length;
        }
    }
}
