using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Runs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StationRecordTests
{
    private readonly StationRecord record = new("s1");
    private long sequence;

    [Test]
    public void Without_a_verdict_there_is_no_summary()
    {
        Add(0, new RunStarted("rig", "phone", Simulated: true, Seed: 1));

        Assert.That(record.HasVerdict, Is.False);
        Assert.That(record.Summarise, Throws.InvalidOperationException.With.Message.Contains("s1"));
    }

    [Test]
    public void A_summary_tells_the_verdict_the_attempts_in_order_and_the_time_from_start_to_verdict()
    {
        Add(10, new RunStarted("rig", "phone", Simulated: true, Seed: 1));
        Add(20, new AttemptStarted(1, "factory-reset", "gentlest"));
        Add(30, new AttemptEnded(1, "factory-reset", "no-walk", "no lamp walked"));
        Add(40, new AttemptEnded(2, "restart", "goal-met", "it asked for its load"));
        Add(50, new VerdictReached(Verdict.Scrap, VerdictOwner.Phone, "dead-flash", "9-4-2", Proof.Inferred, "it is broken", []));
        Add(70, new KeyReleased(1, new("#")));

        Assert.That(record.HasVerdict, Is.True);
        var summary = record.Summarise();
        Assert.That(summary with { Attempts = [], Evidence = [] }, Is.EqualTo(new StationSummary(
            "s1", Verdict.Scrap, VerdictOwner.Phone, "dead-flash", "9-4-2", Proof.Inferred, [], Seconds(40), "it is broken", [])));
        Assert.That(summary.Attempts, Is.EqualTo(new[]
        {
            new AttemptSummary("factory-reset", "no-walk", "no lamp walked"),
            new AttemptSummary("restart", "goal-met", "it asked for its load"),
        }));
    }

    [Test]
    public void Evidence_is_quoted_by_its_number_in_plain_words_with_its_time()
    {
        Add(10, new RunStarted("rig", "phone", Simulated: true, Seed: 1));
        Add(20, new ConsoleOpened("/dev/fake"));
        Add(30, new ConsoleLost("/dev/fake", "hung up"));
        Add(40, new VerdictReached(Verdict.Recovered, null, null, null, null, "well", [3, 2]));

        Assert.That(record.Summarise().Evidence, Is.EqualTo(new[]
        {
            new EvidenceSummary(3, Seconds(30), FactWords.Describe(new ConsoleLost("/dev/fake", "hung up"))),
            new EvidenceSummary(2, Seconds(20), FactWords.Describe(new ConsoleOpened("/dev/fake"))),
        }));
    }

    private void Add(double seconds, Fact fact) => record.Add(new Entry(++sequence, VirtualClock.Epoch, Seconds(seconds), fact));
}
