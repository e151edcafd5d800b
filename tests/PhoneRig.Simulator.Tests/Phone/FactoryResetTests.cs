using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Tests.Phone;

internal sealed class FactoryResetTests
{
    private const string Waiting = "INIT: Waiting for factory reset sequence.\r\n";
    private const string Beginning = "INIT: Beginning factory reset...\r\n";
    private const string Incorrect = "INIT: Incorrect factory reset sequence.\r\n";

    private static string Echoes(string keys) => string.Concat(keys.Select(k => $"\tKey press = {(k == '*' ? "10" : k == '#' ? "11" : k)}\r\n"));

    [Test]
    public void The_soft_code_deletes_the_lists_and_the_phone_fetches_the_default_load()
    {
        var bench = new PhoneBench("boot-loop");
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);

        Assert.That(bench.Console, Does.Contain(Waiting + Echoes(PhoneBench.SoftCode) + Beginning));
        Assert.That(PhoneBench.LineColour(bench.Phone.Lamps), Is.EqualTo(LampColour.Green));

        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Console, Does.Contain("CLEAN: deleting file /etc/init.tab\r\nCLEAN: deleting file /etc/load.hist\r\nCLEAN: skipping /etc/pae.conf\r\n"));
        Assert.That(bench.Server.Requests.Take(6).Select(f => f.Split('.')[0]), Is.EqualTo(new[] { "term70", "jar70sccp", "cnu70", "apps70", "dsp70", "cvm70sccp" }));
        Assert.That(bench.Server.Requests[6], Does.StartWith("CTLSEP"));
        Assert.That(bench.Phone.Truth, Has.Property("SoftErases").EqualTo(1).And.Property("Boots").EqualTo(2).And.Property("LoadId").EqualTo("term70.default"));
        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty);
    }

    [TestCase(SoftCodeLamps.Green, "Green")]
    [TestCase(SoftCodeLamps.Unchanged, "Amber")]
    [TestCase(SoftCodeLamps.RedThenGreen, "Red,Green")]
    public void The_lamps_after_the_soft_code_follow_the_variant(SoftCodeLamps variant, string colours)
    {
        var bench = new PhoneBench("boot-loop", change: p => p with { SoftCodeLamps = variant });
        bench.Server.DhcpSilent = true;
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);
        bench.LampLog.Clear();
        bench.Run(70);

        var seen = bench.LampLog.Select(l => PhoneBench.LineColour(l.Lamps)).Where(c => c is not null).Select(c => c!.Value).ToArray();
        Assert.That(string.Join(',', seen.Where((c, i) => i == 0 || c != seen[i - 1])), Is.EqualTo(colours));
    }

    [TestCase("12346")]
    [TestCase("2")]
    [TestCase("1234567890")]
    public void A_wrong_key_ends_the_code_and_the_phone_boots_as_it_is(string keys)
    {
        var bench = new PhoneBench();
        bench.PowerOnWithHash();
        bench.Type(keys);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Console, Does.Contain(Echoes(keys) + Incorrect));
        Assert.That(bench.Phone.LoadId, Is.EqualTo("SCCP70.9-2-1S"));
        Assert.That(bench.Phone.Truth, Has.Property("SoftErases").EqualTo(0).And.Property("Formats").EqualTo(0));
    }

    [Test]
    public void A_wrong_3_restarts_the_parser_as_the_hard_code_without_a_word()
    {
        var bench = new PhoneBench();
        bench.PowerOnWithHash();
        bench.Type("1234");
        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.AwaitingCode), "123 then 4 is still the soft code");
        bench.Type("3" + PhoneBench.HardCode[1..]);

        Assert.That(bench.Console, Does.Contain(Echoes("1234" + PhoneBench.HardCode) + Beginning));
        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.Formatting));
    }

    [Test]
    public void A_wrong_star_restarts_it_as_the_code_that_keeps_the_network()
    {
        var bench = new PhoneBench(change: p => p with { AlternateTftp = TestServer.Address });
        bench.Server.Option150 = [];
        bench.PowerOnWithHash();
        bench.Type("1" + PhoneBench.FormatKeepCode);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Phone.Truth.Formats, Is.EqualTo(1));
        Assert.That(bench.Console, Does.Contain("TFTP Svr set by alternate\r\n"), "the alternate server outlived the format");
    }

    [Test]
    public void A_phone_with_the_older_rule_takes_a_wrong_3_as_wrong()
    {
        var bench = new PhoneBench(change: p => p with { WrongKeyRule = WrongKeyRule.Abort });
        bench.PowerOnWithHash();
        bench.Type("13");

        Assert.That(bench.Console, Does.Contain(Echoes("13") + Incorrect));
    }

    [Test]
    public void A_bounce_or_a_second_press_of_the_same_key_is_neither_echoed_nor_wrong()
    {
        var bench = new PhoneBench();
        bench.PowerOnWithHash();
        bench.Type("1");
        bench.Type("22", press: 0.1, gap: 0.1);
        bench.Type("3", press: 0.01, gap: 0.005);
        bench.Type("3456789*0#");

        Assert.That(bench.Console, Does.Contain(Waiting + Echoes(PhoneBench.SoftCode) + Beginning));
    }

    [TestCase(0.03, 0.3, "")]
    [TestCase(0.2, 0.03, "1")]
    public void A_press_too_short_or_too_soon_is_not_there(double press, double gap, string echoed)
    {
        var bench = new PhoneBench();
        bench.PowerOnWithHash();
        bench.Type("12", press, gap);
        bench.Run(1);

        Assert.That(bench.Console, Does.EndWith(Waiting + Echoes(echoed)));
    }

    [Test]
    public void A_hash_that_comes_after_the_one_look_is_too_late()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.Run(6.08);
        bench.Phone.SetKey("#", true);
        bench.Run(1);
        Assert.That(bench.Console, Does.Not.Contain(Waiting));
        Assert.That(bench.Lamp("line1") == LampColour.Amber || PhoneBench.LineColour(bench.Phone.Lamps) == LampColour.Amber, "the walk alone proves nothing");
        bench.RunUntil(PhoneActivity.Running);
    }

    [Test]
    public void A_hash_that_comes_just_before_the_look_is_in_time()
    {
        var bench = new PhoneBench();
        bench.Phone.SetBrickPower(true);
        bench.Run(6.04);
        bench.Phone.SetKey("#", true);
        bench.Run(1);
        Assert.That(bench.Console, Does.EndWith(Waiting));
    }

    [Test]
    public void The_code_has_sixty_seconds_from_its_prompt_then_the_phone_restarts()
    {
        var bench = new PhoneBench();
        bench.Phone.SetKey("#", true);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.AwaitingCode);
        bench.Phone.SetKey("#", false);
        bench.Run(0.5);
        bench.Type(PhoneBench.SoftCode[..11]);
        bench.Run(59.9 - 0.5 - (11 * 0.5));
        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.AwaitingCode));
        bench.Run(0.2);

        Assert.That(bench.Phone.Truth, Has.Property("Boots").EqualTo(2).And.Property("SoftErases").EqualTo(0));
    }

    [Test]
    public void The_hard_code_turns_red_then_dark_for_the_format_then_fetches_a_load()
    {
        var bench = new PhoneBench();
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.HardCode);
        bench.Run(1);
        Assert.That(PhoneBench.LineColour(bench.Phone.Lamps), Is.EqualTo(LampColour.Red));
        Assert.That(bench.Console, Does.EndWith(Beginning + "Formatting /flash0 with cffs\r\n"));

        bench.Run(3);
        bench.LampLog.Clear();
        bench.Run(325);
        Assert.That(bench.AllDark);
        Assert.That(bench.LampLog, Is.Empty);
        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.Formatting));

        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Console, Does.Contain("SYSMSG: Last reboot cause -> reformat flash\r\n"));
        Assert.That(bench.Server.Requests[0], Is.EqualTo(PhoneBench.DefaultLoads));
    }

    [Test]
    public void The_soft_code_forgets_an_alternate_server()
    {
        var bench = new PhoneBench("alternate-server");
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Console, Does.Not.Contain("set by alternate"));
    }

    [Test]
    public void A_stuck_key_hides_the_hash()
    {
        var bench = new PhoneBench("stuck-key");
        bench.Phone.SetKey("#", true);
        bench.Phone.SetBrickPower(true);
        bench.Run(30);

        Assert.That(bench.Console, Does.Not.Contain(Waiting));
    }

    [Test]
    public void An_old_load_ignores_the_hash_and_is_reset_off_hook_while_it_runs()
    {
        var bench = new PhoneBench("old-load");
        bench.Server.Serve(Firmware.SyntheticSets.Of(PhoneRig.Simulator.Firmware.SigningGeneration.Dual));
        bench.Phone.SetKey("#", true);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);
        bench.Phone.SetKey("#", false);
        Assert.That(bench.Console, Does.Not.Contain(Waiting));

        bench.Run(1);
        bench.Type("**##**2");
        Assert.That(bench.Phone.Truth.SoftErases, Is.EqualTo(0), "it is on hook");
        bench.RunUntil(PhoneActivity.Running);
        bench.Phone.SetHook(true);
        bench.Type("**##**2");
        bench.RunUntil(() => bench.Phone.LoadId == "term70.default");
        Assert.That(bench.Phone.Truth.SoftErases, Is.EqualTo(1));
    }
}
