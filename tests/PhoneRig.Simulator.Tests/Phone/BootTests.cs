using System.Text;
using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Tests.Phone;

internal sealed class BootTests
{
    [Test]
    public void A_healthy_phone_boots_to_its_application_and_asks_for_its_configuration()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Server.Requests, Is.EqualTo(new[]
        {
            "CTLSEP001B54007001.tlv", "ITLSEP001B54007001.tlv", "ITLFile.tlv", "SEP001B54007001.cnf.xml", "XMLDefault.cnf.xml",
        }));
        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty);
        Assert.That(bench.Phone.Truth.Registered, Is.False);
        Assert.That(bench.AllDark);
    }

    [Test]
    public void Its_console_says_what_the_facts_say_in_their_order()
    {
        var bench = new PhoneBench(change: p => p with { CallManager = true });
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);

        string[] expected =
        [
            "^========== Cisco Systems IP Phone Loading Operating System ==========$",
            "^SYSMSG: Last reboot cause -> power on$",
            @"^Mounting /flash0\.\.\.$",
            @"^Mount succeeded\.$",
            "^phone hw-compat value 0$",
            "^INIT: hit ENTER to abort to shell$",
            "^State load init.tab --> startup apps$",
            "^Starting applications from /etc/init.tab$",
            @"^Performing checksum of software load\.\.\.$",
            @"^Software load SCCP70\.9-2-1S validated\.$",
            @"^NOT 00:00:\d\d\.\d{6} DHCP: DHCP enabled\.\.\.$",
            @"^NOT 00:00:\d\d\.\d{6} DHCP: COLDBOOT - wait \d+ seconds\.\.\.$",
            @"^NOT 00:00:\d\d\.\d{6} DHCP: Sending Discover\.\.\.$",
            @"^NOT 00:00:\d\d\.\d{6} DHCP: Sending Request\.\.\.$",
            @"^NOT 00:00:\d\d\.\d{6} DHCP: ACK received$",
            @"^NOT 00:00:\d\d\.\d{6} DHCP: Succeeded$",
            @"^NOT 00:00:\d\d\.\d{6} DHCP: IP Address -- 10\.70\.0\.11$",
            @"^INF 00:00:\d\d\.\d{6} DLoad: TFTP Svr set by opt150$",
            @"^INF 00:00:\d\d\.\d{6} DLoad: TFTP Svr0 --> 10\.70\.0\.1$",
            @"^INF 00:00:\d\d\.\d{6} DLoad: Making tftp request to Svr0 --> CTLSEP001B54007001\.tlv$",
            @"^INF 00:00:\d\d\.\d{6} DLoad: Making tftp request to Svr0 --> ITLSEP001B54007001\.tlv$",
            @"^INF 00:00:\d\d\.\d{6} DLoad: Making tftp request to Svr0 --> ITLFile\.tlv$",
            @"^INF 00:00:\d\d\.\d{6} DLoad: Making tftp request to Svr0 --> SEP001B54007001\.cnf\.xml$",
            @"^INF 00:00:\d\d\.\d{6} DLoad: Making tftp request to Svr0 --> XMLDefault\.cnf\.xml$",
            @"^1417: CRT 00:00:\d\d\.\d{6} JVM: Startup Module Loader\|cip\.sccp$",
            @"^1418: CRT 00:00:\d\d\.\d{6} JVM: .*registrationState=NORMAL$",
            "^$",
        ];
        Assert.That(bench.Lines, Has.Length.EqualTo(expected.Length), bench.Console);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.That(bench.Lines[i], Does.Match(expected[i]));
        }
    }

    [Test]
    public void The_walk_lights_one_line_lamp_at_a_time_in_amber_for_half_a_second_each()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Checking);

        var walk = bench.LampLog.TakeWhile(l => PhoneBench.LineColour(l.Lamps) is not null).ToArray();
        Assert.That(walk.Select(l => l.Lamps.ToString()), Is.EqualTo(Enumerable.Range(1, 7).Select(n => $"line{n} amber")));
        Assert.That(walk.Select(l => l.At.TotalSeconds), Is.EqualTo(Enumerable.Range(0, 7).Select(n => 6 + (0.5 * n))).Within(1e-9));
        Assert.That(bench.AllDark);
    }

    [Test]
    public void It_asks_for_an_address_in_the_words_of_its_family()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.FetchingConfiguration);

        var discover = bench.Server.DhcpPackets[0];
        var text = Encoding.Latin1.GetString(discover);
        Assert.Multiple(() =>
        {
            Assert.That(discover[..3], Is.EqualTo(new byte[] { 1, 1, 6 }));
            Assert.That(discover[28..34], Is.EqualTo(new byte[] { 0, 0x1B, 0x54, 0, 0x70, 1 }));
            Assert.That(discover[236..243], Is.EqualTo(new byte[] { 99, 130, 83, 99, 53, 1, 1 }));
            Assert.That(text, Does.Contain("\x3C\x26" + "Cisco Systems, Inc. IP Phone CP-7970G\0"));
            Assert.That(text, Does.Contain("\x37\x07\x01\x42\x06\x03\x0F\u0096\x23"));
            Assert.That(text, Does.Contain("\x3D\x07\x01\0\x1B\x54\0\x70\x01"));
            Assert.That(bench.Server.DhcpPackets[1][242], Is.EqualTo(3));
            Assert.That(bench.Server.Clients, Has.All.Property("Port").EqualTo(49152).And.All.Property("Address").EqualTo(TestServer.Leased));
        });
    }

    [Test]
    public void A_DISCOVER_that_nobody_answers_is_sent_again_every_twenty_seconds()
    {
        var bench = new PhoneBench();
        var at = new List<TimeSpan>();
        bench.Server.DhcpSilent = true;
        bench.Lan.Sent += (_, to, _) =>
        {
            if (to.Port == 67)
            {
                at.Add(bench.Loop.Uptime);
            }
        };
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(() => at.Count == 3);

        Assert.That(at[1] - at[0], Is.EqualTo(PhoneBench.Seconds(20)));
        Assert.That(at[2] - at[1], Is.EqualTo(PhoneBench.Seconds(20)));
    }

    [TestCase("10.70.0.1", "", "", "opt66")]
    [TestCase("", "10.70.0.1", "10.70.0.9", "siaddr")]
    [TestCase("tftp.example", "10.70.0.1", "", "siaddr")]
    [TestCase("", "", "10.70.0.1", "siname")]
    public void Without_option_150_the_server_comes_from_66_or_siaddr_or_sname(string option66, string nextServer, string serverName, string label)
    {
        var bench = new PhoneBench();
        bench.Server.Option150 = [];
        bench.Server.Option66 = Encoding.ASCII.GetBytes(option66);
        bench.Server.ServerName = serverName;
        bench.Server.NextServer = nextServer.Length == 0 ? new byte[4] : System.Net.IPAddress.Parse(nextServer).GetAddressBytes();
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Console, Does.Contain($"TFTP Svr set by {label}\r\n"));
    }

    [Test]
    public void With_no_server_named_it_asks_for_addresses_for_ever_and_never_for_files()
    {
        var bench = new PhoneBench();
        bench.Server.Option150 = [];
        bench.Phone.SetBrickPower(true);
        bench.Run(120);

        Assert.That(bench.Server.DhcpPackets, Has.Count.GreaterThan(6));
        Assert.That(bench.Server.Requests, Is.Empty);
    }

    [Test]
    public void A_server_that_is_silent_about_the_trust_list_is_asked_three_times_then_the_lease_is_dropped()
    {
        var bench = new PhoneBench();
        bench.Server.IgnoreFile = f => f.StartsWith("CTL", StringComparison.Ordinal);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.FetchingConfiguration);
        var asked = bench.Server.DhcpPackets.Count;
        bench.RunUntil(() => bench.Server.DhcpPackets.Count > asked);

        Assert.That(bench.Server.Requests, Is.EqualTo(Enumerable.Repeat("CTLSEP001B54007001.tlv", 3)));
    }

    [Test]
    public void A_crashing_phone_reboots_for_ever_and_never_uses_the_network()
    {
        var bench = new PhoneBench("boot-loop");
        bench.Phone.SetBrickPower(true);
        bench.Run(600);

        Assert.That(bench.Phone.Truth.Boots, Is.GreaterThan(15));
        Assert.That(bench.Server.DhcpPackets, Is.Empty);
        Assert.That(bench.Console, Does.Contain("exceeded max restarts\r\nReboot in 5 seconds, unstable & non-recoverable\r\n"));
        Assert.That(bench.Console, Does.Contain("SYSMSG: Last reboot cause -> unstable & non-recoverable\r\n"));
    }

    [Test]
    public void A_dead_flash_says_so_and_sleeps_for_a_day()
    {
        var bench = new PhoneBench("dead-flash");
        bench.Phone.SetBrickPower(true);
        bench.Run(86_000);

        Assert.That(bench.Console, Does.Contain("*** Error Mounting /flash0!! ***\r\n"));
        Assert.That(bench.Console, Does.Contain("AMD: Erase failure @ 0x00240000 (Timeout)\r\n*** Fatal Error mounting /flash0!! ***\r\n"));
        Assert.That(bench.Phone.Truth.Boots, Is.EqualTo(1));
        Assert.That(bench.LampLog, Is.Empty);
        Assert.That(bench.Phone.Truth.Bricked);
    }

    [Test]
    public void A_change_of_the_power_source_reboots_a_running_phone()
    {
        var bench = new PhoneBench();
        bench.Phone.SetInlinePower(true);
        bench.RunUntil(PhoneActivity.Running);
        bench.Phone.SetBrickPower(true);
        bench.Run(2);
        Assert.That(bench.Phone.Truth.Boots, Is.EqualTo(2));
        Assert.That(bench.Console, Does.Contain("power source toggled - reboot\r\n"));

        bench.Phone.SetInlinePower(false);
        bench.Run(2);
        Assert.That(bench.Phone.Truth.Boots, Is.EqualTo(2), "the brick fed it all the time");
    }

    [Test]
    public void A_wiped_phone_on_inline_power_downloads_nothing_until_it_has_its_brick()
    {
        var bench = new PhoneBench("inline-power");
        bench.Run(600);
        Assert.That(bench.Server.DhcpPackets, Is.Empty);
        Assert.That(bench.Console, Does.Contain("CDP: power TLV's not detected - assume low power mode - pwr src = 1\r\n"));
        var last = bench.LampLog.TakeLast(4).Select(at => at.Lamps).ToList();
        Assert.That(last.Select(lamps => lamps[new Lamp("line5")]).Distinct().Count(), Is.EqualTo(2), "the lines blink");
        Assert.That(last.Select(lamps => lamps[new Lamp("mute")]), Is.All.EqualTo(LampColour.Dark));

        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Phone.LoadId, Is.EqualTo("term70.default"));
    }

    [Test]
    public void A_phone_that_gets_its_brick_and_its_port_at_once_starts_on_its_brick()
    {
        var bench = new PhoneBench("inline-power");
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty);
        Assert.That(bench.Console, Does.Not.Contain("toggled").And.Not.Contain("low power"));
    }

    [Test]
    public void ENTER_on_the_console_opens_the_shell_and_holds_the_boot_until_q()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.Run(3);
        bench.Phone.ConsoleInput("\r"u8);
        bench.Run(300);
        Assert.That(bench.Console, Does.EndWith("INIT: hit ENTER to abort to shell\r\nStarting alternate command line\r\nsetipcfg> "));
        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.InShell));
        Assert.That(bench.Server.DhcpPackets, Is.Empty);

        bench.Phone.ConsoleInput("getcfg\rq\r"u8);
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Console, Does.Contain("status - 0x12310000\r\nip - 0.0.0.0\r\n"));
        Assert.That(bench.Phone.Truth.Mishaps, Has.Length.EqualTo(1));
    }

    [Test]
    public void Text_before_ENTER_does_not_open_the_shell_and_ENTER_after_the_walk_does_nothing()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.Run(7);
        bench.Phone.ConsoleInput("x\r"u8);
        bench.RunUntil(PhoneActivity.Checking);
        bench.Phone.ConsoleInput("\r"u8);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Console, Does.Contain("To enter alternate command line: <return> only\r\n"));
        Assert.That(bench.Console, Does.Not.Contain("Starting alternate command line"));
    }

    [Test]
    public void Addresses_set_in_the_shell_are_used_instead_of_DHCP()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.Run(7);
        bench.Phone.ConsoleInput("\rip 10.70.0.50\rsubnet 255.255.255.0\rgwy 10.70.0.1\raltserver 10.70.0.1\rsave\rq\r"u8);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Server.DhcpPackets, Is.Empty);
        Assert.That(bench.Server.Clients[0].ToString(), Is.EqualTo("10.70.0.50:49152"));
    }

    [Test]
    public void The_restart_code_restarts_an_idle_phone()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);
        bench.Type("**#**");
        bench.Run(6);

        Assert.That(bench.Phone.Truth.Boots, Is.EqualTo(2));
        Assert.That(bench.Phone.LoadId, Is.EqualTo("SCCP70.9-2-1S"));
    }

    [Test]
    public void The_same_seed_gives_the_same_trace_twice_and_another_seed_another_one()
    {
        static string Trace(int seed)
        {
            var bench = new PhoneBench("boot-loop", seed, p => PhoneProfile.Draw(new Random(seed), p));
            bench.PowerOnWithHash();
            bench.Type(PhoneBench.SoftCode);
            bench.RunUntil(PhoneActivity.Running);
            return bench.Console + string.Join('\n', bench.LampLog);
        }

        var first = Trace(11);
        Assert.That(Trace(11), Is.EqualTo(first));
        Assert.That(Trace(12), Is.Not.EqualTo(first));
    }
}
