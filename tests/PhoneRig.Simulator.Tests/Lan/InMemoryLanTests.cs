using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Simulator.Tests.Lan;

internal sealed class InMemoryLanTests
{
    private readonly List<string> heard = [];
    private EventLoop loop = null!;
    private InMemoryLan lan = null!;

    [SetUp]
    public void NewSegment()
    {
        heard.Clear();
        loop = new EventLoop(new VirtualClock());
        lan = new InMemoryLan(loop);
    }

    private IDatagramPort Open(string local) =>
        lan.Open(IPEndPoint.Parse(local), (from, payload) => heard.Add($"{local} from {from}: {Convert.ToHexString(payload.Span)}"));

    private void RunAll() => loop.RunUntil(() => false);

    [Test]
    public void A_datagram_reaches_the_address_and_port_it_is_for_after_the_latency()
    {
        var a = Open("10.0.0.1:5");
        Open("10.0.0.2:5");
        Open("10.0.0.2:6");
        a.Send([1, 2], IPEndPoint.Parse("10.0.0.2:5"));
        RunAll();

        Assert.That(heard, Is.EqualTo(new[] { "10.0.0.2:5 from 10.0.0.1:5: 0102" }));
        Assert.That(loop.Uptime, Is.EqualTo(TimeSpan.FromMicroseconds(200)));
    }

    [Test]
    public void A_broadcast_reaches_every_port_of_that_number_but_the_sender()
    {
        var server = Open("10.0.0.1:67");
        Open("0.0.0.0:68");
        Open("0.0.0.0:68");
        Open("10.0.0.9:68");
        server.Send([7], new IPEndPoint(IPAddress.Broadcast, 68));
        server.Send([8], new IPEndPoint(IPAddress.Broadcast, 67));
        RunAll();

        Assert.That(heard, Has.Count.EqualTo(3).And.All.EndsWith("from 10.0.0.1:67: 07"));
    }

    [Test]
    public void A_host_without_an_address_hears_no_unicast()
    {
        Open("0.0.0.0:68");
        Open("10.0.0.1:67").Send([1], IPEndPoint.Parse("0.0.0.0:68"));
        RunAll();

        Assert.That(heard, Is.Empty);
    }

    [Test]
    public void A_closed_port_hears_nothing_not_even_what_is_under_way()
    {
        var b = Open("10.0.0.2:5");
        Open("10.0.0.1:5").Send([1], b.Local);
        b.Dispose();
        RunAll();

        Assert.That(heard, Is.Empty);
    }

    [Test]
    public void A_taken_address_and_port_is_refused_until_it_is_free_again()
    {
        var first = Open("10.0.0.1:69");
        Assert.That(() => Open("10.0.0.1:69"), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("10.0.0.1:69"));
        first.Dispose();
        Assert.That(() => Open("10.0.0.1:69"), Throws.Nothing);
    }

    [Test]
    public void Port_0_takes_free_ones_from_49152_up() =>
        Assert.That(new[] { Open("10.0.0.1:0").Local.Port, Open("10.0.0.1:0").Local.Port, Open("10.0.0.2:0").Local.Port }, Is.EqualTo(new[] { 49152, 49153, 49152 }));

    [Test]
    public void Losses_follow_the_seed()
    {
        int Arrived(int seed)
        {
            NewSegment();
            lan = new InMemoryLan(loop, TimeSpan.Zero, 0.25, new Seed(seed));
            var a = Open("10.0.0.1:1");
            Open("10.0.0.2:1");
            for (var i = 0; i < 1000; i++)
            {
                a.Send([1], IPEndPoint.Parse("10.0.0.2:1"));
            }

            RunAll();
            return heard.Count;
        }

        var first = Arrived(3);
        Assert.That(first, Is.InRange(700, 800));
        Assert.That(Arrived(3), Is.EqualTo(first));
    }
}
