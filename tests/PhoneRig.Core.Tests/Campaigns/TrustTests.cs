using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

public sealed class TrustTests
{
    [Test]
    public void A_station_where_two_phones_fail_alike_is_tested_before_the_second_gets_its_bin()
    {
        var desk = Doubted();

        Assert.That(desk.State.Stations["k1"].Trust, Is.EqualTo(StationTrust.Doubted));
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.Test("k1")));
        Assert.That(desk.Phone(2).Bin, Is.Null);
    }

    [Test]
    public void A_station_that_passes_is_trusted_again_and_its_word_counts()
    {
        var desk = Doubted();
        desk.Tell(new StationTested("k1", Passed: true, "all parts answered"));

        Assert.That(desk.State.Stations["k1"].Trust, Is.EqualTo(StationTrust.Good));
        Assert.That((desk.Phone(1).Bin, desk.Phone(2).Bin), Is.EqualTo(((Bin?)Bin.Attention, (Bin?)Bin.Attention)));
        Assert.That(CampaignAccount.Of(desk.State)!.Diagnoses["silent"], Is.EqualTo(2));
    }

    [Test]
    public void A_station_that_fails_is_put_in_quarantine_and_both_phones_go_elsewhere_as_good_as_they_came()
    {
        var desk = Doubted();
        desk.Tell(new StationTested("k1", Passed: false, "no sense told anything"));
        desk.Tell(new StationRested("k1", Proven: true));

        Assert.That(desk.State.Stations["k1"].Trust, Is.EqualTo(StationTrust.Quarantined));
        Assert.That((desk.Phone(1).Bin, desk.Phone(2).Bin), Is.EqualTo(((Bin?)Bin.AnotherStation, (Bin?)Bin.AnotherStation)));
        Assert.That(CampaignAccount.Of(desk.State)!.Diagnoses, Is.Empty);
        Assert.That(desk.Call("k1"), Does.StartWith("k1 is in quarantine: no sense told anything."));
        Assert.That(desk.OrderAt("k1"), Is.Null);
    }

    [Test]
    public void A_phone_that_lies_in_another_bin_than_it_belongs_by_now_is_asked_for_by_name()
    {
        var desk = Doubted();
        desk.Tell(new StationTested("k1", Passed: false, "no sense told anything"));
        desk.Tell(new StationRested("k1", Proven: true));

        Assert.That(desk.Phone(1), Has.Property(nameof(CampaignPhone.Bin)).EqualTo(Bin.AnotherStation).And.Property(nameof(CampaignPhone.Lies)).EqualTo(Bin.Attention));
        Assert.That(desk.Call("k2"), Does.Contain($"Put {Mac(1)}, which lies in the bin attention, on k2"));
        Assert.That(desk.Call("k1"), Does.Contain($"Take {Mac(2)} out of k1, into the bin another-station"));
    }

    [Test]
    public void A_station_in_quarantine_begins_again_only_after_it_has_passed_its_test()
    {
        var desk = Doubted();
        desk.Tell(new StationTested("k1", Passed: false, "no sense told anything"));
        desk.Tell(new StationRested("k1", Proven: true));
        desk.Tell(new PhonePlaced("k1", Mac(7), "kim"));
        var before = desk.OrderAt("k1");
        desk.Tell(new StationTested("k1", Passed: true, "all parts answered"));

        Assert.That(before, Is.Null);
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.BeginVisit("k1", Mac(7))));
    }

    [Test]
    public void A_doubted_station_that_cannot_be_tested_gets_no_phone_and_says_why()
    {
        var desk = Doubted();
        desk.Tell(new StationUntested("k1", "the phone may be fetching firmware until 9:00"));
        desk.Tell(new StationRested("k1", Proven: true));

        Assert.That(desk.State.Stations["k1"].Trust, Is.EqualTo(StationTrust.Quarantined));
        Assert.That(desk.Call("k1"), Does.StartWith("k1 is in quarantine: ").And.Contain("and it could not be tested: the phone may be fetching firmware until 9:00."));
    }

    [Test]
    public void A_station_in_quarantine_whose_test_a_phone_held_up_is_left_alone_until_that_is_off_and_then_asks_for_another()
    {
        var desk = Doubted();
        desk.Tell(new StationTested("k1", Passed: false, "no sense told anything"));
        desk.Tell(new StationRested("k1", Proven: true));
        desk.Tell(new StationUntested("k1", "the phone may be fetching firmware until 9:00"));
        var held = (desk.Call("k1"), desk.OrderAt("k1"));
        desk.Tell(new StationRested("k1", Proven: true));
        var off = desk.Call("k1");
        desk.Tell(new StationTested("k1", Passed: true, "all parts answered"));

        Assert.That(held.Item1, Does.Contain("no sense told anything. It could not be tested: the phone may be fetching firmware until 9:00. Leave its phone there until its power is off"));
        Assert.That(held.Item2, Is.EqualTo(new CampaignOrder.Rest("k1")));
        Assert.That(off, Does.EndWith("Mend it, put another phone there, then phonerig station test k1, and phonerig campaign next k1 when it has passed"));
        Assert.That(desk.State.Stations["k1"].Trust, Is.EqualTo(StationTrust.Good));
    }

    [Test]
    public void What_other_stations_see_too_is_no_stations_fault()
    {
        var desk = CampaignBench.Of("k1", "k2");
        desk.Visit("k2", 9, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        desk.Visit("k1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");

        Assert.That(desk.State.Stations["k1"].Trust, Is.EqualTo(StationTrust.Good));
    }

    [Test]
    public void Nor_is_what_nothing_can_be_compared_with_or_the_same_phone_or_another_failure_or_the_set_up()
    {
        var alone = CampaignBench.Of("k1", "k2");
        alone.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        alone.Visit("k1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        var same = CampaignBench.Of("k1", "k2");
        same.Visit("k2", 9);
        same.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        same.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        same.Visit("k1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "shell");
        same.Visit("k1", 3, Verdict.NeedsAttention, VerdictOwner.SetUp, "files");
        same.Visit("k1", 4, Verdict.NeedsAttention, VerdictOwner.SetUp, "files");

        Assert.That((alone.State.Stations["k1"].Trust, same.State.Stations["k1"].Trust), Is.EqualTo((StationTrust.Good, StationTrust.Good)));
    }

    [Test]
    public void Faults_of_the_rig_make_a_station_doubted_also_where_it_is_the_only_one_that_had_phones()
    {
        var desk = CampaignBench.Of("k1", "k2");
        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");
        desk.Visit("k1", 2, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");

        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.Test("k1")));
    }

    [Test]
    public void A_station_that_cannot_be_put_to_rest_gets_no_other_phone()
    {
        var desk = CampaignBench.Of("k1", "k2");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new VisitEnded("k1", run, Verdict.Recovered, null, null, null, Mac(1), TimeSpan.FromMinutes(2)));
        desk.Tell(new StationRested("k1", Proven: false, "there is power behind the open relay"));

        Assert.That(desk.State.Stations["k1"].Trust, Is.EqualTo(StationTrust.Quarantined));
        Assert.That(desk.OrderAt("k1"), Is.Null, "it is not tried again and again");
        Assert.That(desk.Call("k1"), Does.StartWith("k1 is in quarantine: there is power behind the open relay."));
    }

    private static CampaignBench Doubted()
    {
        var desk = CampaignBench.Of("k1", "k2");
        desk.Visit("k2", 9);
        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        desk.Visit("k1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        return desk;
    }
}
