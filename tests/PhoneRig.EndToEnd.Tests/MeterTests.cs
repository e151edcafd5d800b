using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A meter behind the relay, its real driver on a simulated chip, in whole recoveries.</summary>
public sealed class MeterTests
{
    [TestCase("ina228")]
    [TestCase("ina238")]
    public void A_phone_comes_home_and_its_power_is_told_as_it_comes_and_goes(string chip)
    {
        var (summary, recording) = Rigs.Run(Metered(chip));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        var told = recording.Facts<PowerMetered>().ToList();
        Assert.That(told.Select(one => one.Power), Is.EqualTo(new[] { PowerSense.On, PowerSense.Off, PowerSense.On, PowerSense.Off, PowerSense.On }), recording.Story);
        Assert.That(told.Where(one => one.Power == PowerSense.On).Select(one => (one.Milliamps, one.Volts)), Is.All.Matches<(int?, double?)>(one => one is ( > 30 and < 2000, 48)), recording.Story);
        Assert.That(told.Where(one => one.Power == PowerSense.Off).Select(one => one.Milliamps), Is.All.EqualTo(0));
        Assert.That(recording.Facts<RigFault>(), Is.Empty);
        Assert.That(recording.Facts<PowerMissing>(), Is.Empty);
    }

    [Test]
    public void A_welded_relay_ends_the_run_as_the_rig_s_matter_before_any_key_is_pressed()
    {
        var (summary, recording) = Rigs.Run(Metered("ina238", new BenchPowerConfig { RelayWelded = true }));

        var s1 = summary.Stations.Single();
        Assert.That((s1.Verdict, s1.Owner, s1.Diagnosis), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Rig, "relay-welded")), recording.Story);
        Assert.That(recording.Facts<KeyHeld>(), Is.Empty);
        Assert.That(recording.Facts<KeyPressed>(), Is.Empty);
    }

    [Test]
    public void A_phone_on_its_switch_port_is_no_welded_relay()
    {
        var rig = Metered("ina238");
        var (summary, recording) = Rigs.Run(rig with { Bench = rig.Bench.SetItem("s1", Rigs.Simulated().Bench["s4"] with { Mac = rig.Bench["s1"].Mac }) });

        Assert.That(summary.Stations.Single().Diagnosis, Is.EqualTo("inline-power"), recording.Story);
        Assert.That(recording.Facts<OffDisproven>().Select(one => one.Welded), Is.All.Null);
    }

    [Test]
    public void A_dead_brick_ends_the_run_as_the_set_up_s_matter()
    {
        var (summary, recording) = Rigs.Run(Metered("ina238", new BenchPowerConfig { DropsOutAt = TimeSpan.FromSeconds(1), For = TimeSpan.FromHours(10) }));

        var s1 = summary.Stations.Single();
        Assert.That((s1.Owner, s1.Diagnosis), Is.EqualTo(((VerdictOwner?)VerdictOwner.SetUp, "power-missing")), recording.Story);
    }

    [Test]
    public void A_meter_whose_cable_comes_off_is_a_fault_of_the_rig_and_the_phone_comes_home_all_the_same()
    {
        var (summary, recording) = Rigs.Run(Metered("ina228", new BenchPowerConfig { MeterGoneAt = TimeSpan.FromSeconds(30) }));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<RigFault>().Select(fault => fault.Part), Is.EqualTo(new[] { "meter meter-s1" }));
        Assert.That(recording.Facts<PowerMetered>().Last().Power, Is.EqualTo(PowerSense.Unknown));
    }

    [Test]
    public void An_opto_tells_a_welded_relay_too()
    {
        var rig = Rigs.With(
            station => station with { Power = station.Power with { Proof = new ProofConfig { Presence = new PinRef("gpio", 5) } } },
            phone => phone with { Power = new BenchPowerConfig { RelayWelded = true } });
        var (summary, recording) = Rigs.Run(rig);

        Assert.That(summary.Stations.Single().Diagnosis, Is.EqualTo("relay-welded"), recording.Story);
        Assert.That(recording.Facts<PowerMetered>().Select(one => one.Milliamps), Is.All.Null);
    }

    [Test]
    public void With_the_switch_s_word_off_is_proven_well_before_the_silence_is_over()
    {
        var rig = Metered("ina238") with
        {
            Switch = new SwitchConfig { Address = "192.0.2.2", Community = "public", Ports = ImmutableDictionary<string, string>.Empty.Add("s1", "Gi0/1") },
        };
        var (summary, recording) = Rigs.Run(rig);

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        var proofs = recording.Facts<OffProven>().ToList();
        Assert.That(proofs.Select(proof => (proof.Metered, proof.After < TimeSpan.FromSeconds(5))), Is.Not.Empty.And.All.EqualTo(((bool?)true, true)), recording.Story);
    }

    private static RigConfig Metered(string chip, BenchPowerConfig? fault = null)
    {
        var rig = Rigs.With(
            station => station with { Power = station.Power with { Proof = new ProofConfig { Current = "meter-s1" } } },
            phone => phone with { Power = fault });
        return rig with { Boards = rig.Boards.Add("meter-s1", new BoardConfig { Chip = chip, Address = 0x40 }) };
    }
}
