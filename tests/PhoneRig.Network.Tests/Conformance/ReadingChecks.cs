using System.Net;
using System.Net.Sockets;

namespace PhoneRig.Conformance;

/// <summary>Reading files: RFC 1350, and what names lead to.</summary>
internal static class ReadingChecks
{
    public static IEnumerable<Check> All =>
    [
        new("a file of many blocks arrives whole", "1350 2", probe => probe.Whole("long.bin")),
        new("a file shorter than a block arrives whole", "1350 2", probe => probe.Whole("short.bin")),
        new("a file of one block ends with an empty one", "1350 6", probe => probe.Whole("block.bin")),
        new("a file of two blocks ends with an empty one", "1350 6", probe => probe.Whole("exact.bin")),
        new("a file one byte shorter than a block is one block", "1350 6", probe => probe.Whole("less.bin")),
        new("an empty file is one empty block", "1350 6", probe => probe.Whole("empty.bin")),
        new("the first block is 1 and has 512 bytes", "1350 5", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("long.bin").Hear();
            peer.Error(0);
            return packet is { Operation: Packet.Data, Number: 1, Bytes.Length: 516 } ? null : $"{packet}";
        }),
        new("the answer comes from a transfer port", "1350 4", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("short.bin").Hear();
            peer.Ack(1);
            return packet.From.Port != probe.Server.Port ? null : $"from port {packet.From.Port}";
        }),
        new("the answer comes from the address that was asked", "1123 4.2.3.4", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("short.bin").Hear();
            peer.Ack(1);
            return packet.From.Address.Equals(probe.Server.Address) ? null : $"from {packet.From.Address}";
        }),
        new("the mode counts in any case", "1350 5", probe =>
        {
            using var peer = probe.Peer();
            return Probe.Same(peer.Rest(peer.Say(Peer.Request("short.bin", "OcTeT")).Hear()), probe.Folder.Read("short.bin"));
        }),
        new("two clients are served at once", "1350 4", probe =>
        {
            using var one = probe.Peer();
            using var two = probe.Peer();
            var first = one.Ask("long.bin").Hear();
            var second = two.Ask("long.bin").Hear();
            return Probe.Same(two.Rest(second), probe.Folder.Read("long.bin")) ?? Probe.Same(one.Rest(first), probe.Folder.Read("long.bin"));
        }),
        new("a client may ask again from the same port", "1350 4", probe =>
        {
            using var peer = probe.Peer();
            return Probe.Same(peer.Rest(peer.Ask("exact.bin").Hear()), probe.Folder.Read("exact.bin"))
                ?? Probe.Same(peer.Rest(peer.Ask("short.bin").Hear()), probe.Folder.Read("short.bin"));
        }),
        new("block numbers go on after 65,535", "1350 5", probe => probe.Whole("roll.bin", 8, "blksize", "8")) { Slow = true },
        new("a name is found in any case", "phones' files", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("mixedCASE.SBN").Hear();
            return packet.Operation == Packet.Data ? Probe.Same(peer.Rest(packet), probe.Folder.Read("MixedCase.sbn")) : $"{packet}";
        }),
        new("a file in a folder is found", "practice", probe => probe.Whole("sub/inner.bin")),
        new("a slash before the name is the root", "practice", probe => probe.Whole("/short.bin")),
        new("a file that comes later is found", "practice", probe =>
        {
            probe.Folder.Write("later.bin", ServedFolder.Bytes("later.bin", 300));
            return probe.Whole("later.bin");
        }),
        new("a file that is replaced in mid-transfer goes on as it was", "practice", probe =>
        {
            var before = ServedFolder.Bytes("before", 5000);
            probe.Folder.Write("replaced.bin", before);
            using var peer = probe.Peer();
            return Probe.Same(
                peer.Rest(peer.Ask("replaced.bin").Hear(), before: block =>
                {
                    if (block == 3)
                    {
                        probe.Folder.Replace("replaced.bin", ServedFolder.Bytes("after!", 5000));
                    }
                }),
                before);
        }),
        new("a file that is cut short in mid-transfer harms nobody", "practice", probe =>
        {
            probe.Folder.Write("cut.bin", ServedFolder.Bytes("cut.bin", 50_000));
            using var peer = probe.Peer();
            var packet = peer.Ask("cut.bin").Hear();
            probe.Folder.Write("cut.bin", []);
            peer.Ack(packet.Number);
            return peer.Hear(Probe.Patience) is null ? "silence" : probe.Alive();
        }),
        new("a request to a broadcast address is ignored", "1123 4.2.3.4", probe =>
        {
            if (probe.Server.AddressFamily != AddressFamily.InterNetwork)
            {
                return null;
            }

            using var peer = probe.Peer();
            peer.To(new IPEndPoint(IPAddress.Parse("127.255.255.255"), probe.Server.Port), Peer.Request("short.bin", "octet"));
            return peer.Hear(Probe.Moment) is { } packet ? $"{packet}" : probe.Alive();
        }),
        new("netascii: line ends become CR LF, and CR becomes CR NUL", "1350 1, 764", probe => Netascii(probe)),
        new("netascii in blocks of 13 bytes", "1350 1, 2348", probe => Netascii(probe, 13, "blksize", "13")),
        new("netascii counts in any case", "1350 5", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Say(Peer.Request("text.txt", "NETascii")).Hear();
            return packet.Operation == Packet.Data ? Probe.Same(peer.Rest(packet), Translated(probe)) : $"{packet}";
        }),
        new("netascii: tsize is what will come, or is left out", "2349 tsize", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Say(Peer.Request("text.txt", "netascii", "tsize", "0", "blksize", "512")).Hear();
            peer.Error(0);
            return packet.Operation == Packet.OptionAck && (packet.Option("tsize") is null || packet.NumberOf("tsize") == Translated(probe).Length) ? null : $"{packet}";
        }),
    ];

    private static byte[] Translated(Probe probe) => [.. probe.Folder.Read("text.txt").SelectMany(one => one switch { 10 => new byte[] { 13, 10 }, 13 => [13, 0], _ => [one] })];

    private static string? Netascii(Probe probe, int blockSize = 512, params string[] options)
    {
        using var peer = probe.Peer();
        var packet = peer.Say(Peer.Request("text.txt", "netascii", options)).Hear();
        if (packet.Operation == Packet.OptionAck)
        {
            peer.Ack(0);
            packet = peer.Hear();
        }

        return packet.Operation == Packet.Data ? Probe.Same(peer.Rest(packet, blockSize), Translated(probe)) : $"{packet}";
    }
}
