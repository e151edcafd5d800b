using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Phone;
using PhoneRig.Simulator.Tests.Firmware;

namespace PhoneRig.Simulator.Tests.Phone;

internal sealed class DownloadTests
{
    private static PhoneBench Wiped(string ailment = "empty-flash", Func<PhoneProfile, PhoneProfile>? change = null)
    {
        var bench = new PhoneBench(ailment, change: change);
        bench.Phone.SetBrickPower(true);
        return bench;
    }

    private static string Archive(PhoneBench bench, string component) => bench.Server.Files.Keys.Single(f => f.StartsWith(component, StringComparison.Ordinal) && f.EndsWith(".sbn", StringComparison.Ordinal));

    [Test]
    public void A_download_says_on_the_console_what_it_does()
    {
        var bench = Wiped();
        bench.RunUntil(PhoneActivity.Restarting);
        var lines = bench.Lines.SkipWhile(l => !l.Contains("corrupted", StringComparison.Ordinal)).ToArray();
        var jar = Archive(bench, "jar");

        Assert.That(bench.Console, Does.Match(@"WRN 00:00:\d\d\.\d{6} image: Invalid default load name -> 'SIM\w+'\(255\)@pos=0\r\n"));
        Assert.That(lines[0], Is.EqualTo("Load term70.default.loads is corrupted (not found)!  Updating..."));
        Assert.That(lines[1], Is.EqualTo("Last successful tftp server at index 0"));
        var rest = lines.SkipWhile(l => !l.EndsWith($"Making tftp request to Svr0 --> {PhoneBench.DefaultLoads}", StringComparison.Ordinal)).ToArray();
        string[] expected =
        [
            $"INF .* DLoad: Making tftp request to Svr0 --> {PhoneBench.DefaultLoads}",
            $"INF .* image: Authentication OK file={PhoneBench.DefaultLoads}",
            $"INF .* DLoad: Loads file assignment = {PhoneBench.DefaultLoads}",
            $"INF .* DLoad: component 0 = {jar}",
            "INF .* DLoad: component 1 = cnu70.*",
            "INF .* DLoad: component 2 = apps70.*",
            @"INF .* DLoad: component 3 = dsp70.*\.sbn",
            @"INF .* DLoad: component 4 = cvm70sccp.*\.sbn",
            $"INF .* DLoad: Making tftp request to Svr0 --> {jar}",
            $"INF .* image: Authentication OK file={jar}",
            $@"INF .* image: Write Starting for file={jar} \(totalsize=3000\)",
            $"INF .* image: file={jar} Written",
        ];
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.That(rest[i], Does.Match($"^{expected[i]}$"));
        }

        Assert.That(bench.Console, Does.EndWith("Reboot in 5 seconds, for updated OS\r\n"));
    }

    [Test]
    public void Between_archives_it_authenticates_and_writes_for_as_long_as_the_facts_say()
    {
        var bench = Wiped();
        var at = new List<TimeSpan>();
        bench.RunUntil(() =>
        {
            if (bench.Server.Requests.Count > at.Count)
            {
                at.Add(bench.Loop.Uptime);
            }

            return bench.Phone.Truth.Activity == PhoneActivity.Restarting;
        });

        var gaps = at.Zip(at.Skip(1), (a, b) => Math.Round((b - a).TotalSeconds)).Skip(1);
        Assert.That(gaps, Is.EqualTo(new[] { 3, 3, 8, 3 }));
    }

    [Test]
    public void A_load_that_the_configuration_names_is_fetched_without_the_archives_it_has()
    {
        var bench = Wiped();
        var name = SyntheticFirmware.LoadName(PhoneBench.NewSet);
        bench.Server.ServeText("XMLDefault.cnf.xml", $"<Default>\n<loadInformation30006 model=\"IP Phone 7970\">{name}</loadInformation30006></Default>");
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Phone.LoadId, Is.EqualTo(name));
        Assert.That(bench.Server.Requests.Count(f => f == $"{name}.loads"), Is.EqualTo(1));
        Assert.That(bench.Server.Requests.Count(f => f.EndsWith(".sbn", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [Test]
    public void A_configuration_leads_it_from_a_dual_key_load_up_the_ladder()
    {
        var bench = new PhoneBench("old-key-loader");
        bench.Server.Serve(SyntheticSets.Of(SigningGeneration.Dual));
        var name = SyntheticFirmware.LoadName(PhoneBench.NewSet);
        bench.Server.ServeText("XMLDefault.cnf.xml", $"<Default><loadInformation30006>{name}</loadInformation30006></Default>");
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Phone.LoadId, Is.EqualTo(name));
        Assert.That(bench.Server.Requests.Count(f => f.EndsWith(".sbn", StringComparison.Ordinal)), Is.EqualTo(10));
    }

    [Test]
    public void A_configuration_that_names_a_load_which_is_not_there_leaves_the_phone_as_it_is()
    {
        var bench = new PhoneBench();
        bench.Server.ServeText("SEP001B54007001.cnf.xml", "<device><loadInformation30006>SCCP70.1-1-1S</loadInformation30006></device>");
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Phone.LoadId, Is.EqualTo("SCCP70.9-2-1S"));
        Assert.That(bench.Server.Requests, Does.Not.Contain("XMLDefault.cnf.xml"));
    }

    [Test]
    public void A_load_of_an_unknown_key_is_met_with_silence_and_pairs_of_requests_minutes_apart()
    {
        var bench = Wiped("old-key-loader");
        var at = new List<TimeSpan>();
        bench.RunUntil(() =>
        {
            if (bench.Server.Requests.Count > at.Count)
            {
                at.Add(bench.Loop.Uptime);
            }

            return at.Count == 6;
        });

        Assert.That(bench.Server.Requests, Is.All.EqualTo(PhoneBench.DefaultLoads));
        Assert.That(bench.Console, Does.Not.Contain("Authentication"));
        foreach (var pair in at.Chunk(2))
        {
            Assert.That((pair[1] - pair[0]).TotalSeconds, Is.InRange(0, 1.1));
        }

        Assert.That((at[2] - at[1]).TotalSeconds, Is.InRange(90, 150.1));
        Assert.That(bench.Lamp("headset"), Is.EqualTo(LampColour.Green));
        Assert.That(bench.Lamp("mute"), Is.EqualTo(LampColour.Red));
    }

    [TestCase(SigningGeneration.Old, SigningGeneration.Old, true)]
    [TestCase(SigningGeneration.Old, SigningGeneration.Dual, true)]
    [TestCase(SigningGeneration.Old, SigningGeneration.New, false)]
    [TestCase(SigningGeneration.Dual, SigningGeneration.Old, true)]
    [TestCase(SigningGeneration.Dual, SigningGeneration.New, true)]
    [TestCase(SigningGeneration.New, SigningGeneration.Old, false)]
    [TestCase(SigningGeneration.New, SigningGeneration.Dual, true)]
    public void A_loader_takes_the_generations_that_the_table_says(SigningGeneration resident, SigningGeneration offered, bool taken)
    {
        var bench = new PhoneBench("empty-flash", change: p => p with { ResidentKeys = resident });
        bench.Server.Serve(SyntheticSets.Of(offered));
        bench.Phone.SetBrickPower(true);
        bench.Run(120);

        Assert.That(bench.Phone.LoadId is not null, Is.EqualTo(taken));
    }

    [TestCase("truncate", "bad digest")]
    [TestCase("corrupt", "bad digest")]
    [TestCase("rename", "filename mismatch")]
    [TestCase("plain", "File is not signed!")]
    public void A_damaged_archive_fails_its_check_and_says_so(string damage, string says)
    {
        var bench = Wiped();
        var jar = Archive(bench, "jar");
        var files = bench.Server.Files.ToImmutableDictionary();
        bench.Server.Serve(damage switch
        {
            "truncate" => files.Truncate(jar, 1200),
            "corrupt" => files.Corrupt(jar),
            "rename" => files.Rename(Archive(bench, "cvm"), jar),
            _ => files.SetItem(jar, [.. "not a load"u8]),
        });
        bench.Run(120);

        Assert.That(bench.Console, Does.Match($@"ERR .* image: {says}\r\nERR .* image: Authentication \*\*\* FAILED \*\*\* code <\d><\d>\r\nERR .* image: Authentication FAIL file={jar}\r\n"));
        Assert.That(bench.Phone.LoadId, Is.Null);
        Assert.That(bench.Phone.Truth.Bricked, Is.False);
    }

    [Test]
    public void An_archive_for_another_board_is_rejected()
    {
        var bench = Wiped();
        const string loads = PhoneBench.DefaultLoads;
        bench.Server.Files[loads] = SyntheticEnvelope.Seal(loads, SigningGeneration.New, "jar41sccp.8-5-2ES1.sbn\r\n"u8);
        bench.Run(60);

        Assert.That(bench.Console, Does.Contain("Load rejected - hardware compatibility mismatch\r\n"));
    }

    [Test]
    public void A_loads_file_that_lacks_an_archive_is_rejected()
    {
        var bench = Wiped();
        const string loads = PhoneBench.DefaultLoads;
        bench.Server.Files[loads] = SyntheticEnvelope.Seal(loads, SigningGeneration.New, "jar70sccp.sbn\r\ncnu70.sbn\r\napps70.sbn\r\ndsp70.sbn \r\n"u8);
        bench.Run(60);

        Assert.That(bench.Console, Does.Contain("Load term70.default.loads is corrupted (missing cvm)!  Updating...\r\n"));
    }

    [Test]
    public void A_power_cut_while_writing_bricks_it_until_a_format()
    {
        var bench = Wiped();
        bench.RunUntil(PhoneActivity.Writing);
        bench.Phone.SetBrickPower(false);
        Assert.That(bench.Phone.Truth, Has.Property("Bricked").True.And.Property("CutsWhileWriting").EqualTo(1));
        Assert.That(bench.AllDark);

        bench.Run(5);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(() => bench.Console.Contains("Update failure", StringComparison.Ordinal));
        bench.Run(600);
        Assert.That(bench.Phone.LoadId, Is.Null);
        Assert.That(bench.Lamp("mute"), Is.EqualTo(LampColour.Red));

        bench.Phone.SetBrickPower(false);
        bench.Run(5);
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.HardCode);
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Phone.Truth, Has.Property("Bricked").False.And.Property("CutsWhileWriting").EqualTo(1));
    }

    [Test]
    public void A_power_cut_while_only_fetching_costs_the_download_but_not_the_phone()
    {
        var bench = Wiped();
        bench.RunUntil(PhoneActivity.Downloading);
        bench.Phone.SetBrickPower(false);
        Assert.That(bench.Phone.Truth, Has.Property("Bricked").False.And.Property("CutsWhileDownloading").EqualTo(1));
        Assert.That(bench.Phone.Truth.Mishaps, Is.EqualTo(new[] { "power was cut while it was downloading" }));

        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running);
    }

    [Test]
    public void A_power_cut_in_a_format_bricks_it()
    {
        var bench = new PhoneBench();
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.HardCode);
        bench.Run(100);
        bench.Phone.SetBrickPower(false);

        Assert.That(bench.Phone.Truth, Has.Property("Bricked").True.And.Property("CutsWhileErasing").EqualTo(1));
    }

    [Test]
    public void A_wiped_brick_fetches_a_whole_set_and_stays_a_brick()
    {
        var bench = Wiped("wiped-brick");
        bench.Run(300);

        Assert.That(bench.Server.Requests.Count(f => f.EndsWith(".sbn", StringComparison.Ordinal)), Is.EqualTo(5));
        Assert.That(bench.Console, Does.Match(@"ERR .* image: Write verify of cvm70sccp.* failed!\r\nERR .* image: Update failure on /flash0!\r\n$"));
        Assert.That(bench.Lamp("headset"), Is.EqualTo(LampColour.Green));
        Assert.That(bench.LampLog.TakeLast(4).Select(l => l.Lamps[new Lamp("line5")]).Distinct().Count(), Is.EqualTo(2), "the lines blink");
    }

    [Test]
    public void An_OACK_is_refused_with_an_error_and_the_file_asked_for_again_later()
    {
        var bench = Wiped();
        bench.Server.OackAtMost = 1;
        bench.RunUntil(() => bench.Server.Errors.Count == 1);
        Assert.That(bench.Server.Errors[0][..4], Is.EqualTo(new byte[] { 0, 5, 0, 4 }));
        Assert.That(bench.Phone.Truth.Mishaps, Has.Length.EqualTo(1));

        var at = bench.Loop.Uptime;
        bench.RunUntil(() => bench.Server.Requests.Count == 2);
        Assert.That((bench.Loop.Uptime - at).TotalSeconds, Is.InRange(19.9, 39.1));
        bench.RunUntil(PhoneActivity.Running);
    }

    [Test]
    public void A_block_above_512_bytes_is_refused()
    {
        var bench = Wiped();
        bench.Server.BlockLength = 600;
        bench.RunUntil(() => bench.Server.Errors.Count == 1);

        Assert.That(bench.Console, Does.Match(@"ERR .* DLoad: Data block exceeds 512\r\n"));
    }

    [Test]
    public void A_lost_block_is_got_by_acknowledging_the_one_before_again_after_four_seconds()
    {
        var bench = Wiped();
        bench.Server.DropBlock = 2;
        bench.RunUntil(PhoneActivity.Downloading);
        var at = bench.Loop.Uptime;
        bench.RunUntil(() => bench.Server.Requests.Count == 2);

        Assert.That((bench.Loop.Uptime - at).TotalSeconds, Is.InRange(4, 4.1));
    }

    [Test]
    public void A_silent_server_is_tried_four_times_then_again_after_a_pause()
    {
        var bench = Wiped();
        var at = new List<TimeSpan>();
        bench.Server.IgnoreFile = _ => true;
        bench.RunUntil(() =>
        {
            if (bench.Server.Requests.Count > at.Count)
            {
                at.Add(bench.Loop.Uptime);
            }

            return at.Count == 5;
        });

        var gaps = at.Zip(at.Skip(1), (a, b) => (b - a).TotalSeconds).ToArray();
        Assert.That(gaps[..3], Is.All.EqualTo(4).Within(0.01));
        Assert.That(gaps[3], Is.InRange(4 + 20, 4 + 39.1));
        Assert.That(bench.Console, Does.Match(@"WRN .* DLoad: TFTPERR_TIMEOUT retry in \d\d seconds\r\n"));
    }

    [Test]
    public void After_an_hour_of_silence_it_gives_up_and_reboots()
    {
        var bench = Wiped();
        bench.Server.IgnoreFile = _ => true;
        bench.RunUntil(() => bench.Phone.Truth.Boots == 2);

        Assert.That(bench.Loop.Uptime.TotalSeconds, Is.InRange(3660, 3800));
        Assert.That(bench.Console, Does.Contain("Reboot in 5 seconds, auto-recovery FAILED\r\n"));
    }

    [Test]
    public void A_phone_that_lost_its_model_asks_for_termZZ()
    {
        var bench = Wiped("lost-model");
        bench.Run(60);

        Assert.That(bench.Server.Requests, Is.Not.Empty.And.All.EqualTo("termZZ.default.loads"));
    }

    [Test]
    public void A_7971_asks_for_its_own_default_load()
    {
        var bench = Wiped(change: p => p with { Family = "71" });
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Server.Requests[0], Is.EqualTo("term71.default.loads"));
    }

    [Test]
    public void A_whole_recovery_with_a_short_set_is_a_matter_of_milliseconds()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            var bench = new PhoneBench("boot-loop", seed: i);
            bench.PowerOnWithHash();
            bench.Type(PhoneBench.SoftCode);
            bench.RunUntil(PhoneActivity.Running);
        }

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.ElapsedMilliseconds / 20.0} ms each"));
        Assert.That(clock.ElapsedMilliseconds / 20, Is.LessThan(100));
    }

    [Test]
    public void A_full_size_set_comes_over_in_its_16280_or_so_blocks()
    {
        var bench = Wiped();
        bench.Server.Files.Clear();
        bench.Server.Serve(SyntheticFirmware.Make(PhoneBench.NewSet with { FullSize = true }));
        var blocks = 0;
        bench.Lan.Sent += (_, _, payload) => blocks += payload.Span[0] == 0 && payload.Span[1] == 3 ? 1 : 0;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        bench.RunUntil(PhoneActivity.Running);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.ElapsedMilliseconds} ms"));

        Assert.That(bench.Phone.LoadId, Is.EqualTo("term70.default"));
        Assert.That(blocks, Is.InRange(16_270, 16_290));
    }
}
