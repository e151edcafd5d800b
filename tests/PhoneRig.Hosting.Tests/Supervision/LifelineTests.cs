using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Supervision;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Supervision;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LifelineTests : IDisposable
{
    private readonly EventLoop loop = new(new VirtualClock());
    private readonly FakeSupervisor supervisor = new(Seconds(10));

    [TearDown]
    public void Dispose() => supervisor.Dispose();

    [Test]
    public void While_all_answer_there_is_a_sign_of_life_at_each_turn()
    {
        Begin(answered => loop.Post(answered));

        loop.RunTo(Seconds(61));

        Assert.That(supervisor.Told, Has.Count.EqualTo(13).And.All.EqualTo("alive: well"));
    }

    [Test]
    public void A_part_that_hangs_longer_than_its_leash_ends_the_signs_and_is_named()
    {
        Begin(_ => { });

        loop.RunTo(Seconds(61));

        Assert.That(supervisor.Told.Take(7), Is.All.EqualTo("alive: well"), "busy for 30 s is allowed");
        Assert.That(supervisor.Told.Skip(7).ToList(), Has.Count.EqualTo(6).And.All.StartsWith("ailing: s1's hands: no answer for more than 30 s"));
    }

    [Test]
    public void A_part_that_was_slow_and_answers_brings_the_signs_back()
    {
        Begin(answered => loop.Schedule(loop.Uptime + Seconds(42), answered));

        loop.RunTo(Seconds(44));

        Assert.That(supervisor.Told.Select(told => told.Split(':')[0]), Is.EqualTo(Enumerable.Repeat("alive", 7).Concat(["ailing", "ailing"])));
        loop.RunTo(Seconds(45));
        Assert.That(supervisor.Told[^1], Is.EqualTo("alive: well"));
    }

    [Test]
    public void A_part_that_is_slow_is_asked_once_and_not_again_until_it_answers()
    {
        var asked = 0;
        Begin(_ => asked++);

        loop.RunTo(Seconds(61));

        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public void A_loop_that_hangs_gives_no_sign_though_every_other_thread_runs()
    {
        using var manager = new FakeManager();
        using var systemd = Systemd.Of(name => name == "NOTIFY_SOCKET" ? manager.Path : null, 1)!;
        var real = new EventLoop(new ScaledClock(new ScaledTime(TimeProvider.System, speed: 1)));
        var lifeline = new Lifeline(real, Ms(20), Seconds(30), systemd, () => "well");
        string? meanwhile = null;
        real.Post(lifeline.Begin);
        real.Post(() =>
        {
            Assert.That(manager.Next(Seconds(20)), Is.EqualTo("WATCHDOG=1\nSTATUS=well"), "the first");
            meanwhile = manager.Next(Ms(400)); // the loop is held here for twenty times the period
        });
        var after = false;
        real.Post(() => real.Schedule(real.Uptime + Ms(100), () => after = true));
        using var thread = new LoopThread("rig", real, fault => throw fault);

        Assert.That(() => after, Is.True.After(20_000, 10));
        Assert.That(meanwhile, Is.Null);
        Assert.That(manager.Next(Seconds(20)), Is.EqualTo("WATCHDOG=1\nSTATUS=well"), "and on it goes");
    }

    private void Begin(Action<Action> hands)
    {
        var lifeline = new Lifeline(loop, Seconds(5), Seconds(30), supervisor, () => "well");
        lifeline.Add("s1's hands", hands);
        loop.Post(lifeline.Begin);
    }
}
