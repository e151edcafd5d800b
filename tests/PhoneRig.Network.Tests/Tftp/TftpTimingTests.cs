using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tests.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Tftp;

/// <summary>Server and client on a LAN in virtual time, with delay and loss.</summary>
public sealed class TftpTimingTests
{
    private static readonly IPEndPoint Well = new(IPAddress.Parse("10.70.0.1"), 69);
    private readonly List<NetworkSighting> facts = [];
    private EventLoop loop = null!;
    private TestLan lan = null!;
    private TftpFileTable files = null!;
    private SegmentServers servers = null!;

    [SetUp]
    public void Start()
    {
        facts.Clear();
        loop = new EventLoop(new VirtualClock());
        lan = new TestLan(loop);
        files = new TftpFileTable([new("long.sbn", TftpServerTests.Bytes(256 * 1024)), new("term70.default.loads", TftpServerTests.Bytes(648))]);
        servers = new SegmentServers(new SegmentServersOptions { Dhcp = DhcpServerTests.Options }, lan, loop, files, facts.Add);
    }

    [TearDown]
    public void Stop() => servers.Dispose();

    [Test]
    public void A_whole_file_arrives_in_virtual_time()
    {
        using var phone = Phone();
        phone.Ask("long.sbn");
        Run(() => facts.OfType<TftpCompleted>().Any());

        Assert.That(phone.Content.AsSpan().SequenceEqual(TftpServerTests.Bytes(256 * 1024).Span));
        Assert.That(facts.OfType<TftpCompleted>().Single().Took, Is.EqualTo(TimeSpan.FromMilliseconds(2 * 513)));
    }

    [Test]
    public void Nobody_answering_gets_seven_packets_in_doubling_steps_and_is_given_up()
    {
        using var phone = Phone();
        phone.Repeats = false;
        phone.DiesAfter = 0;
        var sent = new List<double>();
        lan.Loses = (from, _, _) =>
        {
            if (from.Address.Equals(Well.Address))
            {
                sent.Add(Math.Round((loop.Uptime - TimeSpan.FromMilliseconds(1)).TotalSeconds, 3));
            }

            return false;
        };
        phone.Ask("long.sbn");
        Run(() => facts.OfType<TftpFailed>().Any());

        Assert.That(sent, Is.EqualTo(new double[] { 0, 1, 3, 7, 15, 23, 31 }));
        Assert.That(facts.OfType<TftpFailed>().Single().Reason, Is.EqualTo("timed out"));
        Assert.That(loop.Uptime.TotalSeconds, Is.EqualTo(39).Within(0.01));
    }

    [Test]
    public void A_timeout_that_was_agreed_is_fixed_and_a_minute_is_the_end()
    {
        using var phone = Phone();
        phone.Repeats = false;
        phone.DiesAfter = 0;
        phone.Ask("long.sbn", "timeout", "25");
        Run(() => facts.OfType<TftpFailed>().Any());

        Assert.That(lan.Seen.Count(seen => seen.From.Address.Equals(Well.Address)), Is.EqualTo(3));
        Assert.That(loop.Uptime.TotalSeconds, Is.EqualTo(60).Within(0.01));
    }

    [Test]
    public void A_lost_packet_of_a_quick_client_costs_a_quarter_of_a_second_not_a_whole_one()
    {
        using var phone = Phone();
        phone.Repeats = false;
        var lost = false;
        lan.Loses = (_, _, payload) => !lost && (lost = payload is [0, 3, 1, 0, ..]);
        phone.Ask("long.sbn");
        Run(() => facts.OfType<TftpCompleted>().Any());

        Assert.That(lost);
        Assert.That(facts.OfType<TftpCompleted>().Single().Took.TotalMilliseconds, Is.EqualTo(1026 + 200).Within(2));
    }

    [Test]
    public void A_slow_client_is_not_sent_anything_twice()
    {
        using var phone = Phone();
        phone.Thinks = TimeSpan.FromMilliseconds(600);
        phone.Ask("term70.default.loads");
        Run(() => facts.OfType<TftpCompleted>().Any());

        Assert.That(lan.Seen.Count(seen => seen.Payload[1] == 3), Is.EqualTo(2));
    }

    [Test]
    public void An_answer_to_a_packet_sent_twice_is_not_measured()
    {
        // Karn: the client answers block 1 after 1.5 s, when it has been sent again after 1 s. Taken for a round trip of 0.5 s it
        // would make the server send every later block twice.
        using var phone = Phone();
        phone.Repeats = false;
        phone.Thinks = TimeSpan.FromSeconds(1.5);
        phone.Ask("term70.default.loads");
        Run(() => facts.OfType<TftpCompleted>().Any());

        Assert.That(lan.Seen.Count(seen => seen.Payload is [0, 3, 0, 1, ..]), Is.EqualTo(2));
        Assert.That(lan.Seen.Count(seen => seen.Payload is [0, 3, 0, 2, ..]), Is.EqualTo(1));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Files_arrive_whole_over_a_lossy_LAN(int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        lan.Loses = (_, _, _) => random.Next(100) < 5;
        var phones = Enumerable.Range(0, 4).Select(i => Phone($"10.70.0.{10 + i}")).ToList();
        phones[0].Ask("long.sbn");
        phones[1].Ask("long.sbn", "blksize", "1428", "tsize", "0");
        phones[2].Ask("long.sbn", "windowsize", "16");
        phones[3].Ask("long.sbn", "windowsize", "64", "blksize", "1024");
        Run(() => phones.All(phone => phone.Done || phone.Failure is not null));

        Assert.That(lan.Lost, Is.GreaterThan(20));
        Assert.That(phones.Select(phone => phone.Failure), Is.All.Null);
        Assert.That(phones.Select(phone => phone.Content.AsSpan().SequenceEqual(TftpServerTests.Bytes(256 * 1024).Span)), Is.All.True);
        phones.ForEach(phone => phone.Dispose());
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void One_percent_loss_costs_a_few_seconds_where_rivals_take_ten(int seed)
    {
        // Network notes 2: 256 KB with 1 % loss each way took tftpd-hpa 10.1 s and dnsmasq 18 s, nearly all of it waiting.
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        lan.Loses = (_, _, _) => random.Next(100) < 1;
        using var client = Phone();
        client.AnswersRepeats = true;
        client.Ask("long.sbn");
        Run(() => facts.OfType<TftpCompleted>().Any());

        TestContext.Out.WriteLine($"lost {lan.Lost}, took {facts.OfType<TftpCompleted>().Single().Took}");
        Assert.That(lan.Lost, Is.GreaterThanOrEqualTo(4));
        Assert.That(facts.OfType<TftpCompleted>().Single().Took.TotalSeconds, Is.LessThan(6));
    }

    [Test]
    public void A_loss_does_not_slow_the_answer_to_the_next_loss()
    {
        // The acknowledgement of block 9 is lost. The phone ignores the repeats of block 9 and says it again after 4 s; by then
        // the server's wait has doubled to 4 s. Block 10 is lost too: it must come again in a quarter of a second.
        using var phone = Phone();
        var lostAck = false;
        var lostBlock = false;
        TimeSpan lostAt = default;
        lan.Loses = (_, _, payload) =>
        {
            if (!lostAck && payload is [0, 4, 0, 9])
            {
                return lostAck = true;
            }

            if (!lostBlock && payload is [0, 3, 0, 10, ..])
            {
                lostAt = loop.Uptime;
                return lostBlock = true;
            }

            return false;
        };
        phone.Ask("long.sbn");
        Run(() => lan.Seen.Count(seen => seen.Payload is [0, 3, 0, 10, ..]) == 2);

        Assert.That((loop.Uptime - lostAt).TotalMilliseconds, Is.EqualTo(200).Within(10));
    }

    [Test]
    public void A_client_that_becomes_slow_is_sent_two_blocks_twice_and_then_none()
    {
        using var phone = Phone();
        phone.Repeats = false;
        phone.Ask("long.sbn");
        Run(() => phone.Content.Length >= 50 * 512);
        var before = lan.Seen.Count(seen => seen.Payload[1] == 3);
        phone.Thinks = TimeSpan.FromMilliseconds(900);
        Run(() => phone.Content.Length >= 70 * 512);

        Assert.That(lan.Seen.Count(seen => seen.Payload[1] == 3) - before, Is.InRange(20, 26));
    }

    [Test]
    public void On_a_network_that_doubles_every_packet_each_block_is_sent_once()
    {
        lan.Copies = 2;
        using var phone = Phone();
        phone.Repeats = false;
        phone.Ask("long.sbn");
        Run(() => facts.OfType<TftpCompleted>().Any());

        Assert.That(lan.Seen.Count(seen => seen.Payload[1] == 3), Is.EqualTo(513 + 1), "the doubled request repeats the first block");
    }

    [Test]
    public void A_phone_is_known_by_its_lease()
    {
        var port = lan.Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { });
        port.Send(Network.Dhcp.DhcpCodec.Write(Messages.Message(Network.Dhcp.DhcpMessageType.Request, requested: "10.70.0.10")), new IPEndPoint(IPAddress.Broadcast, 67));
        using var phone = Phone();
        loop.Schedule(TimeSpan.FromSeconds(1), () => phone.Ask("missing"));
        Run(() => facts.OfType<TftpRefused>().Any());

        Assert.That(facts.OfType<TftpRefused>().Single().Mac, Is.EqualTo(Messages.Mac));
        Assert.That(phone.Failure, Is.Null.Or.EqualTo("1 file not found"));
    }

    [Test]
    public void Nothing_happens_after_dispose()
    {
        using var phone = Phone();
        phone.Repeats = false;
        phone.Ask("long.sbn");
        servers.Dispose();
        Run(() => false, expected: false);

        Assert.That(facts, Is.Empty);
    }

    private TftpReader Phone(string address = "10.70.0.10") => new(lan, loop, new IPEndPoint(IPAddress.Parse(address), 49152), Well);

    private void Run(Func<bool> until, bool expected = true) => Assert.That(loop.RunUntil(until), Is.EqualTo(expected), "the loop ran out of work");
}
