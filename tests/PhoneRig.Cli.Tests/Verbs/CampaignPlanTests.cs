using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Tests.Verbs;

public sealed class CampaignPlanTests
{
    [Test]
    public void Without_a_measured_run_a_plan_goes_by_what_is_typical_and_says_so()
    {
        var host = new TestHost();

        Assert.That(host.Run("campaign", "plan", "--phones", "300", "--stations", "8"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith("300 phones at 8 stations, 8 of them with keys: ").And.Contain("(200 trials, seed 1)").And.Contain("swaps an hour").And.Contain("the bottleneck: ")
            .And.Contain("times typical: the timings of cisco-7970;").And.Contain("our guess"));
        Assert.That(host.Out.Split('\n').Select(line => line.Length), Has.All.LessThan(130));
        Assert.That(host.Opened, Is.Empty, "nothing is taken over for it");
    }

    [Test]
    public void With_enough_of_them_it_goes_by_what_the_journal_has_measured()
    {
        var state = StateFolders.New();
        Measure(state, runs: 12);
        var host = new TestHost();

        Assert.That(host.Run("campaign", "plan", "--phones", "10", "--stations", "2", "--keys", "2", "--seed", "5", "--json", "--state", state), Is.EqualTo(ExitCode.Done), host.Error);
        var plan = host.JsonLines.Single()["plan"]!;
        Assert.That(((bool?)plan["measured"], (double?)plan["visit"], (double?)plan["turnaround"], (int?)plan["request"]!["seed"]), Is.EqualTo(((bool?)true, (double?)300, (double?)180, (int?)5)));
        Assert.That((double?)plan["takes"], Is.EqualTo(5 * (300.0 + 180)).Within(200));
        Assert.That((string?)plan["bottleneck"], Is.EqualTo("stations"));
        Assert.That((string?)plan["from"], Does.StartWith("measured: 12 runs"));
    }

    [TestCase("plan", "--phones", "is required")]
    [TestCase("plan --phones 0", "--phones \"0\"", "a number of phones, from 1 to 10000")]
    [TestCase("plan --phones many", "--phones \"many\"", "a number of phones")]
    [TestCase("plan --phones 5 --stations 0", "--stations \"0\"", "a number of stations, from 1 to 1000")]
    [TestCase("plan --phones 5 --stations 2 --keys 3", "--keys 3", "only 2 stations take part")]
    [TestCase("plan --phones 5 --seed x", "--seed \"x\"", "a whole number")]
    public void Wrong_words_are_refused_with_what_is_right(string words, string wrong, string right)
    {
        var host = new TestHost();

        Assert.That(host.Run(["campaign", .. words.Split(' ')]), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(wrong).And.Contain(right));
        Assert.That(host.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    /// <summary>Runs of five minutes one after the other at one station, three minutes apart.</summary>
    private static void Measure(string state, int runs)
    {
        using var journal = SqliteJournal.Open(RigState.Of("simulated", state).Journal, new JournalIdentity("simulated", Simulated: true, 7), new EventLoop(new VirtualClock()));
        var campaign = CampaignState.None;
        void Tell(int minute, Fact fact)
        {
            for (var next = (Fact?)fact; next is not null; next = Campaign.Due(campaign, TimeSpan.FromMinutes(minute)).Fact)
            {
                var entry = new Entry(journal.NextSequence(Campaign.Timeline), DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(minute), TimeSpan.FromMinutes(minute), next);
                journal.Append(Campaign.Timeline, entry);
                campaign = Campaign.Step(campaign, entry);
            }
        }

        Tell(0, new CampaignStarted("c-1", "recover", null, null, [new CampaignPlace("s1", TimeSpan.FromMinutes(15), Keys: true)], "kim"));
        for (var run = 0; run < runs; run++)
        {
            var mac = SmallCampaign.Mac(run + 1);
            Tell(run * 8, new PhonePlaced("s1", mac, "kim"));
            Tell(run * 8, new VisitBegan("s1", mac, $"r-{run}"));
            Tell(run * 8 + 5, new VisitEnded("s1", $"r-{run}", Verdict.Recovered, null, null, null, mac, TimeSpan.FromMinutes(5)));
        }
    }
}
