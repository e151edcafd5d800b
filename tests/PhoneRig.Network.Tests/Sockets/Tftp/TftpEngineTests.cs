using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sockets.Tftp;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tests.Tftp;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Network.Tests.Sockets.Tftp;

/// <summary>The engine over real sockets.</summary>
/// <param name="portable">A call of the system for each datagram, or many in one.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class TftpEngineTests(bool portable)
{
    private static readonly IPEndPoint Free = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<NetworkSighting> facts = [];
    private readonly ConcurrentQueue<Exception> faults = [];
    private TftpEngine engine = null!;

    [SetUp]
    public void Start()
    {
        facts.Clear();
        faults.Clear();
        engine = new TftpEngine(TimeProvider.System, faults.Enqueue, portable);
    }

    [TearDown]
    public void Stop()
    {
        engine.Dispose();
        Assert.That(faults, Is.Empty);
    }

    [Test]
    public void A_file_arrives_from_a_port_that_is_not_the_well_known_one()
    {
        using var listener = engine.Listen(Serving(Free));
        using var client = new WireClient(listener.Local);

        Assert.That(client.Fetch("LONG.sbn").AsSpan().SequenceEqual(TftpServerTests.Bytes(100_000).Span));
        Assert.That(client.From!.Port, Is.Not.EqualTo(listener.Local.Port));
        Assert.That(SpinWait.SpinUntil(() => facts.OfType<TftpCompleted>().Any(), TimeSpan.FromSeconds(5)));
        Assert.That(facts.OfType<TftpCompleted>().Single().Blocks, Is.EqualTo(196));
        Assert.That(facts.OfType<TftpCompleted>().Single().RoundTrip, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void A_file_arrives_over_IPv6()
    {
        if (!Socket.OSSupportsIPv6)
        {
            Assert.Ignore("needs IPv6");
        }

        using var listener = engine.Listen(Serving(new IPEndPoint(IPAddress.IPv6Loopback, 0)));
        using var client = new WireClient(listener.Local);

        Assert.That(client.Fetch("long.sbn", "blksize", "512").AsSpan().SequenceEqual(TftpServerTests.Bytes(100_000).Span));
    }

    [Test]
    public void One_that_listens_to_all_addresses_answers_from_the_one_that_was_asked()
    {
        using var listener = engine.Listen(Serving(new IPEndPoint(IPAddress.Any, 0)));
        foreach (var address in new[] { "127.0.0.1", "127.0.0.5", "127.8.8.8" })
        {
            using var client = new WireClient(new IPEndPoint(IPAddress.Parse(address), listener.Local.Port));
            Assert.That(client.Fetch("long.sbn"), Has.Length.EqualTo(100_000));
            Assert.That($"{client.From!.Address}", Is.EqualTo(address));
            Assert.That(() => client.Fetch("missing"), Throws.InstanceOf<IOException>().With.Message.EqualTo("file not found"));
            Assert.That($"{client.From!.Address}", Is.EqualTo(address), "an error too");
        }
    }

    [Test]
    public void One_that_listens_to_all_addresses_hears_a_broadcast_and_ignores_it()
    {
        // RFC 1123 section 4.2.3.4. First that the kernel delivers it to such a socket at all.
        using var sender = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)) { EnableBroadcast = true };
        int port;
        using (var plain = new UdpClient(new IPEndPoint(IPAddress.Any, 0)))
        {
            port = ((IPEndPoint)plain.Client.LocalEndPoint!).Port;
            plain.Client.ReceiveTimeout = 5000;
            IPEndPoint? from = null;
            sender.Send([1], new IPEndPoint(IPAddress.Parse("127.255.255.255"), port));
            Assert.That(plain.Receive(ref from), Has.Length.EqualTo(1));
        }

        using var listener = engine.Listen(Serving(new IPEndPoint(IPAddress.Any, port)));
        sender.Send(TftpReader.Request("short.sbn"), new IPEndPoint(IPAddress.Parse("127.255.255.255"), port));
        using var client = new WireClient(new IPEndPoint(IPAddress.Loopback, port));
        client.Fetch("short.sbn");

        // Facts follow their packets.
        Assert.That(SpinWait.SpinUntil(() => facts.OfType<TftpCompleted>().Any(), TimeSpan.FromSeconds(5)));
        Assert.That(sender.Available, Is.Zero);
        Assert.That(facts.OfType<TftpRequested>().Count(), Is.EqualTo(1), "the client's, which came after");
    }

    [Test]
    public void Two_segments_of_one_engine_have_their_own_files()
    {
        using var one = engine.Listen(Serving(Free));
        using var other = engine.Listen(Serving(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0)) with { Files = new TftpFileTable([new("other.sbn", new byte[7])]) });
        using var client = new WireClient(one.Local);
        using var neighbour = new WireClient(other.Local);

        Assert.That(neighbour.Fetch("other.sbn"), Has.Length.EqualTo(7));
        Assert.That(() => neighbour.Fetch("long.sbn"), Throws.InstanceOf<IOException>());
        Assert.That(() => client.Fetch("other.sbn"), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void A_port_is_free_again_once_its_listener_is_disposed_of()
    {
        var first = engine.Listen(Serving(Free));
        var at = first.Local;
        Assert.That(() => engine.Listen(Serving(at)), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("another process has this port already"));
        first.Dispose();
        using var second = engine.Listen(Serving(at));
        using var client = new WireClient(at);

        Assert.That(client.Fetch("long.sbn"), Has.Length.EqualTo(100_000));
    }

    [Test]
    public void A_lost_packet_is_sent_again()
    {
        using var listener = engine.Listen(Serving(Free) with { Options = new TftpServerOptions { FirstResend = TimeSpan.FromMilliseconds(20), LeastResend = TimeSpan.FromMilliseconds(20) } });
        using var client = new WireClient(listener.Local);
        client.Send(TftpReader.Request("long.sbn"));

        var first = client.Receive();
        Assert.That(client.Receive(), Is.EqualTo(first), "nobody acknowledged it");
    }

    [Test]
    public void A_client_that_is_gone_harms_nobody()
    {
        using var listener = engine.Listen(Serving(Free));
        using (var gone = new WireClient(listener.Local))
        {
            gone.Send(TftpReader.Request("long.sbn"));
            gone.Receive();
        }

        using var client = new WireClient(listener.Local);
        Assert.That(client.Fetch("long.sbn"), Has.Length.EqualTo(100_000), "the kernel says \"port unreachable\" for the other one");
    }

    [Test]
    public void Every_datagram_is_shown_to_who_looks()
    {
        var seen = new ConcurrentQueue<(int From, int To, byte Operation)>();
        using var listener = new TappedTftpHost(engine, (from, to, payload) => seen.Enqueue((from.Port, to.Port, payload[1]))).Listen(Serving(Free));
        using var client = new WireClient(listener.Local);
        client.Fetch("short.sbn");
        var (well, own, transfer) = (listener.Local.Port, ((IPEndPoint)client.Socket.LocalEndPoint!).Port, client.From!.Port);

        Assert.That(SpinWait.SpinUntil(() => seen.Count == 3, TimeSpan.FromSeconds(5)));
        Assert.That(seen, Is.EqualTo(new[] { (own, well, (byte)1), (transfer, own, (byte)3), (own, transfer, (byte)4) }));
    }

    [Test]
    public void No_packet_of_a_transfer_allocates()
    {
        // Files are looked for on the engine's thread, so that there can be counted what that thread allocates.
        var marks = new ConcurrentQueue<long>();
        var files = new CountingFiles(marks, new TftpFile("huge.sbn", new byte[12_000 * 512]));
        using var listener = engine.Listen(Serving(Free) with { Files = files, Options = new TftpServerOptions { ProgressEvery = TimeSpan.MaxValue } });
        using var client = new WireClient(listener.Local);
        client.Fetch("huge.sbn");
        client.Fetch("huge.sbn");
        client.Fetch("huge.sbn");

        var between = marks.Zip(marks.Skip(1), (before, after) => after - before).ToList();
        TestContext.Out.WriteLine($"allocated for a transfer of 12,001 blocks: {string.Join(", ", between)} bytes");
        Assert.That(between[^1], Is.LessThan(12_000), "less than a byte a packet: what begins and ends a transfer");
    }

    [Test]
    public void A_fault_of_the_engine_reaches_its_owner_and_closes_its_ports()
    {
        var told = new BlockingCollection<Exception>();
        using var broken = new TftpEngine(TimeProvider.System, told.Add, portable);
        using var listener = broken.Listen(Serving(Free) with { Report = _ => throw new InvalidOperationException("nobody may throw here") });
        using var client = new WireClient(listener.Local);
        client.Send(TftpReader.Request("long.sbn"));

        Assert.That(told.TryTake(out var fault, TimeSpan.FromSeconds(5)));
        Assert.That(fault!.Message, Is.EqualTo("nobody may throw here"));
        Assert.That(SpinWait.SpinUntil(() => Opens(listener.Local), TimeSpan.FromSeconds(5)));
    }

    private static bool Opens(IPEndPoint local)
    {
        try
        {
            using var free = new UdpClient(local);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private TftpListening Serving(IPEndPoint local) => new()
    {
        Local = local,
        Files = new TftpFileTable([new("long.sbn", TftpServerTests.Bytes(100_000)), new("short.sbn", new byte[10])]),
        Report = facts.Enqueue,
    };

    private sealed class CountingFiles(ConcurrentQueue<long> marks, TftpFile file) : ITftpFiles
    {
        public TftpFile? Find(IPAddress client, string name)
        {
            marks.Enqueue(GC.GetAllocatedBytesForCurrentThread());
            return file;
        }
    }
}
