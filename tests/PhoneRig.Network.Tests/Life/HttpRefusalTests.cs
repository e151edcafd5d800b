using System.Net;
using System.Net.Sockets;
using PhoneRig.Network.Life;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Life;

/// <summary>Newer loads ask HTTP on port 6970 before TFTP (facts 3.2): the rig must refuse, and at once, not be silent.</summary>
public sealed class HttpRefusalTests
{
    [Test]
    public void A_phone_that_asks_for_files_by_HTTP_is_refused_at_once()
    {
        using var thread = new LoopThread();
        var address = IPAddress.Parse("127.0.70.1");
        using var life = thread.Do(() => new SegmentLife(
            new SegmentLifeOptions { Address = address, SccpPort = 0 }, new InterfaceSegment(thread.Loop), thread.Loop, _ => null, _ => false, _ => { }));
        using var phone = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (var manager = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            Assert.That(() => manager.Connect(life.CallManager!), Throws.Nothing, "the rig is there");
        }

        var started = TimeProvider.System.GetTimestamp();
        var refused = Assert.Throws<SocketException>(() => phone.Connect(new IPEndPoint(address, 6970)));

        Assert.That(refused!.SocketErrorCode, Is.EqualTo(SocketError.ConnectionRefused));
        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(2)), "a firewall that drops would take a minute");
        thread.Do(life.Dispose);
    }
}
