using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The built-in rig: the four phones that people really have, each ending right.</summary>
public sealed class FourPhonesTests
{
    private RunSummary summary = null!;
    private Recording recording = null!;

    [OneTimeSetUp]
    public void Recover_all() => (summary, recording) = Rigs.Run(Rigs.Simulated());

    [Test]
    public void A_phone_that_restarts_for_ever_comes_home_by_the_soft_code()
    {
        Assert.That(Station("s1").Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(Station("s1").Attempts[^1], Has.Property("Procedure").EqualTo("factory-reset").And.Property("Outcome").EqualTo("goal-met"));
    }

    [Test]
    public void A_phone_that_was_wiped_without_a_brick_comes_home_by_a_format_and_only_after_gentler_ways()
    {
        Assert.That(Station("s2").Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(Station("s2").Attempts.Select(attempt => attempt.Procedure), Is.EqualTo(new[] { "power-cycle", "factory-reset", "format-reset" }));
        Assert.That(recording.Facts<Diagnosed>("s2").Select(diagnosed => diagnosed.Diagnosis), Does.Contain("needs-format"));
    }

    [Test]
    public void A_phone_with_an_old_loader_comes_home_over_the_dual_key_set_and_no_key_is_pressed()
    {
        Assert.That(Station("s3").Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(Station("s3").Load, Is.EqualTo("SCCP70.9-4-2SR3-1S"));
        Assert.That(recording.Facts<Diagnosed>("s3").Select(diagnosed => diagnosed.Diagnosis), Is.EqualTo(new[] { "signing-generation" }));
        Assert.That(recording.Facts<FirmwareServed>("s3").Select(served => served.Set), Does.Contain("dual-key"));
        Assert.That(Deeds("s3").Where(deed => deed is Deed.PressKey or Deed.HoldKey), Is.Empty);
    }

    [Test]
    public void A_phone_with_inline_power_needs_a_person_before_any_key_is_pressed()
    {
        var s4 = Station("s4");
        Assert.That((s4.Verdict, s4.Owner, s4.Diagnosis), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.SetUp, "inline-power")), recording.Story);
        Assert.That(s4.ToDo, Does.Contain("inline power"));
        Assert.That(s4.Evidence.Select(evidence => evidence.Text), Has.Some.Contains("power TLV"));
        Assert.That(Deeds("s4").Where(deed => deed is Deed.PressKey or Deed.HoldKey), Is.Empty);
    }

    private StationSummary Station(string name) => summary.Stations.Single(station => station.Station == name);

    private IEnumerable<Deed> Deeds(string station) => recording.Facts<DeedIntended>(station).Select(intended => intended.Deed);
}
