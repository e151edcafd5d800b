using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>What the light of a station says at each point of a campaign.</summary>
public sealed class StationSignalsTests
{
    [Test]
    public void A_station_is_loaded_left_alone_and_swapped()
    {
        var desk = Of("s1", "s2");
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.LoadMe));

        desk.Tell(new PhonePlaced("s1", null, "kim"));
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.DoNotTouch), "its run is about to begin");
        var run = desk.Begin("s1");
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.DoNotTouch));
        desk.Tell(new VisitEnded("s1", run, Verdict.Recovered, null, null, "9-4-2", Mac(1), TimeSpan.FromMinutes(5)));
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.DoNotTouch), "its power is on still");
        desk.Tell(new StationRested("s1", Proven: true));

        Assert.That((Signal(desk, "s1"), Signal(desk, "s2")), Is.EqualTo((StationSignal.SwapMe, StationSignal.LoadMe)));
    }

    [Test]
    public void A_station_whose_off_cannot_be_proven_or_that_failed_its_test_needs_a_person()
    {
        var desk = Of("s1", "s2");
        desk.Tell(new StationRested("s1", Proven: false, "off could not be proven"));
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.NeedsYou));

        desk.Tell(new StationDoubted("s2", "no-lease", "two phones failed alike"));
        Assert.That(Signal(desk, "s2"), Is.EqualTo(StationSignal.DoNotTouch), "it is tested with the phone that stands there");
        desk.Tell(new StationTested("s2", Passed: false, "nothing was seen"));
        Assert.That(Signal(desk, "s2"), Is.EqualTo(StationSignal.DoNotTouch), "its power goes off first");
        desk.Tell(new StationRested("s2", Proven: true));
        Assert.That(Signal(desk, "s2"), Is.EqualTo(StationSignal.NeedsYou));
    }

    [Test]
    public void A_phone_whose_run_was_broken_off_is_not_touched_before_it_is_known_to_be_idle()
    {
        var desk = Of("s1");
        desk.Tell(new PhonePlaced("s1", null, "kim"));
        var run = desk.Begin("s1");
        desk.Die();
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.DoNotTouch));

        desk.Tell(new CampaignEnded("kim"));
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.DoNotTouch), "also when all is over");
        desk.Tell(new VisitBroken("s1", run, Orderly: false, "it died"));
        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.Nothing));
    }

    [Test]
    public void A_phone_that_waits_for_a_paused_campaign_may_be_touched()
    {
        var desk = Of("s1");
        desk.Tell(new CampaignPaused("kim"));
        desk.Tell(new PhonePlaced("s1", null, "kim"));

        Assert.That(Signal(desk, "s1"), Is.EqualTo(StationSignal.Nothing));
    }

    [Test]
    public void A_light_that_wants_hands_is_lit_where_a_person_is_called_and_only_there()
    {
        var random = new Random(20261129);
        TestContext.Out.WriteLine("seed 20261129");
        var desk = Of("s1", "s2", "k1");
        for (var step = 0; step < 600; step++)
        {
            var station = new[] { "s1", "s2", "k1" }[random.Next(3)];
            var here = desk.State.Stations[station];
            desk.Tell(desk.OrderAt(station) switch
            {
                CampaignOrder.BeginVisit begin => new VisitBegan(station, begin.Phone, FormattableString.Invariant($"r{step}")),
                CampaignOrder.Rest => new StationRested(station, Proven: random.Next(20) > 0, "it is on"),
                CampaignOrder.Test => new StationTested(station, Passed: random.Next(2) > 0, "so it was"),
                _ when here.Stand?.Visit is { } visit => new VisitEnded(
                    station, visit.Run, (Verdict)random.Next(3), VerdictOwner.Phone, "no-lease", null, Mac(random.Next(30)), TimeSpan.FromMinutes(3)),
                _ when here is { Trust: StationTrust.Quarantined, Stand: not null } => new StationTested(station, Passed: true, "it was mended"),
                _ => new PhonePlaced(station, null, "kim"),
            });
            foreach (var one in desk.State.Stations.Values)
            {
                var signal = Signal(desk, one.Name);
                Assert.That(signal is StationSignal.SwapMe or StationSignal.LoadMe, Is.EqualTo(one.Called is not null && one.Trust == StationTrust.Good), $"step {step}: {one.Name} shows {signal}, and the call is {one.Called}");
            }
        }

        Assert.That(desk.State.Visits, Has.Count.GreaterThan(50));
    }

    private static StationSignal Signal(CampaignBench desk, string station) => StationSignals.Of(desk.State, station);
}
