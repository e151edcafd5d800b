using System.Text;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Tests.Sites;

/// <summary>What a site's own servers and network can do to a sound phone that was wiped (facts 7.2), and that the rig's own servers do none of it.</summary>
public sealed class SiteFaultTests
{
    private const string DefaultLoad = "term70.default.loads";

    /// <summary>Those that a site's own servers show; a rival is a server beside the rig's.</summary>
    private static readonly string[] Faults = [.. SiteFaults.All.Skip(1).Where(fault => !fault.Rival).Select(fault => fault.Name)];

    [Test]
    public void On_a_good_site_the_phone_comes_home()
    {
        using var phone = WipedPhone.OnSite("none").Run();

        Assert.That(phone.Home, Is.True, phone.Console);
        Assert.That(phone.Phone.Truth.Mishaps, Is.Empty);
    }

    [TestCaseSource(nameof(Faults))]
    public void On_a_faulty_site_the_same_phone_does_not_come_home(string fault)
    {
        using var phone = WipedPhone.OnSite(fault).Run();

        Assert.That(phone.Home, Is.False, phone.Console);
        Assert.That(SiteFaults.Find(fault).Rows, Is.Not.Empty);
    }

    [Test]
    public void On_the_rigs_own_servers_it_comes_home()
    {
        using var phone = WipedPhone.OnTheRig().Run();

        Assert.That(phone.Home, Is.True, phone.Console);
    }

    [Test]
    public void The_rows_of_faults_of_a_site_are_all_there()
    {
        Assert.That(SiteFaults.All.SelectMany(fault => fault.Rows).Distinct(), Is.SupersetOf(new[] { "2", "4", "5", "6", "7", "8", "10", "17", "21", "22" }));
        Assert.That(SiteFaults.Names, Is.Unique);
    }

    [Test]
    public void Row_4_a_name_in_other_letters_is_not_found_by_a_site_and_served_by_the_rig()
    {
        using var there = WipedPhone.OnSite("letter-case").Run(10);
        Assert.That(there.Requested, Is.All.EqualTo(DefaultLoad), "error 1, and the same again");
        Assert.That(there.Requested.Count(), Is.GreaterThan(5));

        using var here = WipedPhone.OnTheRig(SiteFaults.Find("letter-case").Files(Set())).Run();
        Assert.That(here.Home, Is.True, here.Console);
    }

    [Test]
    public void Row_5_a_renamed_file_fails_its_check_on_the_phone()
    {
        using var there = WipedPhone.OnSite("renamed-file").Run(10);
        Assert.That(there.Console, Does.Contain("filename mismatch"));
        Assert.That(there.Requested, Is.All.EqualTo(DefaultLoad));
    }

    [Test]
    public void Row_6_a_transfer_always_stops_at_the_same_block_and_starts_over()
    {
        using var there = WipedPhone.OnSite("unreadable-archive").Run(30);
        var stopped = there.Sent
            .Where(packet => packet.From.Port == 49152 && packet.Payload.Span[1] == 4)
            .Select(packet => (packet.Payload.Span[2] << 8) | packet.Payload.Span[3])
            .ToList();
        Assert.That(there.Requested.Count(file => file.StartsWith("cnu70", StringComparison.Ordinal)), Is.GreaterThan(5));
        Assert.That(there.Requested.Any(file => file.StartsWith("apps70", StringComparison.Ordinal)), Is.False, "none after it is ever asked for");
        Assert.That(stopped.Count(block => block == 2), Is.GreaterThan(20), "block 2 is acknowledged again and again");
        Assert.That(there.Console, Does.Contain("TFTPERR_TIMEOUT"));
    }

    [TestCase("corrupt-archive", "cnu70")]
    [TestCase("truncated-archive", "apps70")]
    [TestCase("corrupt-default-load", "term70")]
    public void Rows_2_and_6_a_damaged_file_fails_at_the_same_place_each_time(string fault, string file)
    {
        using var there = WipedPhone.OnSite(fault).Run(30);
        var failed = there.Console.Split("\r\n").Where(line => line.Contains("Authentication FAIL file=", StringComparison.Ordinal)).ToList();
        Assert.That(failed, Has.Count.GreaterThan(5).And.All.Contain($"file={file}"));
    }

    [Test]
    public void Row_7_leases_that_name_no_server_are_asked_for_every_20_seconds_and_the_rig_names_it_three_times()
    {
        using var there = WipedPhone.OnSite("no-server-option").Run(10);
        Assert.That(there.Requested, Is.Empty);
        Assert.That(there.Console.Split("ACK received"), Has.Length.GreaterThan(20));

        using var here = WipedPhone.OnTheRig().Run();
        var offer = here.Sent.First(packet => packet.From.Port == 67).Payload.Span;
        Assert.That(offer[20..24].ToArray(), Is.EqualTo(new byte[] { 10, 70, 0, 1 }), "siaddr");
        Assert.That(Options(offer), Does.ContainKey((byte)66).And.ContainKey((byte)150));
    }

    [Test]
    public void Row_8_nothing_passes_into_the_wrong_vlan_and_a_dead_server_answers_nobody()
    {
        using var cutOff = WipedPhone.OnSite("wrong-vlan").Run(10);
        Assert.That(cutOff.Sent, Is.Empty);
        Assert.That(cutOff.Console.Split("Sending Discover..."), Has.Length.GreaterThan(20));

        using var dead = WipedPhone.OnSite("no-dhcp").Run(10);
        Assert.That(dead.Sent.Count(packet => packet.To.Port == 67), Is.GreaterThan(20));
        Assert.That(dead.Sent.Count(packet => packet.From.Port == 67), Is.Zero);
    }

    [Test]
    public void Row_10_a_silent_server_costs_the_phone_its_lease_and_the_rig_says_not_found_at_once()
    {
        using var there = WipedPhone.OnSite("silent-tftp").Run(60);
        Assert.That(there.Phone.Truth.LoadId, Is.Not.Null, "it has its files");
        Assert.That(there.Phone.Truth.Mishaps, Has.Some.Contain("nobody answered for CTLSEP001B2C3D4E5F.tlv"));
        Assert.That(there.Requested.Count(file => file.StartsWith("CTLSEP", StringComparison.Ordinal)), Is.GreaterThan(9), "three times for each lease");

        using var here = WipedPhone.OnTheRig().Run();
        Assert.That(here.Seen.OfType<TftpRefused>().Select(refused => refused.File), Has.Some.StartsWith("CTLSEP"));
        Assert.That(here.Phone.Truth.Mishaps, Is.Empty);
    }

    [Test]
    public void Row_17_a_configuration_that_never_ends_keeps_the_phone_at_its_logo()
    {
        using var there = WipedPhone.OnSite("stuck-configuration").Run(60);
        Assert.That(there.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.FetchingConfiguration));
        Assert.That(there.Requested.Count(file => file == "XMLDefault.cnf.xml"), Is.GreaterThan(10));
    }

    [Test]
    public void Row_21_a_server_in_another_subnet_is_out_of_reach_without_a_router_and_the_rigs_is_in_the_phones_own()
    {
        using var there = WipedPhone.OnSite("no-gateway").Run(30);
        Assert.That(there.Requested, Is.Empty, "no packet finds its way");
        Assert.That(there.Console, Does.Contain("TFTP Svr0 --> 198.51.100.5").And.Contain("TFTPERR_TIMEOUT"));

        using var here = WipedPhone.OnTheRig().Run();
        var offer = here.Sent.First(packet => packet.From.Port == 67).Payload.Span;
        Assert.That(Options(offer)[3], Is.EqualTo(new byte[] { 10, 70, 0, 1 }));
    }

    [Test]
    public void Row_22_a_peer_gives_the_phone_its_older_load_and_the_rigs_configuration_leads_on_from_there()
    {
        using var there = WipedPhone.OnSite("peer-images").Run();
        Assert.That(there.Phone.Truth, Has.Property("Activity").EqualTo(PhoneActivity.Running), "it runs, but not as it should");
        Assert.That(Given(there), Does.Contain(DefaultLoad).And.Some.Contain(".8-5-2"));

        using var here = WipedPhone.OnTheRig(peer: true).Run();
        Assert.That(Given(here), Does.Contain(DefaultLoad).And.Some.Contain(".8-5-2"), "the peer was there");
        Assert.That(here.Home, Is.True, here.Console);
    }

    [Test]
    public void Files_that_would_come_to_nothing_are_refused_before_they_are_served()
    {
        var truncated = Set();
        truncated = truncated.Truncate(truncated.Keys.First(name => name.StartsWith("SCCP70", StringComparison.Ordinal)), 100);

        Assert.That(WipedPhone.PlanOf(truncated).Refusal, Does.Contain("SCCP70"));
        Assert.That(WipedPhone.PlanOf(Set().Remove(Set().Keys.First(name => name.StartsWith("cnu70", StringComparison.Ordinal)))).Refusal, Does.Contain("cnu70"));
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<byte>> Set() =>
        SyntheticFirmware.Make(new SyntheticFirmwareRequest("9-4-2SR3-1S", SigningGeneration.New));

    /// <summary>What the peer was asked for.</summary>
    private static List<string> Given(WipedPhone phone) =>
        [.. phone.Sent.Where(packet => packet.To.ToString() == "10.70.0.253:69").Select(packet => Encoding.ASCII.GetString(packet.Payload.Span[2..]).Split('\0')[0])];

    private static Dictionary<byte, byte[]> Options(ReadOnlySpan<byte> packet)
    {
        var options = new Dictionary<byte, byte[]>();
        for (var at = 240; at + 1 < packet.Length && packet[at] != 255; at += 2 + packet[at + 1])
        {
            options[packet[at]] = packet.Slice(at + 2, packet[at + 1]).ToArray();
        }

        return options;
    }
}
