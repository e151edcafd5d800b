using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Sockets;

public sealed class UdpNetworkTests
{
    [Test]
    public void A_missing_interface_is_named_with_those_there_are()
    {
        using var thread = new LoopThread();
        var network = new UdpNetwork(thread.Loop, "eth77");

        Assert.That(() => network.Open(new IPEndPoint(IPAddress.Loopback, 0), (_, _) => { }), Throws.InstanceOf<HardwareFaultException>()
            .With.Message.Contains("no network interface eth77; there are ").And.Message.Contains("lo"));
    }

    [Test]
    public void An_address_that_is_not_ours_says_how_to_set_it()
    {
        using var thread = new LoopThread();

        Assert.That(() => new UdpNetwork(thread.Loop).Open(new IPEndPoint(IPAddress.Parse("10.99.98.97"), 0), (_, _) => { }),
            Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("ip addr add 10.99.98.97/24"));
    }

    [Test]
    public void A_port_in_use_says_who_it_may_be_and_how_to_find_out()
    {
        using var thread = new LoopThread();
        var network = new UdpNetwork(thread.Loop);
        using var first = network.Open(new IPEndPoint(IPAddress.Loopback, 0), (_, _) => { });

        Assert.That(() => network.Open(first.Local, (_, _) => { }),
            Throws.InstanceOf<HardwareFaultException>().With.Message.Contains($"ss -ulpn 'sport = :{first.Local.Port}'"));
    }

    [Test]
    public void Closing_ends_the_reading_thread()
    {
        using var thread = new LoopThread();
        var port = new UdpNetwork(thread.Loop).Open(new IPEndPoint(IPAddress.Loopback, 0), (_, _) => { });
        var before = Threads($"udp {port.Local}");
        port.Dispose();

        Assert.That(before, Is.EqualTo(1));
        Assert.That(SpinWait.SpinUntil(() => Threads($"udp {port.Local}") == 0, TimeSpan.FromSeconds(5)), Is.True);
    }

    [Test]
    public void A_payload_of_any_length_may_be_sent()
    {
        using var thread = new LoopThread();
        using var port = new UdpNetwork(thread.Loop).Open(new IPEndPoint(IPAddress.Loopback, 0), (_, _) => { });

        Assert.That(() => port.Send(new byte[100_000], port.Local), Throws.Nothing);
    }

    /// <summary>Threads of this process by the name that the kernel keeps, 15 characters of it.</summary>
    private static int Threads(string name) => Directory.GetDirectories("/proc/self/task")
        .Count(task => ReadName(task) == name[..Math.Min(15, name.Length)]);

    private static string ReadName(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).TrimEnd('\n');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
