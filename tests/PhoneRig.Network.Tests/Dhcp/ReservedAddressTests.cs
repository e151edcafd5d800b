using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>A rig that starts anew knows no leases, while its phones live on with theirs.</summary>
public sealed class ReservedAddressTests
{
    private const string First = "00:1b:2c:3d:4e:01";
    private const string Second = "00:1b:2c:3d:4e:02";
    private const string Stranger = "00:1b:2c:3d:4e:99";

    [Test]
    public void A_phone_of_the_rig_file_has_the_same_address_after_every_start_whoever_asks_first()
    {
        var leases = Start();

        Assert.That(leases.Choose(Second, wanted: null, TimeSpan.Zero), Is.EqualTo(Address(11)));
        Assert.That(leases.Choose(First, wanted: null, TimeSpan.Zero), Is.EqualTo(Address(10)));
        Assert.That(leases.MacOf(Address(11)), Is.EqualTo(Second), "its transfers are known to be its own before it asks for a lease");
    }

    [Test]
    public void A_stranger_gets_another_address() =>
        Assert.That(Start().Choose(Stranger, wanted: null, TimeSpan.Zero), Is.EqualTo(Address(12)));

    private static LeaseTable Start() => new DhcpServer(SegmentServersOptions.From(
        new NetworkConfig { Interface = "eth1", Address = "10.0.0.1/24", LeaseFrom = "10.0.0.10", LeaseTo = "10.0.0.13" }, First, Second).Dhcp).Leases;

    private static IPAddress Address(byte last) => new([10, 0, 0, last]);
}
