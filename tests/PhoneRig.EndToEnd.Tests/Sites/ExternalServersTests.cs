using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests.Sites;

/// <summary>A rig whose phones are served by the site: it hears what is broadcast, looks and listens, and proves by the console.</summary>
public sealed class ExternalServersTests
{
    [Test]
    public void On_a_good_site_the_boot_loop_is_brought_home_and_proven_by_its_console()
    {
        var (summary, recording) = Rigs.Run(At("none"));

        var s1 = summary.Stations.Single();
        Assert.That(s1.Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(s1.Proof, Is.EqualTo(Proof.Reported));
        Assert.That(recording.Facts<TftpRequested>(), Is.Empty);
        Assert.That(recording.Facts<DhcpAnswered>(), Is.Empty);
        Assert.That(recording.Facts<DhcpAsked>("s1").Select(asked => asked.Message), Does.Contain("discover").And.Contain("request"), "broadcasts are heard");
        Assert.That(recording.Info!.Surroundings, Does.EndWith("; the simulated site's own DHCP and TFTP servers"));
        Assert.That(recording.Info.Serves, Is.False);
    }

    [Test]
    public void A_site_that_leases_and_a_rig_that_serves_files_work_together()
    {
        var (summary, recording) = Rigs.Run(At("none", tftp: ServiceKind.BuiltIn));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<TftpCompleted>("s1"), Is.Not.Empty, "whose a request is was heard from the phone's own DHCP request");
        Assert.That(recording.Info!.Surroundings, Does.EndWith("; the simulated site's own DHCP server"));
    }

    [Test]
    public void A_rig_that_leases_names_the_sites_file_server()
    {
        var rig = At("none", dhcp: ServiceKind.BuiltIn);
        var (summary, recording) = Rigs.Run(rig with { Network = rig.Network with { TftpServer = "10.70.0.5" } });

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<DhcpAnswered>("s1"), Is.Not.Empty);
        Assert.That(recording.Facts<TftpRequested>(), Is.Empty);
    }

    [TestCase("silent-tftp")]
    [TestCase("wrong-vlan")]
    [TestCase("corrupt-archive")]
    public void On_a_faulty_site_no_phone_is_called_home(string fault)
    {
        var (summary, recording) = Rigs.Run(At(fault));

        Assert.That(summary.Stations.Single().Verdict, Is.Not.EqualTo(Verdict.Recovered), recording.Story);
    }

    [Test]
    public void On_the_bench_in_real_time_a_site_serves_too()
    {
        var (summary, recording) = Rigs.Run(At("none"), speed: 40);

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
    }

    [Test]
    public void Beside_a_second_DHCP_server_the_rig_does_not_serve_and_says_who_answers()
    {
        var rig = At("rival-dhcp", ServiceKind.BuiltIn, ServiceKind.BuiltIn);

        Assert.That(() => Rigs.Run(rig), Throws.InstanceOf<HardwareFaultException>().With.Message
            .Contains("another DHCP server answers on this segment: 10.70.0.254 would give a phone 10.70.0.2 and send it to the TFTP server 10.70.0.254 (option 150)")
            .And.Message.Contains("write dhcp: external in the rig file"));
    }

    private static RigConfig At(string fault, ServiceKind dhcp = ServiceKind.External, ServiceKind tftp = ServiceKind.External)
    {
        var rig = Rigs.Only("s1");
        return rig with
        {
            Network = rig.Network with { Dhcp = dhcp, Tftp = tftp },
            Firmware = rig.Firmware with { Others = ImmutableDictionary<string, FirmwareSourceConfig>.Empty },
            Site = new SiteConfig { Fault = fault },
        };
    }
}
