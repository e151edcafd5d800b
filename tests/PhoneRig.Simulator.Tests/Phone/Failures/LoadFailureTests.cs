using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Phone;
using PhoneRig.Simulator.Tests.Firmware;

namespace PhoneRig.Simulator.Tests.Phone.Failures;

/// <summary>Facts 7.2 rows 1, 2, 11, 23a, 24 and 25: phones that do not take, or do not run, the load they get.</summary>
internal sealed class LoadFailureTests
{
    private const string Mismatch = "Load rejected - hardware compatibility mismatch\r\n";

    private static PhoneBench On(string ailment)
    {
        var bench = new PhoneBench(ailment);
        bench.Phone.SetBrickPower(true);
        return bench;
    }

    private static void ServeOld(PhoneBench bench)
    {
        bench.Server.Files.Clear();
        bench.Server.Serve(SyntheticSets.Of(SigningGeneration.Dual));
    }

    private static int Archives(PhoneBench bench) => bench.Server.Requests.Count(f => f.EndsWith(".sbn", StringComparison.Ordinal));

    [TestCase("old-key-loader", false)]
    [TestCase("old-key-says", true)]
    public void An_old_key_is_met_with_silence_or_with_words_and_a_dual_key_set_cures_it(string ailment, bool says)
    {
        var bench = On(ailment);
        bench.Run(600);
        Assert.That(bench.Server.Requests, Has.Count.GreaterThan(3).And.All.EqualTo(PhoneBench.DefaultLoads));
        Assert.That(bench.Console.Contains("Authentication *** FAILED ***", StringComparison.Ordinal), Is.EqualTo(says));

        ServeOld(bench);
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Phone.LoadId, Is.Not.Null);
    }

    [Test]
    public void A_sound_load_of_the_old_key_keeps_running_where_a_configuration_names_one_of_the_new()
    {
        var bench = On("healthy-old-key");
        var load = SyntheticFirmware.LoadName(PhoneBench.NewSet);
        bench.Server.ServeText("XMLDefault.cnf.xml", $"<Default><loadInformation30006>{load}</loadInformation30006></Default>");
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Server.Requests, Does.Contain($"{load}.loads"));
        Assert.That(Archives(bench), Is.Zero);
        Assert.That(bench.Phone.LoadId, Is.EqualTo("SCCP70.8-2-1S"));
    }

    [Test]
    public void A_healthy_phone_with_an_older_load_goes_where_its_configuration_says()
    {
        var bench = On("healthy-older");
        var load = SyntheticFirmware.LoadName(PhoneBench.NewSet);
        bench.Server.ServeText("XMLDefault.cnf.xml", $"<Default><loadInformation30006>{load}</loadInformation30006></Default>");
        bench.RunUntil(() => bench.Phone.Truth is { Boots: 2, Activity: PhoneActivity.Running });

        Assert.That(bench.Phone.LoadId, Is.EqualTo(load));
        Assert.That(bench.Server.Requests[0], Does.StartWith("CTLSEP"), "it never needed a default load");
        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty);
    }

    [Test]
    public void An_unsuited_load_is_fetched_whole_and_then_reboots_for_ever_until_a_reset_into_an_older_set()
    {
        var bench = On("unsuited-load");
        bench.Run(900);
        Assert.That(Archives(bench), Is.EqualTo(5));
        Assert.That(bench.Phone.Truth.Boots, Is.GreaterThan(20));
        Assert.That(bench.Console, Does.Contain("exceeded max restarts\r\nReboot in 5 seconds, unstable & non-recoverable\r\n"));

        ServeOld(bench);
        bench.Run(300);
        Assert.That(Archives(bench), Is.EqualTo(5), "other files alone do not help: it asks for none");

        bench.Phone.SetBrickPower(false);
        bench.Run(5);
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(Archives(bench), Is.EqualTo(10));
    }

    [Test]
    public void One_that_fetches_it_again_after_each_crash_is_cured_by_an_older_set_alone()
    {
        var bench = On("unsuited-load-again");
        bench.Run(900);
        Assert.That(Archives(bench), Is.GreaterThan(15));

        ServeOld(bench);
        bench.RunUntil(PhoneActivity.Running);
        bench.Run(600);
        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.Running));
    }

    [Test]
    public void A_newer_board_rejects_an_older_load_and_takes_a_newer_one()
    {
        var bench = new PhoneBench("newer-board");
        ServeOld(bench);
        bench.Phone.SetBrickPower(true);
        bench.Run(300);
        Assert.That(bench.Console, Does.Contain(Mismatch));
        Assert.That(Archives(bench), Is.Zero);

        bench.Server.Serve(SyntheticFirmware.Make(PhoneBench.NewSet));
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Phone.LoadId, Is.Not.Null);
    }

    [Test]
    public void A_missing_certificate_is_told_at_each_start_and_does_no_harm()
    {
        var bench = On("mic-missing");
        bench.RunUntil(PhoneActivity.Running);

        Assert.That(bench.Console, Does.Contain("Mount succeeded.\r\nCertificate not installed!  File system with MIC has not been initialized\r\n"));
    }

    [TestCase("lost-model", "termZZ.default.loads")]
    [TestCase("odd-default-name", "load70sim.default.loads")]
    public void A_default_load_that_nobody_has_is_asked_for_for_ever_even_after_a_format(string ailment, string asked)
    {
        var bench = new PhoneBench(ailment);
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.HardCode);
        bench.Run(1200);

        Assert.That(bench.Phone.Truth.Formats, Is.EqualTo(1));
        Assert.That(bench.Server.Requests, Has.Count.GreaterThan(5).And.All.EqualTo(asked));
    }
}
