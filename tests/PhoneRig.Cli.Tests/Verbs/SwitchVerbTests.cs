using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary><c>phonerig switch check</c> on the simulated switch of the shipped rig, over real UDP on loopback.</summary>
public sealed class SwitchVerbTests
{
    private static string Rig(string name) => Path.Combine(TestHost.ShippedConfig, "rigs", name + ".yaml");

    [Test]
    public void Each_port_is_told_and_what_is_wrong_with_it_ends_with_2()
    {
        var host = new TestHost();

        Assert.That(host.Run("switch", "check", "--rig", Rig("simulated-vlans")), Is.EqualTo(ExitCode.BadUsage), host.Error);
        var lines = host.Out.Split('\n');
        Assert.That(lines[0], Is.EqualTo("switch 192.0.2.2: A simulated switch of PhoneRig"));
        Assert.That(lines[1], Is.EqualTo("s1: Gi0/1: in order: link up, 00:1b:2c:3d:4e:5f, VLAN 101, inline power off"));
        Assert.That(lines[4], Does.StartWith("s4: Gi0/4: WRONG: ").And.Contain("power inline never"));
    }

    [Test]
    public void A_program_gets_an_object_a_line()
    {
        var host = new TestHost();

        host.Run("switch", "check", "--rig", Rig("simulated-vlans"), "--json");
        Assert.That(host.Out, Does.StartWith("""{"switch":{"address":"192.0.2.2","description":"A simulated switch of PhoneRig"}}""" + "\n" + """{"port":{"station":"s1","port":"Gi0/1","ok":true,"text":"""));
    }

    [Test]
    public void A_rig_without_a_switch_is_told_what_to_write()
    {
        var host = new TestHost();

        Assert.That(host.Run("switch", "check", "--rig", Rig("simulated")), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("names no switch: write switch: { address: ..., community: ..., ports: { s1: Gi0/1 } }"));
    }
}
