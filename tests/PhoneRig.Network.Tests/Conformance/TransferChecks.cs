using System.Diagnostics;

namespace PhoneRig.Conformance;

/// <summary>What happens within a transfer: acknowledgements, strangers, repeats, timers.</summary>
internal static class TransferChecks
{
    /// <summary>A block that comes again within this time comes for a packet, and not by a timer, seconds.</summary>
    private const double BeforeAnyTimer = 0.15;

    public static IEnumerable<Check> All =>
    [
        new("a doubled ACK gets one block", "1123 4.2.3.1", probe => InTransfer(probe, peer =>
        {
            peer.Ack(1).Ack(1);
            return Only(peer.HearAll(BeforeAnyTimer), 2);
        })),
        new("every ACK doubled for 20 blocks gets 20 blocks", "1123 4.2.3.1", probe => InTransfer(probe, peer =>
        {
            for (var block = 1; block <= 20; block++)
            {
                peer.Ack(block).Ack(block);
                if (peer.Hear() is var packet && packet.Number != block + 1)
                {
                    return $"{packet} for ACK {block}";
                }
            }

            return Probe.None(peer.HearAll(BeforeAnyTimer));
        })),
        new("an old ACK gets nothing", "1123 4.2.3.1", probe => InTransfer(probe, peer =>
        {
            peer.Ack(1);
            peer.Hear();
            peer.Ack(2);
            peer.Hear();
            peer.Ack(1);
            return Probe.None(peer.HearAll(BeforeAnyTimer));
        })),
        .. new[] { 0, 2, 9, 32769, 65535 }.Select(block => new Check($"ACK {block} for block 1 moves nothing", "1350 2", probe => InTransfer(probe, peer =>
        {
            peer.Ack(block);
            return peer.HearAll(Probe.Moment).Find(packet => packet.Number != 1)?.ToString() ?? GoesOn(peer);
        }))),
        new("an ACK of 2 bytes moves nothing", "1350 5", probe => InTransfer(probe, peer => Moves(peer.Reply(0, 4)))),
        new("an ACK of 3 bytes moves nothing", "1350 5", probe => InTransfer(probe, peer => Moves(peer.Reply(0, 4, 0)))),
        new("a datagram without bytes moves nothing", "1350 5", probe => InTransfer(probe, peer => Moves(peer.Reply()))),
        new("an unknown operation moves nothing", "1350 5", probe => InTransfer(probe, peer => Moves(peer.Reply(0, 9, 0, 1)))),
        new("a DATA is not acknowledged, and moves nothing", "1350 5", probe => InTransfer(probe, peer =>
        {
            peer.Reply(0, 3, 0, 1, 1, 2);
            return peer.HearAll(Probe.Moment).Find(packet => packet.Operation != Packet.Data || packet.Number != 1)?.ToString() ?? GoesOn(peer);
        })),
        new("an ERROR ends the transfer", "1350 7", probe => InTransfer(probe, peer =>
        {
            peer.Error(0);
            return Probe.None(peer.HearAll(3));
        })),
        new("an ERROR with a number of its own ends it too", "1350 7", probe => InTransfer(probe, peer =>
        {
            peer.Reply(0, 5, 0, 99, (byte)'x', 0);
            return Probe.None(peer.HearAll(3));
        })),
        new("the last ACK said twice gets nothing", "1350 6", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("short.bin").Hear();
            peer.Ack(1).Ack(1);
            return Probe.None(peer.HearAll(Probe.Moment));
        }),
        new("an ACK after the end gets no block", "1350 6", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("exact.bin");
            peer.Rest(peer.Hear());
            peer.Ack(1);
            return peer.HearAll(Probe.Moment).Find(packet => packet.Operation == Packet.Data)?.ToString();
        }),
        new("a stranger hears error 5", "1350 4", probe => WithStranger(probe, (_, stranger, other) =>
        {
            var packet = stranger.To(other, 0, 4, 0, 1).Hear(Probe.Moment);
            return packet is { Operation: Packet.Error, Number: 5 } ? null : packet?.ToString() ?? "silence";
        })),
        new("a stranger's ACK moves nothing", "1350 4", probe => WithStranger(probe, (peer, stranger, other) =>
        {
            stranger.To(other, 0, 4, 0, 1);
            return peer.HearAll(Probe.Moment).Find(packet => packet.Number != 1)?.ToString() ?? GoesOn(peer);
        })),
        new("a stranger's ERROR ends nothing", "1350 4", probe => WithStranger(probe, (peer, stranger, other) =>
        {
            stranger.To(other, 0, 5, 0, 0, 0);
            peer.HearAll(0.1);
            return GoesOn(peer);
        })),
        new("a stranger's ERROR is not answered", "1350 7", probe => WithStranger(probe, (_, stranger, other) =>
            stranger.To(other, 0, 5, 0, 0, 0).Hear(Probe.Moment)?.ToString())),
        new("a stranger's request to a transfer port is not served", "1350 4", probe => WithStranger(probe, (_, stranger, other) =>
            stranger.To(other, Peer.Request("short.bin", "octet")).Hear(Probe.Moment) is { Operation: Packet.Data } packet ? $"{packet}" : null)),
        new("the same request again at once is one transfer", "1350 2", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("long.bin").Ask("long.bin");
            return OneTransfer(peer);
        }),
        new("the same request again after 0.3 s is one transfer", "busybox", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("long.bin").Hear();
            peer.HearAll(0.3);
            peer.Ask("long.bin");
            return OneTransfer(peer);
        }),
        new("another file from the same port replaces the first", "power cycle", probe =>
        {
            using var peer = probe.Peer();
            var former = peer.Ask("long.bin").Hear().From;
            peer.Ack(1);
            peer.Hear();
            var packet = peer.Ask("exact.bin").Hear();
            while (packet.From.Equals(former))
            {
                packet = peer.Hear();
            }

            return Probe.Same(peer.Rest(packet), probe.Folder.Read("exact.bin")) ?? Probe.None(peer.HearAll(3));
        }),
        new("the same file from the same port after blocks begins anew", "power cycle", probe =>
        {
            using var peer = probe.Peer();
            var former = peer.Ask("exact.bin").Hear().From;
            peer.Ack(1);
            peer.Hear();
            var packet = peer.Ask("exact.bin").Hear();
            return packet.Number == 1 && !packet.From.Equals(former) ? Probe.Same(peer.Rest(packet), probe.Folder.Read("exact.bin")) : $"{packet} from {(packet.From.Equals(former) ? "the former" : "another")} port";
        }),
        new("a block that is not acknowledged comes again", "1350 2", probe => InTransfer(probe, peer => peer.Hear() is { Operation: Packet.Data, Number: 1 } ? null : "something else")),
        new("what comes again is the same packet", "1350 2", probe =>
        {
            using var peer = probe.Peer();
            var first = peer.Ask("long.bin").Hear();
            var again = peer.Hear();
            peer.Error(0);
            return Probe.Same(again.Bytes, first.Bytes);
        }),
        new("each wait is longer than the one before", "1123 4.2.3.2", probe => InTransfer(probe, peer =>
        {
            var watch = Stopwatch.StartNew();
            peer.Hear();
            var first = watch.Elapsed;
            watch.Restart();
            peer.Hear(20);
            return watch.Elapsed > first * 1.4 ? null : $"{first.TotalSeconds:0.0} s, then {watch.Elapsed.TotalSeconds:0.0} s";
        })),
        new("a quick client's lost packet comes again within 0.8 s", "1123 4.2.3.2", probe => InTransfer(probe, peer =>
        {
            for (var block = 1; block <= 50; block++)
            {
                peer.Ack(block);
                peer.Hear();
            }

            var watch = Stopwatch.StartNew();
            peer.Hear();
            return watch.Elapsed.TotalSeconds < 0.8 ? null : $"after {watch.Elapsed.TotalSeconds:0.0} s";
        })),
        new("who never answers gets 8 packets at most", "no amplification", probe =>
        {
            using var peer = probe.Peer();
            peer.Ask("long.bin");
            return peer.HearAll(20).Count is var count and > 8 ? $"{count} packets" : null;
        }) { Slow = true },
        new("who asks 20 times and never answers gets 8 packets at most", "no amplification", probe =>
        {
            using var peer = probe.Peer();
            var heard = 0;
            for (var i = 0; i < 20; i++)
            {
                peer.Ask("long.bin");
                heard += peer.HearAll(0.05).Count;
            }

            return heard + peer.HearAll(10).Count is var count and > 8 ? $"{count} packets" : null;
        }) { Slow = true },
    ];

    /// <summary>A transfer whose first block was heard; ended afterwards.</summary>
    private static string? InTransfer(Probe probe, Func<Peer, string?> act)
    {
        using var peer = probe.Peer();
        var packet = peer.Ask("long.bin").Hear();
        if (packet.Operation != Packet.Data)
        {
            return $"{packet}";
        }

        var wrong = act(peer);
        peer.Error(0);
        return wrong;
    }

    private static string? WithStranger(Probe probe, Func<Peer, Peer, System.Net.IPEndPoint, string?> act) => InTransfer(probe, peer =>
    {
        using var stranger = probe.Peer();
        return act(peer, stranger, peer.Other!);
    });

    /// <summary>Null where the next block comes for its acknowledgement.</summary>
    private static string? GoesOn(Peer peer)
    {
        peer.Ack(1);
        for (var packet = peer.Hear(Probe.Patience); packet is not null; packet = peer.Hear(Probe.Patience))
        {
            if (packet.Operation != Packet.Data)
            {
                return $"{packet}";
            }

            if (packet.Number == 2)
            {
                return null;
            }
        }

        return "the transfer does not go on";
    }

    private static string? Moves(Peer peer) =>
        peer.HearAll(Probe.Moment).Find(packet => packet.Operation == Packet.Data && packet.Number != 1)?.ToString() ?? GoesOn(peer);

    private static string? Only(List<Packet> heard, int block) => heard is [{ Operation: Packet.Data } one] && one.Number == block ? null : Probe.None(heard) ?? "silence";

    /// <summary>Null where all that comes is of one transfer.</summary>
    private static string? OneTransfer(Peer peer)
    {
        var heard = peer.HearAll(Probe.Moment);
        var others = heard.Select(packet => packet.From).Distinct().Count();
        foreach (var other in heard.Select(packet => packet.From).Distinct())
        {
            peer.To(other, 0, 5, 0, 0, 0);
        }

        return others <= 1 ? null : $"{others} transfers";
    }
}
