using System.Diagnostics;
using System.Text;

namespace PhoneRig.Conformance;

/// <summary>What a server refuses, and what it says then.</summary>
internal static class RefusalChecks
{
    public static IEnumerable<Check> All =>
    [
        new("a missing file is error 1", "1350 appendix", probe => probe.Refuses(Peer.Request("missing", "octet"), 1)),
        new("a missing file is answered at once", "phones stall", probe =>
        {
            using var peer = probe.Peer();
            var watch = Stopwatch.StartNew();
            peer.Ask("missing").Hear();
            return watch.Elapsed.TotalSeconds < 0.9 ? null : $"after {watch.Elapsed.TotalSeconds:0.0} s";
        }),
        new("an error is told once", "1350 7", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("missing").Hear();
            return Probe.None(peer.HearAll(1.5));
        }),
        new("an error's text ends with a NUL", "1350 5", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("missing").Hear();
            return packet.Bytes is [.., 0] && packet.Text.Length > 0 && !packet.Text.Contains('\0') ? null : $"{packet}";
        }),
        new("an error does not tell where the files lie", "practice", probe =>
        {
            using var peer = probe.Peer();
            var packet = peer.Ask("missing").Hear();
            return packet.Text.Contains(probe.Folder.Root, StringComparison.Ordinal) ? $"{packet}" : null;
        }),
        new("a mode that is none is refused", "1350 5", probe => probe.Refuses(Peer.Request("short.bin", "octets"), 0, 2, 4)),
        new("mode mail is refused", "1350 5", probe => probe.Refuses(Peer.Request("short.bin", "mail"), 0, 2, 4)),
        new("an empty mode is refused", "1350 5", probe => probe.Refuses(Peer.Request("short.bin", ""), 0, 2, 4)),
        new("an empty name is refused", "1350 5", probe => probe.Refuses(Peer.Request("", "octet"), 0, 1, 2, 4)),
        new("a folder is refused", "practice", probe => probe.Refuses(Peer.Request("sub", "octet"), 0, 1, 2)),
        new("a folder with a slash is refused", "practice", probe => probe.Refuses(Peer.Request("sub/", "octet"), 0, 1, 2)),
        new("the root is refused", "practice", probe => probe.Refuses(Peer.Request("/", "octet"), 0, 1, 2)),
        new("a dot is refused", "practice", probe => probe.Refuses(Peer.Request(".", "octet"), 0, 1, 2)),
        new("a way up is refused", "practice", probe => probe.Refuses(Peer.Request("../secret", "octet"), 0, 1, 2)),
        new("a way down and up is refused", "practice", probe => probe.Refuses(Peer.Request("sub/../../secret", "octet"), 0, 1, 2)),
        new("a way up behind a slash is refused", "practice", probe => probe.Refuses(Peer.Request("/../secret", "octet"), 0, 1, 2)),
        new("a way up with backslashes is refused", "practice", probe => probe.Refuses(Peer.Request("..\\secret", "octet"), 0, 1, 2)),
        new("a path of the whole computer is refused", "practice", probe => probe.Refuses(Peer.Request("/etc/hostname", "octet"), 0, 1, 2)),
        new("a link out of the root is refused", "practice", probe => probe.Refuses(Peer.Request("link-out", "octet"), 0, 1, 2)),
        new("a linked folder out of the root is refused", "practice", probe => probe.Refuses(Peer.Request("folder-out/secret", "octet"), 0, 1, 2)),
        new("a name of 400 letters is refused", "practice", probe => probe.Refuses(Peer.Request(new string('x', 400), "octet"), 0, 1, 2, 4)),
        new("a name with a line end is refused", "practice", probe => probe.Refuses(Peer.Request("short\n.bin", "octet"), 0, 1, 2, 4)),
        new("a name of bytes above 127 is refused", "practice", probe => probe.Refuses(Peer.Request("\u00FF\u00FE", "octet"), 0, 1, 2, 4)),
        new("a name with a format is only a name", "practice", probe => probe.Refuses(Peer.Request("%s%n%x", "octet"), 0, 1, 2, 4)),
        new("a write is refused", "1350 5", probe => Write(probe, "new.bin")),
        new("a write leaves an existing file as it is", "1350 5", probe => Write(probe, "exact.bin") ?? Probe.Same(probe.Folder.Read("exact.bin"), ServedFolder.Bytes("exact.bin", 1024))),
        new("a request without its mode is not served", "1350 5", probe => probe.Refuses([0, 1, .. Encoding.ASCII.GetBytes("short.bin"), 0])),
        new("a request whose name has no end is not served", "1350 5", probe => probe.Refuses([0, 1, .. Encoding.ASCII.GetBytes("short.bin")])),
        new("a request whose mode has no end is not served", "1350 5", probe => probe.Refuses([0, 1, .. Encoding.ASCII.GetBytes("short.bin\0octet")])),
        new("a request of two bytes is not served", "1350 5", probe => probe.Refuses([0, 1])),
        new("a request of NULs is not served", "1350 5", probe => probe.Refuses([0, 1, 0, 0, 0, 0])),
        new("a request of 1000 bytes harms nobody", "2347", probe => Survives(probe, Peer.Request("short.bin", "octet", "x", new string('1', 970)))),
        new("a datagram without bytes is ignored", "1350 5", probe => probe.Ignores()),
        new("one byte is ignored", "1350 5", probe => probe.Ignores(0)),
        new("operation 0 is not served", "1350 5", probe => probe.Refuses([0, 0, (byte)'s', 0, (byte)'o', 0])),
        new("operation 7 is not served", "1350 5", probe => probe.Refuses([0, 7, (byte)'s', 0, (byte)'o', 0])),
        new("operation 257 is not taken for 1", "1350 5", probe => probe.Refuses([1, .. Peer.Request("short.bin", "octet").AsSpan(1)])),
        new("operation 65535 is not served", "1350 5", probe => probe.Refuses([255, 255, 0, 0])),
        new("an ACK at the well-known port gets no block", "1350 4", probe => probe.Refuses([0, 4, 0, 1])),
        new("a DATA at the well-known port is not acknowledged", "1350 4", probe => probe.Refuses([0, 3, 0, 1, 1, 2, 3])),
        new("an OACK at the well-known port gets no block", "2347", probe => probe.Refuses([0, 6, (byte)'t', 0, (byte)'0', 0])),
        new("an ERROR at the well-known port is not answered", "1350 7", probe => probe.Ignores(0, 5, 0, 0, 0)),
        new("an ERROR without its text is not answered", "1350 7", probe => probe.Ignores(0, 5)),
        new("a device is refused", "practice", probe => probe.Refuses(Peer.Request("device", "octet"), 0, 1, 2)) { MayKill = true },
        new("a FIFO is refused, and nobody waits for it", "practice", probe => probe.Refuses(Peer.Request("fifo", "octet"), 0, 1, 2)) { MayKill = true },
    ];

    private static string? Write(Probe probe, string file)
    {
        var request = Peer.Request(file, "octet");
        request[1] = 2;
        using var peer = probe.Peer();
        var packet = peer.Say(request).Hear();
        if (packet.Operation != Packet.Error)
        {
            peer.Error(0);
            return $"{packet}";
        }

        return file == "new.bin" && File.Exists(Path.Combine(probe.Folder.Root, file)) ? "the file is there" : null;
    }

    private static string? Survives(Probe probe, byte[] request)
    {
        using var peer = probe.Peer();
        if (peer.Say(request).Hear(Probe.Moment) is { Operation: not Packet.Error })
        {
            peer.Error(0);
        }

        return probe.Alive();
    }
}
