using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>What was measured at a station takes the place of defaults, and is held against its wiring.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CalibrationsTests : IDisposable
{
    private static readonly RigConfig Rig = Repository.Shipped.Rig(Path.Combine(Repository.RigConfig, "rigs", "simulated.yaml")).Value!;
    private static readonly PhoneModel Model = Repository.Shipped.Phone("cisco-7970").Value!;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-test-");

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
    public void A_rig_without_files_is_as_its_own_file_says() => Assert.That(Apply().Value, Is.SameAs(Rig));

    [Test]
    public void A_lamp_that_is_named_has_its_own_thresholds_and_every_other_the_defaults()
    {
        Write("calibration: s2\nmeasured: now\nlamps:\n  line3: { dark: [9, 8, 7], lamp: 500, lit: 31, amber-to: 60%, amber-from: 30%, green-to: 25% }\n", "s2");

        var stations = Apply().Value!.Stations;
        Assert.That(stations["s2"].Lamps!.Thresholds["line3"], Is.EqualTo(new LampThresholds { Dark = new(9, 8, 7), Lamp = 500, LitCounts = 31, AmberTo = 0.6, AmberFrom = 0.3, GreenTo = 0.25 }));
        Assert.That(stations["s2"].Lamps!.Thresholds, Has.Count.EqualTo(1));
        Assert.That(stations["s1"].Lamps!.Thresholds, Is.Empty);
    }

    [Test]
    public void A_measured_time_is_what_to_expect_and_widens_a_range_and_never_narrows_it()
    {
        var measured = new CalibrationConfig
        {
            Calibration = "s1",
            Measured = "now",
            Timings = ImmutableDictionary<string, TimeSpan>.Empty.Add("power-on-to-walk", TimeSpan.FromSeconds(9)).Add("normal-walk", TimeSpan.FromSeconds(5)),
        };

        var timings = Calibrations.With(Model, measured).Timings;

        Assert.That((timings["power-on-to-walk"].Typical, timings["power-on-to-walk"].Shortest, timings["power-on-to-walk"].Longest), Is.EqualTo((TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(240))));
        Assert.That((timings["normal-walk"].Typical, timings["normal-walk"].Shortest, timings["normal-walk"].Longest), Is.EqualTo((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5))));
        Assert.That(timings["format"], Is.EqualTo(Model.Timings["format"]));
    }

    [Test]
    public void A_lamp_that_nobody_looks_at_and_a_timing_that_the_phone_does_not_have_are_refused_with_the_nearest_word()
    {
        Write("calibration: s1\nmeasured: now\nlamps:\n  line9: { lit: 20 }\ntimings:\n  power-on-to-wlak: 7s\n", "s1");

        Assert.That(Apply().Value, Is.Null);
        Assert.That(
            Apply().Problems.Select(problem => $"{problem.At.Line}:{problem.At.Column} {problem.Message}"),
            Has.One.StartsWith("4:3 no sensor of this station is on a lamp \"line9\"").And.One.Contains("6:3 unknown timing \"power-on-to-wlak\" of a cisco-7970; did you mean \"power-on-to-walk\"?"));
    }

    private void Write(string text, string station) => File.WriteAllText(Calibrations.FileOf(folder.FullName, station), text);

    private ConfigResult<RigConfig> Apply() => Calibrations.Apply(Rig, Rig.Stations.Values.Select(station => station.Phone).Distinct().ToDictionary(name => name, name => Repository.Shipped.Phone(name).Value!), folder.FullName);
}
