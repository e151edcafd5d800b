using System.Text;
using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Tests.Phone.Failures;

/// <summary>Facts 7.2 rows 4, 8, 9, 18 and 19: phones whose plug, settings or trust are wrong.</summary>
internal sealed class NetworkFailureTests
{
    private const string Prompt = "Starting alternate command line\r\nsetipcfg> ";

    private static PhoneBench On(string ailment)
    {
        var bench = new PhoneBench(ailment);
        bench.Phone.SetBrickPower(true);
        return bench;
    }

    private static void Say(PhoneBench bench, string text) => bench.Phone.ConsoleInput(Encoding.ASCII.GetBytes(text));

    private static void NameNewLoad(PhoneBench bench) => bench.Server.ServeText(
        "XMLDefault.cnf.xml", $"<Default><loadInformation30006>{SyntheticFirmware.LoadName(PhoneBench.NewSet)}</loadInformation30006></Default>");

    [Test]
    public void A_dead_link_walks_in_amber_and_never_asks_for_an_address()
    {
        var bench = On("dead-link");
        bench.Run(3600);

        Assert.That(bench.Server.DhcpPackets, Is.Empty);
        Assert.That(bench.LampLog.TakeLast(9).Select(l => PhoneBench.LineColour(l.Lamps)), Is.All.EqualTo(LampColour.Amber));
        Assert.That(bench.Phone.Truth.Boots, Is.EqualTo(1));
    }

    [Test]
    public void A_slow_link_looks_dead_for_five_minutes_and_only_wants_waiting_for()
    {
        var bench = On("slow-link");
        bench.Run(300);
        Assert.That(bench.Server.DhcpPackets, Is.Empty);
        Assert.That(PhoneBench.LineColour(bench.Phone.Lamps), Is.EqualTo(LampColour.Amber));

        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Console, Does.Contain("PORT_UP Event for port 0\r\n"));
        Assert.That(bench.Phone.LoadId, Is.EqualTo("term70.default"));
    }

    [Test]
    public void Noise_at_power_on_opens_the_shell_until_q()
    {
        var bench = On("shell-noise");
        bench.Run(600);
        Assert.That(bench.Console, Does.EndWith(Prompt));
        Assert.That(bench.Server.DhcpPackets, Is.Empty);
        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty, "nobody pressed ENTER");

        Say(bench, "q\r");
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Console.Split(Prompt), Has.Length.EqualTo(2));
    }

    [Test]
    public void Noise_comes_with_the_power_and_not_with_a_reboot()
    {
        var bench = On("shell-noise");
        NameNewLoad(bench);
        bench.RunUntil(PhoneActivity.InShell);
        Say(bench, "q\r");
        bench.RunUntil(() => bench.Phone.Truth is { Boots: 2, Activity: PhoneActivity.Running });
        Assert.That(bench.Console.Split(Prompt), Has.Length.EqualTo(2));

        bench.Phone.SetBrickPower(false);
        bench.Run(5);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.InShell);
    }

    [Test]
    public void Lost_settings_hold_it_in_the_shell_and_q_alone_does_not_make_it_ask_for_an_address()
    {
        var bench = On("lost-settings");
        bench.Run(600);
        Assert.That(bench.Console, Does.EndWith(Prompt));

        Say(bench, "getcfg\rq\r");
        bench.Run(600);
        Assert.That(bench.Console, Does.Contain("status - 0x12310000\r\nip - 0.0.0.0\r\nsubnet - 0.0.0.0\r\ngwy - 0.0.0.0\r\naltserver - 0.0.0.0\r\n"));
        Assert.That(bench.Server.DhcpPackets, Is.Empty);

        bench.Phone.SetBrickPower(false);
        bench.Run(5);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.InShell);
    }

    [TestCase("enable\rq\r", true)]
    [TestCase("ip 10.70.0.50\rsubnet 255.255.255.0\rgwy 10.70.0.1\raltserver 10.70.0.1\rsave\rq\r", false)]
    public void Lost_settings_are_given_back_by_enable_or_as_addresses(string commands, bool dhcp)
    {
        var bench = On("lost-settings");
        bench.RunUntil(PhoneActivity.InShell);
        bench.Run(10);
        Say(bench, commands);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Server.DhcpPackets, dhcp ? Is.Not.Empty : Is.Empty);
        Assert.That(bench.Console.Contains("ip - 10.70.0.50\r\n", StringComparison.Ordinal), Is.Not.EqualTo(dhcp));
    }

    [Test]
    public void The_soft_code_gives_lost_settings_back_too()
    {
        var bench = new PhoneBench("lost-settings");
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Console, Does.Not.Contain("setipcfg"));
    }

    [Test]
    public void The_shell_knows_its_commands_and_says_when_it_does_not()
    {
        var bench = On("shell-noise");
        bench.RunUntil(PhoneActivity.InShell);
        Say(bench, "cmds\rip\raltserver x\rfoo\renable6\r\raltserver 10.70.0.9\rclearalt\raltserver\r");

        Assert.That(bench.Console, Does.EndWith("setipcfg> cmds ip gwy subnet altserver clearalt save enable enable6 disable6 getcfg q\r\n"
            + "setipcfg> ip - 0.0.0.0\r\nsetipcfg> altserver: unknown or incomplete\r\nsetipcfg> foo: unknown or incomplete\r\n"
            + "setipcfg> status - 0x12310000\r\nsetipcfg> setipcfg> altserver - 10.70.0.9\r\nsetipcfg> status - 0x12310000\r\nsetipcfg> altserver - 0.0.0.0\r\nsetipcfg> "));
    }

    [TestCase("rejected", "REJECTED")]
    [TestCase("unprovisioned", "UNPROVISIONED")]
    public void A_phone_that_cannot_register_tries_for_ever_with_the_load_that_it_should_have(string ailment, string state)
    {
        var bench = On(ailment);
        NameNewLoad(bench);
        bench.RunUntil(() => bench.Phone.Truth is { Boots: 2, Activity: PhoneActivity.Running });
        bench.Run(600);

        Assert.That(bench.Console.Split($"registrationState={state}\r\n"), Has.Length.GreaterThan(15));
        Assert.That(bench.Console, Does.Not.Contain("registrationState=NORMAL"));
        Assert.That(bench.Phone.Truth, Has.Property("Registered").False.And.Property("LoadId").EqualTo(SyntheticFirmware.LoadName(PhoneBench.NewSet)));
    }

    [Test]
    public void A_foreign_trust_list_makes_it_ignore_our_configuration_whatever_its_power_does()
    {
        var bench = On("foreign-trust");
        NameNewLoad(bench);
        bench.Server.ServeText("SEP001B54007001.cnf.xml.sgn", "<device><loadInformation>SCCP70.9-4-2SR3-1S</loadInformation></device>");
        bench.RunUntil(PhoneActivity.Running);
        bench.Phone.SetBrickPower(false);
        bench.Run(5);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Server.Requests, Does.Contain("SEP001B54007001.cnf.xml.sgn").And.Contain("XMLDefault.cnf.xml.sgn").And.Not.Contain("XMLDefault.cnf.xml"));
        Assert.That(bench.Phone.LoadId, Is.EqualTo("SCCP70.9-2-1S"));
    }

    [Test]
    public void The_soft_code_wipes_a_foreign_trust_list()
    {
        var bench = new PhoneBench("foreign-trust");
        NameNewLoad(bench);
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Console, Does.Contain("CLEAN: deleting file /flash0/sec/CTLFile.tlv\r\n"));
        Assert.That(bench.Phone.LoadId, Is.EqualTo(SyntheticFirmware.LoadName(PhoneBench.NewSet)));
    }

    [Test]
    public void An_alternate_server_that_is_not_there_keeps_it_from_ours_until_the_soft_code()
    {
        var bench = On("alternate-server");
        bench.Run(900);
        Assert.That(bench.Server.Requests, Is.Empty);
        Assert.That(bench.Console, Does.Contain("TFTP Svr set by alternate\r\n"));
        Assert.That(bench.Server.DhcpPackets, Has.Count.GreaterThan(4), "it drops its lease and asks again");
    }

    [Test]
    public void A_name_in_capitals_gets_the_same_bytes_and_they_are_taken()
    {
        var bench = On("odd-case");
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Server.Requests[0], Is.EqualTo("TERM70.default.loads"));
        Assert.That(bench.Phone.LoadId, Is.Not.Null);
    }
}
