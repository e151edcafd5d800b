using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Switches;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Hosting.Tests.Switches;

public sealed class SwitchComparisonTests
{
    private const string Mac1 = "00:1b:2c:3d:4e:01";
    private const string Mac2 = "00:1b:2c:3d:4e:02";
    private static readonly SwitchPort Good1 = new("Gi0/1", null, true, [Mac1], 101, PortPower.Disabled);
    private static readonly SwitchPort Good2 = new("Gi0/2", null, true, [Mac2], 102, PortPower.None);

    [Test]
    public void A_port_that_is_right_is_one_finding_that_says_what_was_seen() =>
        Assert.That(Compare(Good1, Good2), Is.EqualTo(new[]
        {
            $"s1 Gi0/1 ok: link up, {Mac1}, VLAN 101, inline power off",
            $"s2 Gi0/2 ok: link up, {Mac2}, VLAN 102, no inline power",
        }));

    [Test]
    public void Everything_that_is_wrong_is_told_with_what_to_do()
    {
        var found = Compare(Good1 with { Up = false, Macs = [], Vlan = 1, Power = PortPower.Offered }, Good2 with { Macs = [Mac1], Power = PortPower.Delivering });

        Assert.That(found, Has.Length.EqualTo(6));
        Assert.That(found[0], Does.StartWith("s1 Gi0/1 WRONG: the link is down: the phone has no power, or its cable is loose"));
        Assert.That(found[1], Is.EqualTo($"s1 Gi0/1 WRONG: its phone {Mac1} is on port Gi0/2, the port of station s2: plug it in here, or correct the ports under switch"));
        Assert.That(found[2], Is.EqualTo("s1 Gi0/1 WRONG: its untagged frames are in VLAN 1, and the station's is 101: make it an access port of VLAN 101, without a voice VLAN"));
        Assert.That(found[3], Does.StartWith("s1 Gi0/1 WRONG: inline power is switched on:").And.EndWith("Switch it off on this port (power inline never)"));
        Assert.That(found[4], Is.EqualTo($"s2 Gi0/2 WRONG: {Mac1} is on it, and the phone of the station is {Mac2}: another phone stands there (correct mac in the rig file, or scan its label), or the port is wrong"));
        Assert.That(found[5], Does.StartWith("s2 Gi0/2 WRONG: it FEEDS the phone (inline power)"));
    }

    [Test]
    public void A_port_that_the_switch_does_not_have_and_one_with_several_addresses_are_told()
    {
        var found = Compare(Good1 with { Name = "Gi1/0/1" }, Good2 with { Macs = [Mac2, "00:1b:2c:3d:4e:09"] });

        Assert.That(found[0], Does.StartWith("s1 Gi0/1 WRONG: the switch has no port of that name;").And.Contain("Gi1/0/1"));
        Assert.That(found[1], Does.StartWith("s2 Gi0/2 WRONG: 2 addresses are learnt on it (00:1b:2c:3d:4e:02, 00:1b:2c:3d:4e:09): a phone has one"));
    }

    private static string[] Compare(params SwitchPort[] ports)
    {
        var rig = DemoRig.Simulated();
        rig = rig with
        {
            Stations = rig.Stations.Clear().Add("s1", rig.Stations["s1"] with { Mac = Mac1, Vlan = 101 }).Add("s2", rig.Stations["s2"] with { Mac = null, Vlan = 102 }),
            Switch = new SwitchConfig { Address = "192.0.2.2", Community = "lab", Ports = ImmutableDictionary<string, string>.Empty.Add("s1", "Gi0/1").Add("s2", "Gi0/2") },
        };
        var stations = new[] { "s1", "s2" }.Zip(ports).Where(one => rig.Switch.Ports[one.First] == one.Second.Name).ToImmutableSortedDictionary(one => one.First, one => one.Second);
        return
        [
            .. new SwitchComparison(rig, new Dictionary<string, string> { ["s2"] = Mac2 }).Compare(new SwitchSight("a switch", [.. ports], stations, null))
                .Select(finding => $"{finding.Station} {finding.Port} {(finding.Ok ? "ok" : "WRONG")}: {finding.Text}"),
        ];
    }
}
