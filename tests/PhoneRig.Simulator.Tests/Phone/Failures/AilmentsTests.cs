using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Phone;
using PhoneRig.Simulator.Tests.Firmware;

namespace PhoneRig.Simulator.Tests.Phone.Failures;

internal sealed class AilmentsTests
{
    /// <summary>The rows of facts 7.2 that a phone causes; the others are its site's, or another model's.</summary>
    private static readonly string[] RowsOfPhones = ["1", "2", "4", "8", "9", "11", "12", "13", "14", "15", "16", "18", "19", "20", "23a", "24", "25"];

    [Test]
    public void Every_row_that_a_phone_causes_has_a_phone_that_shows_it() =>
        Assert.That(Ailments.All.SelectMany(a => a.Rows).Distinct(), Is.EquivalentTo(RowsOfPhones));

    [Test]
    public void Names_are_kebab_case_and_each_is_there_once()
    {
        Assert.That(Ailments.Names, Is.Unique);
        Assert.That(Ailments.Names, Has.All.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
    }

    [Test]
    public void A_double_shows_the_rows_of_both_and_can_be_named_by_a_rig_file()
    {
        Assert.That(Ailments.Doubles, Has.Length.GreaterThanOrEqualTo(10));
        Assert.That(Ailments.Find("old-key-and-wiped").Rows, Is.EqualTo(new[] { "1", "13" }));

        var profile = Ailments.Profile(new SimulatedPhoneConfig { Ailment = "old-key-and-wiped", Mac = "00:1B:54:00:70:01" });
        Assert.That(profile, Has.Property("Flash").EqualTo(FlashCondition.NeedsFormat).And.Property("ResidentKeys").EqualTo(SigningGeneration.Old));
    }

    [Test]
    public void What_was_set_by_name_is_not_drawn_over()
    {
        var slow = Ailments.Profile(new SimulatedPhoneConfig
        {
            Ailment = "slow-format",
            Mac = "00:1B:54:00:70:01",
            Profile = ImmutableDictionary<string, string>.Empty.Add("jvm-start", "1s"),
        });
        for (var seed = 0; seed < 50; seed++)
        {
            var drawn = PhoneProfile.Draw(new Random(seed), slow);
            Assert.That(drawn.Format, Is.EqualTo(TimeSpan.FromMinutes(40)), $"seed {seed}");
            Assert.That(drawn.JvmStart, Is.EqualTo(TimeSpan.FromSeconds(1)), $"seed {seed}");
            Assert.That(drawn.Checksum, Is.EqualTo(PhoneProfile.Draw(new Random(seed), new PhoneProfile()).Checksum), $"seed {seed}");
        }
    }

    /// <summary>A healthy phone whose numbers are drawn: no false alarm.</summary>
    [Test]
    public void A_healthy_phone_runs_whatever_is_drawn_for_it([Values("healthy", "healthy-older", "mic-missing", "odd-case")] string ailment, [Range(0, 9)] int seed)
    {
        var bench = new PhoneBench(ailment, seed, p => PhoneProfile.Draw(new Random(seed), p));
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.Running, withinSeconds: 900);
        bench.Run(600);

        Assert.That(bench.Phone.Truth, Has.Property("Activity").EqualTo(PhoneActivity.Running).And.Property("Bricked").False);
    }

    /// <summary>Both cures, and only both, bring one with two ailments home.</summary>
    [Test]
    public void A_wiped_phone_with_an_old_key_wants_a_format_and_a_dual_key_set()
    {
        var formatted = new PhoneBench("old-key-and-wiped");
        formatted.PowerOnWithHash();
        formatted.Type(PhoneBench.HardCode);
        formatted.Run(1500);
        Assert.That(formatted.Phone.LoadId, Is.Null);
        Assert.That(formatted.Server.Requests, Is.All.EqualTo(PhoneBench.DefaultLoads));

        var served = new PhoneBench("old-key-and-wiped");
        served.Server.Serve(SyntheticSets.Of(SigningGeneration.Dual));
        served.Phone.SetBrickPower(true);
        served.Run(1500);
        Assert.That(served.Phone.LoadId, Is.Null);

        formatted.Server.Serve(SyntheticSets.Of(SigningGeneration.Dual));
        formatted.RunUntil(PhoneActivity.Running);
    }

    [Test]
    public void A_wiped_phone_with_another_server_shows_it_is_wiped_only_after_the_soft_code()
    {
        var bench = new PhoneBench("wiped-and-alternate-server");
        bench.Phone.SetBrickPower(true);
        bench.Run(600);
        Assert.That(bench.Server.Requests, Is.Empty);

        bench.Phone.SetBrickPower(false);
        bench.Run(5);
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);
        bench.RunUntil(() => bench.Console.Contains("Update failure", StringComparison.Ordinal));
    }
}
