using System.Diagnostics;

namespace PhoneRig.Conformance;

/// <summary>Options: RFC 2347, 2348, 2349, 7440.</summary>
internal static class OptionChecks
{
    public static IEnumerable<Check> All =>
    [
        new("no option asked, no OACK", "2347", probe => Oack(probe, packet => packet.Operation == Packet.Data)),
        new("blksize 1024 is granted, or less", "2348", probe => Oack(probe, packet => packet.NumberOf("blksize") is <= 1024 and >= 8, "blksize", "1024")),
        new("blksize 8 is granted", "2348", probe => Oack(probe, packet => packet.NumberOf("blksize") == 8, "blksize", "8")),
        new("blksize 65464 is granted, or less", "2348", probe => Oack(probe, packet => packet.NumberOf("blksize") is <= 65464 and >= 512, "blksize", "65464")),
        new("blksize beyond a frame is cut to it", "2348", probe => Oack(probe, packet => packet.NumberOf("blksize") is <= 1468, "blksize", "8192")),
        new("a file in blocks of 1428 arrives whole", "2348", probe => probe.Whole("long.bin", 1428, "blksize", "1428")),
        new("a file in blocks of 8 arrives whole", "2348", probe => probe.Whole("exact.bin", 8, "blksize", "8")),
        new("a file of one large block ends with an empty one", "2348", probe => probe.Whole("exact.bin", 1024, "blksize", "1024")),
        .. new[] { "7", "1", "0", "-1", "abc", "", "65465", "99999999999999999999", "512x", " 512", "+512", "0x200" }.Select(value =>
            new Check($"blksize \"{value}\" is not granted", "2348", probe => probe.DoesNotGrant("blksize", value))),
        new("tsize is the file's size", "2349 tsize", probe => Oack(probe, packet => packet.NumberOf("tsize") == 100_000, "tsize", "0")),
        new("tsize of an empty file is 0", "2349 tsize", probe => Oack(probe, "empty.bin", packet => packet.NumberOf("tsize") == 0, "tsize", "0")),
        new("tsize \"abc\" is not granted", "2349 tsize", probe => Oack(probe, packet => packet.Option("tsize") is null || packet.NumberOf("tsize") == 100_000, "tsize", "abc")),
        new("timeout 3 is granted as it is", "2349 timeout", probe => Oack(probe, packet => packet.NumberOf("timeout") == 3, "timeout", "3")),
        new("timeout 255 is granted as it is", "2349 timeout", probe => Oack(probe, packet => packet.NumberOf("timeout") == 255, "timeout", "255")),
        .. new[] { "0", "256", "-1", "abc", "1.5" }.Select(value => new Check($"timeout \"{value}\" is not granted", "2349 timeout", probe => probe.DoesNotGrant("timeout", value))),
        new("timeout 2 is kept to", "2349 timeout", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("long.bin", "timeout", "2").Hear();
            if (packet.Option("timeout") is null)
            {
                return $"{packet}";
            }

            var watch = Stopwatch.StartNew();
            peer.Hear();
            peer.Error(0);
            return watch.Elapsed.TotalSeconds is > 1.7 and < 3.5 ? null : $"sent again after {watch.Elapsed.TotalSeconds:0.0} s";
        }),
        new("names count in any case", "2347", probe => Oack(probe, packet => packet.NumberOf("blksize") == 1024 && packet.NumberOf("tsize") == 100_000, "BLKSIZE", "1024", "TSize", "0")),
        new("an unknown option is left out", "2347", probe => Oack(probe, packet => packet.Operation == Packet.Data || (packet.Operation == Packet.OptionAck && packet.Options.Count == 0), "florp", "1")),
        new("of an unknown and a known option the known is granted", "2347", probe => Oack(probe, packet => packet.Operation == Packet.OptionAck && packet.Options is [("blksize", "1024")], "florp", "1", "blksize", "1024")),
        new("an option asked twice is granted once", "2347", probe => Oack(probe, packet => packet.Operation == Packet.OptionAck && packet.Options.Count(option => option.Name == "blksize") == 1, "blksize", "1024", "blksize", "512")),
        new("only what was asked is granted", "2347", probe => Oack(probe, packet => packet.Operation == Packet.OptionAck && packet.Options is [("tsize", _)], "tsize", "0")),
        new("multicast is not granted", "2090", probe => Oack(probe, packet => packet.Option("multicast") is null, "multicast", "")),
        new("a name without a value harms nobody", "2347", probe =>
        {
            using var peer = probe.Peer();
            if (peer.Say([.. Peer.Request("short.bin", "octet"), .. "blksize\0"u8]).Hear(Probe.Moment) is { Operation: not Packet.Error })
            {
                peer.Error(8);
            }

            return probe.Alive();
        }),
        new("curl's three options arrive together", "2347", probe => Oack(probe, packet => packet.NumberOf("tsize") == 100_000 && packet.NumberOf("blksize") == 512 && packet.NumberOf("timeout") == 6, "tsize", "0", "blksize", "512", "timeout", "6")),
        new("ACK 0 begins with block 1", "2347", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("long.bin", "blksize", "1024").Hear();
            packet = packet.Operation == Packet.OptionAck ? peer.Ack(0).Hear() : packet;
            peer.Error(0);
            return packet is { Operation: Packet.Data, Number: 1, Content.Length: 1024 } ? null : $"{packet}";
        }),
        new("ACK 1 for an OACK begins nothing", "2347", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("long.bin", "blksize", "1024").Hear();
            var packet = peer.Ack(1).HearAll(Probe.Moment).Find(packet => packet.Operation == Packet.Data);
            peer.Error(0);
            return packet?.ToString();
        }),
        new("an OACK that is not acknowledged comes again", "2347", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("long.bin", "blksize", "1024").Hear();
            if (packet.Operation != Packet.OptionAck)
            {
                return $"{packet}";
            }

            var again = peer.Hear();
            peer.Error(0);
            return Probe.Same(again.Bytes, packet.Bytes);
        }),
        new("an OACK that is refused ends the transfer", "2347", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("long.bin", "blksize", "1024").Hear();
            peer.Error(8);
            return Probe.None(peer.HearAll(3));
        }),
        new("who was refused his options may ask without", "EDK II", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("exact.bin", "blksize", "1024").Hear();
            peer.Error(8);
            var packet = peer.Ask("exact.bin").Hear();
            return packet.Operation == Packet.Data ? Probe.Same(peer.Rest(packet), probe.Folder.Read("exact.bin")) : $"{packet}";
        }),
        new("a missing file is error 1 also with options", "2347", probe => probe.Refuses(Peer.Request("missing", "octet", "tsize", "0"), 1)),
        new("windowsize 4 is four blocks, then a pause", "7440 4", probe => Windowed(probe, 4, (_, heard) =>
            heard.Select(packet => packet.Number).SequenceEqual([1, 2, 3, 4]) ? null : Probe.None(heard) ?? "silence")),
        new("the window goes on behind its last block", "7440 4", probe => Windowed(probe, 4, (peer, _) =>
            peer.Ack(4).HearAll(0.2).Select(packet => packet.Number) is var heard && heard.SequenceEqual([5, 6, 7, 8]) ? null : $"blocks {string.Join(", ", heard)}")),
        new("a lost block is where the window goes on", "7440 4", probe => Windowed(probe, 4, (peer, _) =>
            peer.Ack(2).HearAll(0.2).Select(packet => packet.Number) is var heard && heard.SequenceEqual([3, 4, 5, 6]) ? null : $"blocks {string.Join(", ", heard)}")),
        new("a window's ACK said twice gets one window", "7440 4", probe => Windowed(probe, 4, (peer, _) =>
            peer.Ack(4).Ack(4).HearAll(0.2).Count is var count and not 4 ? $"{count} packets" : null)),
        new("a file in windows of 16 arrives whole", "7440", probe => InWindows(probe, "long.bin", 16)),
        new("a file in windows of 64 arrives whole", "7440", probe => InWindows(probe, "long.bin", 64)),
        new("a file of full windows arrives whole", "7440", probe => InWindows(probe, "exact.bin", 2)),
        .. new[] { "0", "-1", "abc", "65536" }.Select(value => new Check($"windowsize \"{value}\" is not granted", "7440 3", probe => probe.DoesNotGrant("windowsize", value))),
        new("windowsize 65535 is granted with 64 or less", "no amplification", probe => Oack(probe, packet => packet.Operation == Packet.Data || packet.Option("windowsize") is null || packet.NumberOf("windowsize") is <= 64 and >= 1, "windowsize", "65535")),
        new("no block comes before the OACK is acknowledged", "7440 3", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("long.bin", "windowsize", "8").Hear();
            var heard = packet.Operation == Packet.OptionAck ? peer.HearAll(Probe.Moment).Where(packet => packet.Operation == Packet.Data).ToList() : [];
            peer.Error(0);
            return Probe.None(heard);
        }),
    ];

    private static string? Oack(Probe probe, Func<Packet, bool> wanted, params string[] options) => Oack(probe, "long.bin", wanted, options);

    private static string? Oack(Probe probe, string file, Func<Packet, bool> wanted, params string[] options)
    {
        using var peer = probe.Peer();
        var packet = peer.Ask(file, options).Hear();
        peer.Error(0);
        return wanted(packet) ? null : $"{packet}";
    }

    private static string? Windowed(Probe probe, int window, Func<Peer, List<Packet>, string?> act)
    {
        using var peer = probe.Peer();
        var packet = peer.Ask("long.bin", "windowsize", $"{window}").Hear();
        if (packet.NumberOf("windowsize") != window)
        {
            peer.Error(0);
            return $"{packet}";
        }

        var wrong = act(peer, peer.Ack(0).HearAll(0.2));
        peer.Error(0);
        return wrong;
    }

    private static string? InWindows(Probe probe, string file, int window)
    {
        using var peer = probe.Peer();
        var packet = peer.Ask(file, "windowsize", $"{window}").Hear();
        if (packet.NumberOf("windowsize") != window)
        {
            peer.Error(0);
            return $"{packet}";
        }

        peer.Ack(0);
        var got = new MemoryStream();
        for (var block = 1; ; block++)
        {
            packet = peer.Hear();
            if (packet.Number != block)
            {
                return $"{packet} for block {block}";
            }

            got.Write(packet.Content);
            if (packet.Content.Length < 512)
            {
                peer.Ack(block);
                return Probe.Same(got.ToArray(), probe.Folder.Read(file));
            }

            if (block % window == 0)
            {
                peer.Ack(block);
            }
        }
    }
}
