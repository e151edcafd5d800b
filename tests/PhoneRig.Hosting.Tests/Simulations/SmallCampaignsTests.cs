using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Simulations;
using PhoneRig.Hosting.Simulations.Judging;

namespace PhoneRig.Hosting.Tests.Simulations;

/// <summary>The cheapest campaigns in which a broken engine shows: each is what some mutant of scripts/mutants.txt is tried with.</summary>
public sealed class SmallCampaignsTests
{
    [Test]
    public void Phones_that_need_codes_are_recovered_without_a_rule_broken() => Assert.That(Broken(1, 4, "none", "boot-loop", "wiped-brick", "empty-flash", "healthy"), Is.Empty);

    [Test]
    public void Phones_that_no_network_hears_have_the_records_of_their_labels() => Assert.That(Broken(1, 3, "none", "dead-link"), Is.Empty);

    [Test]
    public void Phones_that_format_for_long_are_not_cut_off() => Assert.That(Broken(1, 2, "none", "slow-format"), Is.Empty);

    /// <summary>Seeds in which a process dies while a phone writes, and the next would rest its station.</summary>
    [Test]
    public void Phones_whose_rig_dies_while_they_write_are_not_cut_off([Values(14, 38)] int seed) =>
        Assert.That(CampaignJudge.Of(Simulated.Story(seed, phones: 6, stations: 2, "kill")), Is.Empty);

    [Test]
    public void A_campaign_in_which_everything_breaks_breaks_no_rule() => Assert.That(CampaignJudge.Of(Simulated.Story(seed: 2, phones: 12, stations: 3, "all")), Is.Empty);

    private static ImmutableArray<Violation> Broken(int seed, int phones, string faults, params string[] ailments)
    {
        var request = Simulated.Request(phones, stations: 2, faults) with { Mix = new MixConfig { Ailments = ailments.ToImmutableDictionary(name => name, _ => 1) } };
        return CampaignJudge.Of(new SimulationRun(request).Story(seed));
    }
}
