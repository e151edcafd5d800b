using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Captures;
using PhoneRig.Network.Taps;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Tests.Captures;

/// <summary>What goes through a network that is listened in on: seen as it was, and delivered as if nobody listened.</summary>
public sealed class TappedNetworkTests
{
    private static readonly IPEndPoint Server = new(IPAddress.Parse("10.70.0.1"), 69);
    private static readonly IPEndPoint Phone = new(IPAddress.Parse("10.70.0.100"), 49152);

    private EventLoop loop = null!;
    private List<(IPEndPoint From, IPEndPoint To, string Payload)> seen = null!;

    [SetUp]
    public void SetUp() => (loop, seen) = (new EventLoop(new VirtualClock()), []);

    [Test]
    public void What_is_sent_and_what_is_received_is_seen_once_with_both_ends_before_it_is_answered()
    {
        var lan = new InMemoryLan(loop);
        var answers = new List<string>();
        using var phone = lan.Open(Phone, (_, payload) => answers.Add(Convert.ToHexString(payload.Span)));
        var tapped = new TappedNetwork(lan, (from, to, payload) => seen.Add((from, to, Convert.ToHexString(payload))));
        PhoneRig.Core.Ports.IDatagramPort? server = null;
        server = tapped.Open(Server, (from, _) => server!.Send([5, 6], from));

        phone.Send([1, 2, 3], Server);
        loop.RunUntil(() => false);

        Assert.That(seen, Is.EqualTo(new[] { (Phone, Server, "010203"), (Server, Phone, "0506") }));
        Assert.That(answers, Is.EqualTo(new[] { "0506" }));
        Assert.That(server.Local, Is.EqualTo(Server));

        server.Dispose();
        phone.Send([7], Server);
        loop.RunUntil(() => false);
        Assert.That(seen, Has.Count.EqualTo(2), "closed");
    }

    [Test]
    public void A_port_that_the_system_chooses_is_seen_by_its_number()
    {
        var lan = new InMemoryLan(loop);
        using var phone = lan.Open(Phone, (_, _) => { });
        using var port = new TappedNetwork(lan, (from, to, payload) => seen.Add((from, to, Convert.ToHexString(payload)))).Open(new IPEndPoint(Server.Address, 0), (_, _) => { });

        phone.Send([1], port.Local);
        loop.RunUntil(() => false);

        Assert.That(port.Local.Port, Is.Positive);
        Assert.That(seen, Is.EqualTo(new[] { (Phone, port.Local, "01") }));
    }

    [Test]
    public void A_capture_of_it_is_read_back_as_it_went_by()
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-tap-");
        var lan = new InMemoryLan(loop);
        using (var capture = new PacketCapture(folder.FullName, "rig", "boot", DateTimeOffset.UnixEpoch, new CaptureLimits()))
        {
            using var phone = lan.Open(Phone, (_, _) => { });
            using var server = new TappedNetwork(lan, (from, to, payload) => capture.See(loop.Uptime, from, to, payload)).Open(Server, (_, _) => { });
            loop.Schedule(TimeSpan.FromSeconds(2), () => phone.Send([0, 4, 0, 1], Server));
            loop.RunUntil(() => false);
            server.Send([0, 5, 0, 1, 0], Phone);
            loop.RunUntil(() => false);
        }

        var read = folder.EnumerateFiles().SelectMany(file => PcapNgReader.Read(File.ReadAllBytes(file.FullName)).Datagrams).ToList();
        folder.Delete(recursive: true);
        Assert.That(read.Select(one => (one.From, one.To, Convert.ToHexString(one.Payload.Span))), Is.EqualTo(new[] { (Phone, Server, "00040001"), (Server, Phone, "0005000100") }));
        Assert.That(read.Select(one => one.Uptime), Is.All.GreaterThan(TimeSpan.FromSeconds(2)).And.All.LessThan(TimeSpan.FromSeconds(2.1)));
    }
}
