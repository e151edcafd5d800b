using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class SegmentsTests
{
    [Test]
    public void Stations_that_say_nothing_share_the_rig_s_network()
    {
        var rig = Rig(("s2", null, null), ("s1", null, null));

        var segment = Segments.Of(rig).Single();

        Assert.That((segment.Own, string.Join(' ', segment.Stations)), Is.EqualTo(((string?)null, "s1 s2")));
        Assert.That(segment.Network, Is.SameAs(rig.Network));
    }

    [TestCase(101, "eth1.101", "10.70.101.1/24", "10.70.101.100", "10.70.101.199")]
    [TestCase(300, "eth1.300", "10.71.44.1/24", "10.71.44.100", "10.71.44.199")]
    [TestCase(4094, "eth1.4094", "10.85.254.1/24", "10.85.254.100", "10.85.254.199")]
    public void A_vlan_is_as_many_subnets_further_up_on_the_interface_s_vlan_device(int vlan, string device, string address, string from, string to)
    {
        var segment = Segments.Of(Rig(("s1", vlan, null))).Single();

        Assert.That((segment.Own, segment.Interface), Is.EqualTo(("s1", device)));
        Assert.That((segment.Network.Address, segment.Network.LeaseFrom, segment.Network.LeaseTo), Is.EqualTo((address, from, to)));
    }

    [Test]
    public void A_network_of_its_own_leases_all_after_the_rig_s_address_where_nothing_else_is_said()
    {
        var segment = Segments.Of(Rig(("s1", null, new StationNetworkConfig { Interface = "eth2", Address = "10.80.0.1/29" }))).Single();

        Assert.That((segment.Interface, segment.Network.LeaseFrom, segment.Network.LeaseTo), Is.EqualTo(("eth2", "10.80.0.2", "10.80.0.6")));
    }

    [Test]
    public void Services_and_call_manager_are_the_rig_s_on_every_segment()
    {
        var rig = Rig(("s1", 101, null), ("s2", null, null));
        rig = rig with { Network = rig.Network with { CallManager = "10.9.9.9", Tftp = ServiceKind.External, TftpServer = "10.9.9.8" } };

        Assert.That(Segments.Of(rig).Select(one => (one.Own, one.Network.CallManager, one.Network.Tftp, one.Network.TftpServer)), Is.EqualTo(new[]
        {
            ((string?)null, "10.9.9.9", ServiceKind.External, "10.9.9.8"),
            ("s1", "10.9.9.9", ServiceKind.External, "10.9.9.8"),
        }));
    }

    [Test]
    public void What_the_rig_s_network_says_of_its_own_addresses_is_of_no_other_segment()
    {
        var rig = Rig(("s1", 101, null), ("s2", null, null));
        rig = rig with
        {
            Network = rig.Network with
            {
                Reservations = ImmutableDictionary<string, string>.Empty.Add("00:1b:2c:3d:4e:5f", "10.70.0.50"),
                Relayed = [new RelayedSubnetConfig { Subnet = "10.90.0.0/24", LeaseFrom = "10.90.0.10", LeaseTo = "10.90.0.20", Router = "10.90.0.1" }],
                LeaseOptions = new LeaseOptionsConfig { Router = "10.70.0.254", DomainName = "lab.example" },
            },
        };

        Assert.That(Segments.Of(rig).Select(one => (one.Own, one.Network.Reservations.Count, one.Network.Relayed.Length, one.Network.LeaseOptions.Router, one.Network.LeaseOptions.DomainName)), Is.EqualTo(new[]
        {
            ((string?)null, 1, 1, "10.70.0.254", "lab.example"),
            ("s1", 0, 0, (string?)null, "lab.example"),
        }));
    }

    private static RigConfig Rig(params (string Name, int? Vlan, StationNetworkConfig? Network)[] stations) => new()
    {
        Rig = "lab",
        Network = new NetworkConfig { Interface = "eth1", Address = "10.70.0.1/24", LeaseFrom = "10.70.0.100", LeaseTo = "10.70.0.199" },
        Firmware = new FirmwareConfig(),
        Stations = stations.ToImmutableDictionary(
            one => one.Name, one => new StationConfig { Phone = "cisco-7970", Power = new PowerConfig { Relay = PinRef.Parse("gpio/1", null) }, Vlan = one.Vlan, Network = one.Network }),
    };
}
