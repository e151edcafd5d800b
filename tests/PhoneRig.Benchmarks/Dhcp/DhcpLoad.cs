using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Network;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Benchmarks.Dhcp;

/// <summary>
/// The clients, which write and read bytes of their own: all of their DISCOVERs go out at once, and each REQUEST as soon as its OFFER is
/// there. They never ask again, so what is lost stays lost. They speak from a relay's address, which needs no rights: broadcasts do.
/// </summary>
internal static class DhcpLoad
{
    /// <summary>Loopback addresses that are all this computer's own.</summary>
    private static readonly IPAddress Server = IPAddress.Parse("127.1.0.1");

    private static readonly IPAddress Relay = IPAddress.Parse("127.2.0.1");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>One round against a server of its own.</summary>
    public static DhcpRound Run(int clients, int round)
    {
        using var relay = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 << 20, SendBufferSize = 4 << 20, ReceiveTimeout = 100 };
        relay.Bind(new IPEndPoint(Relay, 0));
        var options = new SegmentServersOptions
        {
            Dhcp = new DhcpServerOptions
            {
                Address = Server,
                Mask = IPAddress.Parse("255.255.0.0"),
                LeaseFrom = IPAddress.Parse("127.1.1.1"),
                LeaseTo = IPAddress.Parse("127.1.1.2"),
                Relayed = [new(IPAddress.Parse("255.255.0.0"), IPAddress.Parse("127.2.1.1"), IPAddress.Parse("127.2.15.254"), Relay)],
                RelayPort = ((IPEndPoint)relay.LocalEndPoint!).Port,
            },
            DhcpPort = 6700 + round,
            TftpService = ServiceKind.External,
        };
        var loop = new EventLoop(new ScaledClock(new ScaledTime(TimeProvider.System, speed: 1)));
        using var thread = new LoopThread("server", loop, fault => throw new InvalidOperationException("the server failed", fault));
        var opened = new TaskCompletionSource<SegmentServers>();
        loop.Post(() => opened.SetResult(new SegmentServers(options, new UdpNetwork(loop), loop, new NoFiles(), _ => { })));
        using var servers = opened.Task.GetAwaiter().GetResult();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var (took, load) = Play(relay, new IPEndPoint(Server, options.DhcpPort), clients);
        return new DhcpRound(clients, took, Process.GetCurrentProcess().TotalProcessorTime - cpu - load, load);
    }

    private static (ImmutableArray<TimeSpan> Took, TimeSpan Cpu) Play(Socket relay, IPEndPoint server, int clients)
    {
        var began = ThreadCpu();
        var started = new long[clients];
        var took = new List<TimeSpan>(clients);
        var answered = new bool[clients];
        for (var client = 0; client < clients; client++)
        {
            started[client] = Stopwatch.GetTimestamp();
            relay.SendTo(Message(1, client, [], []), server);
        }

        var buffer = new byte[2048];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        var since = Stopwatch.GetTimestamp();
        while (took.Count < clients && Stopwatch.GetElapsedTime(since) < Patience)
        {
            if (!relay.Poll(100_000, SelectMode.SelectRead))
            {
                continue;
            }

            var reply = buffer.AsSpan(0, relay.ReceiveFrom(buffer, SocketFlags.None, from));
            var client = (int)BinaryPrimitives.ReadUInt32BigEndian(reply[4..]);
            switch (TypeOf(reply))
            {
                case 2:
                    relay.SendTo(Message(3, client, reply.Slice(16, 4), Server.GetAddressBytes()), server);
                    break;
                case 5 when !answered[client]:
                    answered[client] = true;
                    took.Add(Stopwatch.GetElapsedTime(started[client]));
                    break;
            }
        }

        return ([.. took.Order()], ThreadCpu() - began);
    }

    /// <summary>RFC 2131 figure 1, with giaddr; options 53, 60, 55 and, in a REQUEST, 50 and 54.</summary>
    private static byte[] Message(byte type, int client, ReadOnlySpan<byte> requested, ReadOnlySpan<byte> server)
    {
        var vendor = Encoding.ASCII.GetBytes("Cisco Systems, Inc. IP Phone CP-7970G\0");
        var bytes = new byte[240];
        bytes[0] = bytes[1] = 1;
        bytes[2] = 6;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), (uint)client);
        Relay.GetAddressBytes().CopyTo(bytes, 24);
        bytes[28] = 2;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(30), (uint)client);
        ((ReadOnlySpan<byte>)[99, 130, 83, 99]).CopyTo(bytes.AsSpan(236));
        return
        [
            .. bytes, 53, 1, type, 60, (byte)vendor.Length, .. vendor, 55, 7, 1, 66, 6, 3, 15, 150, 35,
            .. requested.IsEmpty ? [] : (ReadOnlySpan<byte>)[50, 4, .. requested, 54, 4, .. server], 255,
        ];
    }

    private static byte TypeOf(ReadOnlySpan<byte> reply) => reply.Length > 242 && reply[240] == 53 ? reply[242] : (byte)0;

    /// <summary>utime and stime of this thread in ticks of 10 ms (proc(5), fields 14 and 15 of stat).</summary>
    private static TimeSpan ThreadCpu()
    {
        var words = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromMilliseconds(10 * (int.Parse(words[11], System.Globalization.CultureInfo.InvariantCulture) + int.Parse(words[12], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private sealed class NoFiles : ITftpFiles
    {
        public TftpFile? Find(IPAddress client, string name) => null;
    }
}
