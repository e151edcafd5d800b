using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Tests.BringUps;

/// <summary>The lamps of a station are measured, and their colours told by that from the next start on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CalibrationTests : IDisposable
{
    /// <summary>A third of the red light, and some room light: amber has a green lamp's ratio.</summary>
    private static readonly BenchLampsConfig Tinted = new() { Red = new Percent(0.34), Ambient = new Percent(2) };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-test-");
    private readonly RigState state;

    public CalibrationTests() => state = new RigState(folder.CreateSubdirectory("simulated").FullName);

    [TearDown]
    public void Dispose()
    {
        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_station_whose_sensors_take_amber_for_green_tells_amber_once_it_was_calibrated()
    {
        using (var before = new BenchRig(state, phone: phone => phone with { Lamps = Tinted }))
        {
            before.Settled();
            Assert.That(Walks(before), Is.Not.Empty.And.All.EqualTo(LampColour.Green), "without it, the walk is in the wrong colour");

            var answer = before.Ask(Calibrate());
            Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done), answer.Ended.Message);
            Assert.That(BenchRig.Steps(answer), Is.EqualTo(new[] { "off: Ok", "lamps-dark: Ok", "power-on: Ok", "walk: Ok" }));
            Assert.That(answer.Ended.Message, Does.Contain(Calibrations.FileOf(state.Calibrations, "s1")));
        }

        using var after = new BenchRig(state, phone: phone => phone with { Lamps = Tinted });
        after.Settled();

        Assert.That(Walks(after), Is.Not.Empty.And.All.EqualTo(LampColour.Amber));
        Assert.That(after.Facts.OfType<LampsBegan>().Select(began => began.Colour), Has.None.EqualTo(LampColour.Green));
    }

    [Test]
    public void What_is_measured_is_what_was_there_and_every_lamp_that_the_walk_did_not_reach_is_as_the_others()
    {
        using (var rig = new BenchRig(state, phone: phone => phone with { Lamps = Tinted }))
        {
            rig.Settled();
            rig.Ask(Calibrate());
        }

        var measured = ConfigFolder.Calibration(Calibrations.FileOf(state.Calibrations, "s1"), null, null).Value!;
        Assert.That(measured.Lamps.Keys, Is.EquivalentTo(new[] { "line1", "line2", "line3", "line4", "line5", "line6", "line7", "line8", "headset", "mute", "speaker", "message" }));
        var lines = measured.Lamps.Where(lamp => lamp.Key.StartsWith("line", StringComparison.Ordinal)).Select(lamp => lamp.Value).ToList();
        Assert.That(lines.Select(lamp => lamp.Seen["amber"].Share), Is.All.EqualTo(2.124 * 0.34 / ((2.124 * 0.34) + 1.292)).Within(0.02));
        Assert.That(measured.Lamps["mute"].Seen, Is.Empty, "no walk goes over it");
        Assert.That(measured.Lamps.Values.Select(lamp => lamp.Dark!.Value.Length), Is.All.EqualTo(3));
        Assert.That(measured.Timings["power-on-to-walk"].TotalSeconds, Is.EqualTo(6).Within(0.3));
        Assert.That(measured.Timings["normal-walk"].TotalSeconds, Is.EqualTo(3).Within(0.6));
    }

    [Test]
    public void Measuring_again_keeps_what_was_measured_before_and_is_not_there_now()
    {
        using (var rig = new BenchRig(state))
        {
            rig.Settled();
            rig.Ask(Calibrate());
            var file = Calibrations.FileOf(state.Calibrations, "s1");
            File.WriteAllText(file, File.ReadAllText(file).Replace("seen: { amber", "seen: { red: 93%, amber", StringComparison.Ordinal) + "  code-window: 58s\n");
            rig.Settled();
            Assert.That(rig.Ask(Calibrate()).Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        }

        var measured = ConfigFolder.Calibration(Calibrations.FileOf(state.Calibrations, "s1"), null, null).Value!;
        Assert.That(measured.Lamps["line3"].Seen.Keys, Is.EquivalentTo(new[] { "amber", "red" }));
        Assert.That(measured.Timings["code-window"], Is.EqualTo(TimeSpan.FromSeconds(58)));
    }

    [Test]
    public void A_lamp_that_the_walk_goes_over_unseen_is_the_rigs_fault_and_named()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Lamps = new BenchLampsConfig { Blind = ["line3"] } });
        rig.Settled();

        var answer = rig.Ask(Calibrate());

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.RigFault));
        Assert.That(BenchRig.Failed(answer).Single(), Has.Property("Name").EqualTo("walk").And.Property("Text").Contains("line3 was not seen lit").And.Property("LookAt").Contains("the rig's fault"));
        Assert.That(File.Exists(Calibrations.FileOf(state.Calibrations, "s1")), Is.True, "the others were measured");
    }

    [Test]
    public void Nothing_is_cut_off_that_may_be_writing_and_nothing_kept_then()
    {
        using var rig = new BenchRig(state, absent: true); // for all that the rig knows, a phone that formats its flash

        var answer = rig.Ask(Calibrate());

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(answer.Ended.Message, Does.Contain("flash-write").And.Contain("--force"));
        Assert.That(BenchRig.Steps(answer), Is.EqualTo(new[] { "off: Failed", "lamps-dark: Skipped", "power-on: Skipped", "walk: Skipped" }));
        Assert.That(Directory.Exists(state.Calibrations), Is.False);
        Assert.That(rig.Facts.OfType<PowerSwitched>(), Is.Empty);
    }

    [Test]
    public void A_phone_that_fetches_a_load_is_waited_for_also_where_somebody_answers_for_a_cut()
    {
        using var rig = new BenchRig(state, phone: phone => phone with { Ailment = "healthy-older" });
        rig.RunUntil(truth => truth.MustNotLosePower); // it fetches the goal's load

        var answer = rig.Ask(Calibrate() with { ForcedBy = "ann" });

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done), answer.Ended.Message);
        Assert.That((rig.Phone.Truth.CutsWhileDownloading, rig.Phone.Truth.CutsWhileWriting, rig.Phone.Truth.Bricked), Is.EqualTo((0, 0, false)));
    }

    [Test]
    public void A_station_without_lamps_or_with_a_persons_power_and_one_that_is_busy_say_so()
    {
        using var blind = new BenchRig(state, station => station with { Lamps = null });
        Assert.That(blind.Ask(Calibrate()).Ended, Has.Property("Outcome").EqualTo(ControlOutcome.BadRequest).And.Property("Message").Contains("set `lamps` in the rig file"));

        using var manual = new BenchRig(state, station => station with { Power = new PowerConfig { By = PowerBy.Manual } });
        Assert.That(manual.Ask(Calibrate()).Ended, Has.Property("Outcome").EqualTo(ControlOutcome.BadRequest).And.Property("Message").Contains("power: manual"));

        using var busy = new BenchRig(state).Settled();
        var first = busy.Begin(Calibrate());
        Assert.That(busy.Ask(Calibrate()).Ended, Has.Property("Outcome").EqualTo(ControlOutcome.Refused).And.Property("Message").Contains("calibration, asked by ann has it"));
        Assert.That(first.Ended, Is.Null);
        Assert.That(busy.Ask(new ControlRequest.Calibrate("s9") { By = "ann" }).Ended, Has.Property("Outcome").EqualTo(ControlOutcome.BadRequest).And.Property("Message").Contains("unknown station \"s9\""));
    }

    [Test]
    public void Stopped_it_ends_where_it_is_and_the_station_is_free_again()
    {
        using var rig = new BenchRig(state);
        rig.Settled();
        var calibration = rig.Begin(Calibrate());
        rig.Run(5);

        rig.Ask(new ControlRequest.Stop(["s1"]) { By = "bob" });

        Assert.That(calibration.Ended, Has.Property("Outcome").EqualTo(ControlOutcome.Stopped).And.Property("Message").Contains("stopped by bob"));
        Assert.That(rig.Ask(new ControlRequest.Power("s1", PowerAction.On) { By = "ann" }).Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(Directory.Exists(state.Calibrations), Is.False);
    }

    [Test]
    public void A_broken_file_is_refused_before_anything_moves_with_its_place()
    {
        Directory.CreateDirectory(state.Calibrations);
        File.WriteAllText(Calibrations.FileOf(state.Calibrations, "s1"), "calibration: s1\nmeasured: now\nlamps:\n  line1: { red-from: 70% }\n");

        var refused = Assert.Throws<InvalidOperationException>(() => new BenchRig(state));

        Assert.That(refused!.Message, Does.Contain("s1.yaml:4:").And.Contain("amber-to 74% is not below red-from 70%"));
    }

    private static ControlRequest.Calibrate Calibrate() => new("s1") { By = "ann" };

    private static IEnumerable<LampColour> Walks(BenchRig rig) =>
        rig.Facts.OfType<LampsBegan>().Where(began => began is { Group: "lines", Pattern: LampPattern.Walking }).Select(began => began.Colour);
}
