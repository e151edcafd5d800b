using PhoneRig.Core.Evidence;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Supplies;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Hosting.Tests.Supplies;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UpsWatchTests : IDisposable
{
    private readonly EventLoop loop = new(new VirtualClock());
    private readonly SimulatedUps ups = new("UPS ups@nas");
    private readonly QueuedExecutor executor;
    private readonly List<UpsSeen> told = [];
    private readonly UpsWatch watch;

    public UpsWatchTests()
    {
        executor = new QueuedExecutor(loop);
        watch = new UpsWatch(ups, loop, executor, told.Add);
    }

    [Test]
    public void It_tells_changes_and_not_words_that_mean_the_same()
    {
        watch.Start();
        To(20);
        ups.Says = new(UpsPower.Mains, "OL CHRG");
        To(40);
        ups.Says = new(UpsPower.Battery, "OB");
        To(45);

        Assert.That(told, Is.EqualTo(new[] { new UpsSeen(UpsPower.Mains, "OL"), new UpsSeen(UpsPower.Battery, "OB") }));
    }

    [Test]
    public void A_question_or_two_without_an_answer_are_no_news_and_the_third_is_told_once()
    {
        watch.Start();
        To(2);
        ups.Says = null;
        To(11);
        Assert.That(told, Has.Count.EqualTo(1));

        To(600);
        Assert.That(told[1..], Is.EqualTo(new[] { new UpsSeen(UpsPower.Unknown, "UPS ups@nas: it does not answer") }));
    }

    [Test]
    public void A_first_question_without_an_answer_is_told_at_once_since_the_rig_waits_for_it()
    {
        ups.Says = null;
        watch.Start();
        To(0.1);

        Assert.That(told.Single().Power, Is.EqualTo(UpsPower.Unknown));
    }

    [Test]
    public void A_supply_that_hangs_is_asked_once_and_not_known_after_a_while()
    {
        executor.Slow = true;
        watch.Start();
        To(60);

        Assert.That(executor.Waiting, Is.EqualTo(1));
        Assert.That(told, Is.EqualTo(new[] { new UpsSeen(UpsPower.Unknown, "UPS ups@nas: it has not answered for 5 s") }));
    }

    public void Dispose() => watch.Dispose();

    private void To(double seconds)
    {
        var at = TimeSpan.FromSeconds(seconds);
        loop.Schedule(at, () => { });
        loop.RunUntil(() => loop.Uptime >= at);
    }
}
