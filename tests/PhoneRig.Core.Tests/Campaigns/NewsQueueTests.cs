using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>What others are to be told of a campaign is on its timeline, and so is what they were told.</summary>
public sealed class NewsQueueTests
{
    private CampaignBench desk = null!;

    private NewsQueue Queue => desk.Timeline.Aggregate(NewsQueue.Empty, NewsQueue.Step);

    [SetUp]
    public void Begin()
    {
        desk = CampaignBench.Of("k1", "k2");
        desk.Tell(new NewsTold(Queue.Last));
    }

    [Test]
    public void A_verdict_a_quarantine_and_the_end_are_news_in_their_order()
    {
        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent", TimeSpan.FromMinutes(7));
        desk.Tell(new StationRested("k2", Proven: false, "there is power behind the open relay"));
        desk.Tell(new CampaignEnded("kim"));

        var told = Queue.Waiting;
        Assert.That(told.Select(news => news.Event), Is.EqualTo(new[] { NewsKind.Verdict, NewsKind.Quarantine, NewsKind.End }));
        Assert.That(told[0] with { Sequence = 0, At = default }, Is.EqualTo(new CampaignNews(NewsKind.Verdict, 0, default, "c1")
        {
            Station = "k1",
            Phone = Mac(1),
            Run = "r1",
            Verdict = Verdict.NeedsAttention,
            Owner = VerdictOwner.Phone,
            Diagnosis = "silent",
            Took = TimeSpan.FromMinutes(7),
        }));
        Assert.That((told[1].Station, told[1].Why), Is.EqualTo(("k2", "there is power behind the open relay")));
        Assert.That((told[2].By, told[2].Bins!["attention"]), Is.EqualTo(("kim", 1)));
        Assert.That(told.Select(news => news.Sequence), Is.Ordered.Ascending.And.Unique);
        Assert.That(desk.Timeline.Single(entry => entry.Sequence == told[0].Sequence).Fact, Is.InstanceOf<VisitEnded>());
    }

    [Test]
    public void What_was_told_waits_no_more_and_what_came_after_does()
    {
        desk.Visit("k1", 1);
        desk.Visit("k1", 2);
        desk.Tell(new NewsTold(Queue.Waiting[0].Sequence));

        Assert.That(Queue.Waiting.Select(news => news.Phone), Is.EqualTo(new[] { Mac(2) }));
    }

    [Test]
    public void Who_was_never_told_anything_has_not_asked_for_the_past()
    {
        desk = CampaignBench.Of("k1");
        desk.Visit("k1", 1);
        Assert.That((Queue.Told, Queue.Waiting.Count), Is.EqualTo(((long?)null, 0)));

        desk.Tell(new NewsTold(Queue.Last));
        desk.Visit("k1", 2);

        Assert.That(Queue.Waiting.Select(news => news.Phone), Is.EqualTo(new[] { Mac(2) }));
    }

    [Test]
    public void What_waits_outlives_the_process_and_the_campaign()
    {
        desk.Visit("k1", 1);
        desk.Die();
        desk.Tell(new CampaignEnded("kim"));
        desk.Tell(new CampaignStarted("c2", "recover", null, null, [new CampaignPlace("k1", TimeSpan.FromMinutes(15), Keys: true)], "kim"));

        Assert.That(Queue.Waiting.Select(news => (news.Campaign, news.Event)), Is.EqualTo(new[] { ("c1", NewsKind.Verdict), ("c1", NewsKind.End) }));
    }

    [Test]
    public void A_verdict_or_an_end_that_is_told_again_is_no_news()
    {
        desk.Visit("k1", 1);
        desk.Tell(new VisitEnded("k1", "r1", Verdict.Recovered, null, null, null, null, TimeSpan.FromMinutes(5)));
        desk.Tell(new CampaignEnded("kim"));
        desk.Tell(new CampaignEnded("kim"));

        Assert.That(Queue.Waiting.Select(news => news.Event), Is.EqualTo(new[] { NewsKind.Verdict, NewsKind.End }));
    }

    [Test]
    public void That_somebody_was_told_changes_no_account()
    {
        desk.Visit("k1", 1);
        var before = CampaignAccount.Of(desk.State)!.At;
        desk.Now += TimeSpan.FromHours(3);
        desk.Tell(new NewsTold(9));

        Assert.That(CampaignAccount.Of(desk.State)!.At, Is.EqualTo(before));
    }
}
