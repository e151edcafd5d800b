using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>Anything may happen in any order, also what should not; a seed gives the same again.</summary>
public sealed class CampaignPropertyTests
{
    private static readonly string[] Names = ["a", "b", "k1", "k2"];
    private static readonly string[] Diagnoses = ["silent", "shell", "files"];

    [Test]
    public void No_phone_is_lost_or_there_twice_and_each_visit_is_booked_once_whatever_happens([Range(1, 25)] int seed)
    {
        var random = new Random(seed);
        TestContext.Out.WriteLine($"seed {seed}");

        // By turns a campaign without nights, one with soaks, and one whose evenings come by the clock, too.
        var desk = seed % 3 == 0 ? CampaignBench.Of(Names) : CampaignBench.OfNights(seed % 3 == 1 ? null : new CampaignHours(new TimeOnly(17, 30), new TimeOnly(7, 30)), Names);
        if (seed % 3 != 0)
        {
            desk.Tell(new EveningBegan("kim"));
            desk.Visit("k1", 1);
            desk.Visit("k2", 2);
        }

        var ended = new HashSet<string>(StringComparer.Ordinal);
        var (runs, placed, soaked) = (desk.State.Visits.Count, false, 0);
        for (var step = 0; step < 300; step++)
        {
            desk.Now += TimeSpan.FromSeconds(random.Next(1, random.Next(10) == 0 ? 9000 : 300));
            if (random.Next(40) == 0)
            {
                desk.Die(random.Next(3) == 0 ? Math.Max(1, desk.Timeline.Count - random.Next(4)) : null);
                ended.IntersectWith(desk.State.Visits.Select(visit => visit.Run));
            }
            else
            {
                var fact = Happens(desk, random, ref runs);
                desk.Tell(fact);
                placed |= fact is PhonePlaced;
                soaked += desk.State.Stations.Values.Any(one => one.Stand?.Soak is not null) ? 1 : 0;
            }

            ended.UnionWith(desk.State.Visits.Select(visit => visit.Run));
            Check(desk, ended, $"seed {seed}, step {step}: {FactWords.Describe(desk.Timeline[^1].Fact)}");
        }

        Assert.That(placed && desk.State.Visits.Count > 0, "something happened");
        Assert.That(soaked, seed % 3 == 0 ? Is.Zero : Is.Positive, $"seed {seed}: so often a phone was watched");
    }

    private static void Check(CampaignBench desk, HashSet<string> ended, string when)
    {
        var state = desk.State;
        var standing = state.Stations.Values.Select(station => station.Stand?.Phone).OfType<string>().ToArray();
        Assert.That(standing, Is.Unique, when);
        Assert.That(standing, Is.SubsetOf(state.Phones.Keys), when);
        Assert.That(state.Phones.Values.Where(phone => phone is { Bin: null, Astray: false } && !standing.Contains(phone.Name)), Is.Empty, $"{when}: lost");
        Assert.That(state.Phones.Values.Select(phone => phone.Mac).OfType<string>(), Is.Unique, when);
        Assert.That(state.Phones.Values.Where(phone => phone.Mac is { } mac && mac != phone.Name), Is.Empty, $"{when}: under another's name");
        Assert.That(state.Visits.Select(visit => visit.Run), Is.Unique, when);
        Assert.That(ended, Is.SubsetOf(state.Visits.Select(visit => visit.Run)), $"{when}: a verdict was lost");
        Assert.That(state.Visits.Select(visit => visit.Phone).Distinct(), Is.SubsetOf(state.Phones.Keys), $"{when}: a visit of nobody");
        foreach (var phone in state.Phones.Values.Where(phone => !standing.Contains(phone.Name) && !phone.Astray && phone.Bin is not (Bin.AnotherStation or Bin.RigSuspect)))
        {
            Assert.That(state.VisitsOf(phone.Name).Last().Counts, $"{when}: {phone.Name} lies in {phone.Bin} for a fault of the rig");
        }

        foreach (var phone in state.Phones.Values.Where(phone => phone.Bin == Bin.Scrap))
        {
            Assert.That(state.VisitsOf(phone.Name).Where(visit => visit is { Counts: true, Verdict: Verdict.Scrap }).Select(visit => visit.Station).Distinct().Count(), Is.GreaterThan(1), $"{when}: scrapped by one station");
        }

        Assert.That(desk.Orders.Select(order => order.Station), Is.Unique, when);
        foreach (var station in state.Stations.Values.Where(station => station.Stand?.Soak is not null))
        {
            Assert.That(station is { Stand: { Visit: null, Phone: not null, Ended.Verdict: Verdict.Recovered, Soak.Falls: >= 0 }, Trust: StationTrust.Good } && state.Evening, $"{when}: {station.Name} watches what is not home, or by day");
            Assert.That(desk.OrderAt(station.Name), Is.TypeOf<CampaignOrder.Soak>(), $"{when}: nobody watches at {station.Name}");
        }

        foreach (var phone in state.Phones.Values.Where(phone => phone.Bin == Bin.Done && phone.Soaked is not null && phone.Soaked.Run == state.VisitsOf(phone.Name).Last().Run))
        {
            Assert.That(phone.Soaked!.Passed, $"{when}: {phone.Name} fell, and is done");
        }

        Assert.That(desk.Orders.OfType<CampaignOrder.BeginVisit>().Where(order => state.Stations[order.Station].Trust != StationTrust.Good), Is.Empty, when);
        Assert.That(desk.Timeline.Aggregate(CampaignState.None, Campaign.Step) is { } again && again.Phones.SequenceEqual(state.Phones) && again.Visits.SequenceEqual(state.Visits) && again.Stations.SequenceEqual(state.Stations), $"{when}: folded anew it differs");
    }

    private static Fact Happens(CampaignBench desk, Random random, ref int runs)
    {
        var station = Names[random.Next(Names.Length)];
        var at = desk.State.Stations[station];
        var anybody = Mac(random.Next(12));

        // Mostly what is wanted, and now and then anything.
        var wanted = random.Next(5) > 0;
        switch (wanted ? desk.OrderAt(station) : null)
        {
            case CampaignOrder.BeginVisit(_, var phone):
                return new VisitBegan(station, phone, FormattableString.Invariant($"r{++runs}"));
            case CampaignOrder.WatchVisit(_, var run):
                return new VisitBroken(station, run, Orderly: random.Next(2) == 0, "the rig died");
            case CampaignOrder.Rest:
                return new StationRested(station, Proven: random.Next(20) > 0);
            case CampaignOrder.Test:
                return new StationTested(station, Passed: random.Next(2) == 0, "as it fell");
            case CampaignOrder.StopVisit(_, var stopped, _):
                return new VisitEnded(station, stopped, Verdict.Stopped, VerdictOwner.Operator, null, null, null, TimeSpan.FromMinutes(16));
            case CampaignOrder.Soak(_, var home) when random.Next(2) == 0:
                return random.Next(2) == 0 ? new PhoneFell(station, home, "started again") : Soaking.End(desk.State, station, desk.Now, "kim wants to swap it")!;
        }

        return random.Next(14) switch
        {
            0 => new LabelRead(anybody, random.Next(2) == 0 ? station : null, "scanner"),
            1 or 2 or 3 => new PhonePlaced(station, random.Next(2) == 0 ? desk.State.LabelFor(station) ?? anybody : null, "kim"),
            4 => new PhoneHeard(station, anybody),
            5 => random.Next(4) == 0 ? new PhoneDoubted(station, "it lost its power") : new PhoneHeard(station, anybody),
            6 => random.Next(4) switch { 0 => new CampaignPaused("kim"), 1 => new EveningBegan("kim"), 2 => new EveningEnded("kim"), _ => new CampaignResumed("kim") },
            12 => new PhoneFell(station, FormattableString.Invariant($"r{random.Next(runs + 1)}"), "started again"),
            13 => new SoakEnded(station, FormattableString.Invariant($"r{random.Next(runs + 1)}"), Passed: random.Next(2) == 0, 0, TimeSpan.FromHours(1), "as it fell"),
            7 => new StationTested(station, Passed: random.Next(4) > 0, "asked for"),
            _ => Ended(at, anybody, random),
        };
    }

    private static VisitEnded Ended(CampaignStation at, string anybody, Random random)
    {
        var verdict = (Verdict)random.Next(4);
        return new(
            at.Name,
            at.Stand?.Visit?.Run ?? "r0",
            verdict,
            verdict == Verdict.Recovered ? null : (VerdictOwner)random.Next(4),
            verdict == Verdict.Recovered ? null : Diagnoses[random.Next(Diagnoses.Length)],
            null,
            random.Next(2) == 0 ? anybody : null,
            TimeSpan.FromMinutes(random.Next(1, 30)));
    }
}
