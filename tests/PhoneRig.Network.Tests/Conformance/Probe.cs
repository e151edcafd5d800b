using System.Net;
using System.Net.Sockets;

namespace PhoneRig.Conformance;

/// <summary>A server under test, and what checks need to ask it.</summary>
/// <param name="server">Where requests go.</param>
/// <param name="folder">What it serves.</param>
internal sealed class Probe(IPEndPoint server, ServedFolder folder)
{
    /// <summary>How long a packet that has to come may take, seconds: more than any server's timer, on a busy machine.</summary>
    public const double Patience = 8;

    /// <summary>How long a packet that must not come is waited for, seconds.</summary>
    public const double Moment = 0.5;

    private int peers;

    public IPEndPoint Server => server;

    public ServedFolder Folder => folder;

    /// <summary>A client with a port of its own; over IPv4 with an address of its own too, so that limits of an address are no matter between checks.</summary>
    public Peer Peer()
    {
        var number = Interlocked.Increment(ref peers);
        return new(server, server.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : new IPAddress([127, 10, (byte)(number >> 8 & 0xFF), (byte)(number & 0xFF)]));
    }

    /// <summary>Null where a file arrives whole.</summary>
    public string? Whole(string file, int blockSize = 512, params string[] options)
    {
        using var peer = Peer();
        var packet = peer.Ask(file, options).Hear();
        if (packet.Operation == Packet.OptionAck)
        {
            peer.Ack(0);
            packet = peer.Hear();
        }

        return packet.Operation == Packet.Data ? Same(peer.Rest(packet, blockSize), folder.Read(file.TrimStart('/'))) : $"{packet}";
    }

    /// <summary>Null where the server still serves.</summary>
    public string? Alive() => Whole("short.bin") is { } dead ? $"afterwards: {dead}" : null;

    /// <summary>Null where the request is refused, or not answered, but never served, and the server lives.</summary>
    public string? Refuses(byte[] request, params int[] codes)
    {
        using var peer = Peer();
        var packet = peer.Say(request).Hear(codes.Length > 0 ? Patience : Moment);
        return (packet, codes.Length) switch
        {
            (null, > 0) => "silence",
            (null, _) => Alive(),
            ({ Operation: Packet.Error }, 0) => Alive(),
            ({ Operation: Packet.Error } error, _) => codes.Contains(error.Number) ? Alive() : $"{error}",
            _ => $"{packet}",
        };
    }

    /// <summary>Null where nothing at all answers the bytes, and the server lives.</summary>
    public string? Ignores(params byte[] bytes)
    {
        using var peer = Peer();
        return peer.Say(bytes).Hear(Moment) is { } packet ? $"{packet}" : Alive();
    }

    /// <summary>Null where the option's value is not granted as it was asked: left out, or refused with ERROR 8 (RFC 2347).</summary>
    public string? DoesNotGrant(string option, string value)
    {
        using var peer = Peer();
        var packet = peer.Ask("long.bin", option, value).Hear();
        peer.Error(0);
        return packet switch
        {
            { Operation: Packet.OptionAck } when packet.Option(option) is not null => $"{packet}",
            { Operation: Packet.Error, Number: not 8 } => $"{packet}",
            { Operation: Packet.Data } when packet.Content.Length != 512 => $"{packet}",
            _ => Alive(),
        };
    }

    /// <summary>Null where the two are the same.</summary>
    public static string? Same(ReadOnlySpan<byte> got, ReadOnlySpan<byte> wanted) =>
        got.SequenceEqual(wanted) ? null : got.Length != wanted.Length ? $"{got.Length} bytes of {wanted.Length}" : $"another byte at {got.CommonPrefixLength(wanted)}";

    /// <summary>What was heard instead of nothing.</summary>
    public static string? None(IReadOnlyCollection<Packet> heard) => heard.Count == 0 ? null : string.Join(", ", heard.Take(3)) + (heard.Count > 3 ? $", … {heard.Count} in all" : "");
}
