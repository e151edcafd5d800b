using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;

namespace PhoneRig.Conformance;

/// <summary>A TFTP packet as a client sees it; read here, and not by the server's own reader.</summary>
internal sealed record Packet(byte[] Bytes, IPEndPoint From)
{
    public const int Data = 3;
    public const int Ack = 4;
    public const int Error = 5;
    public const int OptionAck = 6;

    public int Operation => Bytes.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(Bytes) : -1;

    /// <summary>Block number or error code.</summary>
    public int Number => Bytes.Length >= 4 ? BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(2)) : -1;

    /// <summary>The bytes of a DATA packet.</summary>
    public ReadOnlySpan<byte> Content => Bytes.AsSpan(Math.Min(4, Bytes.Length));

    /// <summary>An error's text.</summary>
    public string Text => Encoding.Latin1.GetString(Content).TrimEnd('\0');

    /// <summary>An OACK's options in their order, names in lower case.</summary>
    public IReadOnlyList<(string Name, string Value)> Options =>
        [.. Encoding.Latin1.GetString(Bytes.AsSpan(2)).TrimEnd('\0').Split('\0').Chunk(2).Select(pair => (pair[0].ToLowerInvariant(), pair.Length > 1 ? pair[1] : ""))];

    /// <summary>An option's value; null where it is not granted.</summary>
    public string? Option(string name) => Operation == OptionAck ? Options.FirstOrDefault(option => option.Name == name).Value : null;

    /// <summary>An option's value as a number.</summary>
    public int? NumberOf(string name) => int.TryParse(Option(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    public override string ToString() => Operation switch
    {
        Data => $"DATA {Number} with {Content.Length} bytes",
        Ack => $"ACK {Number}",
        Error => $"ERROR {Number} \"{Text}\"",
        OptionAck => $"OACK {string.Join(' ', Options.Select(option => $"{option.Name}={option.Value}"))}",
        _ => $"{Bytes.Length} bytes, {Convert.ToHexString(Bytes.AsSpan(0, Math.Min(16, Bytes.Length)))}",
    };
}
