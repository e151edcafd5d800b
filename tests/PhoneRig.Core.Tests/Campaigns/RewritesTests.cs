using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>A phone's flash is written so often and no more, over all of its runs of a campaign.</summary>
public sealed class RewritesTests
{
    private const string Reason = "it has fetched 3 whole loads in this campaign, and 3 is the most";

    private CampaignBench desk = null!;

    [SetUp]
    public void Begin() => desk = CampaignBench.OfRewrites(3, "k1", "k2");

    [Test]
    public void Each_run_may_fetch_what_the_ones_before_have_left()
    {
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        Assert.That(((CampaignOrder.BeginVisit)desk.OrderAt("k1")!).Rewrites, Is.EqualTo(3));
        Run("k1", 2, Verdict.NeedsAttention, VerdictOwner.Rig);

        desk.Tell(new PhonePlaced("k2", Mac(1), "kim"));

        Assert.That(((CampaignOrder.BeginVisit)desk.OrderAt("k2")!).Rewrites, Is.EqualTo(1));
    }

    [Test]
    public void A_phone_that_has_used_them_up_needs_a_person_whatever_its_last_run_ended_in()
    {
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        Run("k1", 3, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");

        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo(((Bin?)Bin.Attention, $"{Reason}: rig-fault")));
    }

    [Test]
    public void One_that_came_home_with_the_last_of_them_is_done()
    {
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        Run("k1", 3, Verdict.Recovered);

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Done));
    }

    [Test]
    public void Put_on_a_station_again_it_gets_no_run()
    {
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        Run("k1", 3, Verdict.Recovered);

        desk.Tell(new PhonePlaced("k2", Mac(1), "kim"));

        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo(((Bin?)Bin.Attention, Reason)));
        Assert.That(desk.OrderAt("k2"), Is.InstanceOf<CampaignOrder.Rest>());
    }

    [Test]
    public void Recognised_in_the_middle_of_a_run_it_is_stopped_once_it_has_fetched_one_more()
    {
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        Run("k1", 3, Verdict.Recovered);
        desk.Tell(new PhonePlaced("k2", null, "kim"));
        var run = desk.Begin("k2");
        desk.Tell(new PhoneHeard("k2", Mac(1)));
        Assert.That(desk.OrderAt("k2"), Is.Null, "it may come home as it is");

        desk.Tell(new LoadRewritten("k2", run));

        Assert.That(desk.OrderAt("k2"), Is.EqualTo(new CampaignOrder.StopVisit("k2", run, "it has fetched 4 whole loads in this campaign, and 3 is the most")));
        Assert.That(desk.Phone(1).Rewrites, Is.EqualTo(4));
    }

    [Test]
    public void What_a_run_fetched_that_was_broken_off_counts_and_goes_with_the_phone_under_its_name()
    {
        desk.Tell(new PhonePlaced("k1", null, "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new LoadRewritten("k1", run));
        desk.Tell(new LoadRewritten("k1", "another-run"));
        desk.Die();
        desk.Tell(new VisitBroken("k1", run, Orderly: false, "it was killed"));
        var again = desk.Begin("k1");
        desk.Tell(new PhoneHeard("k1", Mac(1)));
        desk.Tell(new LoadRewritten("k1", again));

        Assert.That(desk.Phone(1).Rewrites, Is.EqualTo(2));
    }

    [Test]
    public void Without_a_limit_nothing_is_limited()
    {
        desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        Run("k1", 100, Verdict.Stopped, VerdictOwner.Operator);

        Assert.That(desk.Phone(1).Why, Is.EqualTo("its run was stopped by a person"));
    }

    private void Run(string station, int rewrites, Verdict verdict, VerdictOwner? owner = null, string? diagnosis = null)
    {
        var run = desk.Begin(station);
        for (var number = 0; number < rewrites; number++)
        {
            desk.Tell(new LoadRewritten(station, run));
        }

        desk.Tell(new VisitEnded(station, run, verdict, owner, diagnosis, null, null, TimeSpan.FromMinutes(5)));
    }
}
