using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Stations;

public sealed class LampWatchTests
{
    private readonly List<Fact> told = [];
    private readonly List<LampColour?> seen = [];
    private EventLoop loop = null!;
    private QueuedExecutor executor = null!;
    private FakeLamps lamps = null!;
    private LampWatch? watch;

    [SetUp]
    public void Wire()
    {
        told.Clear();
        seen.Clear();
        loop = new EventLoop(new VirtualClock());
        executor = new QueuedExecutor(loop);
        lamps = new FakeLamps(loop);
    }

    [TearDown]
    public void Close() => watch?.Dispose();

    [Test]
    public void The_lamps_are_looked_at_20_times_a_second_on_a_common_grid()
    {
        loop.RunTo(Ms(130));
        Start(onChange: false);
        loop.RunTo(Ms(1130));

        Assert.That(lamps.Looks, Is.EqualTo(Enumerable.Range(3, 20).Select(look => look * 50d)));
        Assert.That(seen, Has.Count.EqualTo(20));
    }

    [Test]
    public void A_change_does_not_double_the_looks()
    {
        Start(onChange: false);
        loop.RunTo(Ms(120));
        watch!.Changed();
        loop.RunTo(Ms(220));

        Assert.That(lamps.Looks, Is.EqualTo(new[] { 50d, 100, 150, 200 }));
    }

    [Test]
    public void On_change_the_lamps_are_looked_at_only_until_the_sensors_have_settled()
    {
        Start(onChange: true);
        loop.RunTo(Seconds(5));
        Assert.That(lamps.Looks, Is.EqualTo(new[] { 50d, 100, 150 }));
        lamps.Looks.Clear();

        loop.RunTo(Ms(5020));
        watch!.Changed();
        loop.RunTo(Ms(5120));
        watch.Changed();
        loop.RunTo(Seconds(10));

        Assert.That(lamps.Looks, Is.EqualTo(new[] { 5050d, 5100, 5150, 5200, 5250, 5300 }), "until 150 ms after the last change, and the look that comes then");
    }

    [Test]
    public void A_look_under_way_is_not_doubled()
    {
        executor.Slow = true;
        Start(onChange: false);
        loop.RunTo(Ms(500));
        Assert.That(executor.Waiting, Is.EqualTo(1));
        executor.RunAll();
        loop.RunTo(Ms(560));

        Assert.That(executor.Waiting, Is.EqualTo(1), "the next look follows on the grid");
    }

    [Test]
    public void What_is_seen_becomes_facts_by_looks_and_by_wake_ups()
    {
        lamps.Colour = LampColour.Amber;
        Start(onChange: true);
        loop.RunTo(Seconds(10));

        // No look comes after 150 ms: that it is steady is known from the time that passes.
        Assert.That(lamps.Looks[^1], Is.EqualTo(150));
        Assert.That(told.OfType<LampsBegan>().Select(began => (began.Group, began.Pattern, began.Colour)), Is.EqualTo(new[] { ("mute", LampPattern.Steady, LampColour.Amber) }));
        Assert.That(seen, Is.All.EqualTo(LampColour.Amber));
    }

    [Test]
    public void A_failing_sensor_is_one_fault_and_again_one_after_it_recovered()
    {
        lamps.Broken = "sensor lamps/0";
        Start(onChange: false);
        loop.RunTo(Seconds(2));
        Assert.That(told, Is.EqualTo(new Fact[] { new RigFault("sensor lamps/0", "does not answer: check its cable") }));
        lamps.Broken = null;
        loop.RunTo(Ms(2100));
        lamps.Broken = "sensor lamps/0";
        loop.RunTo(Seconds(3));

        Assert.That(told, Has.Count.EqualTo(2));
    }

    [Test]
    public void Two_sensors_that_fail_by_turns_are_two_faults()
    {
        lamps.Broken = "sensor lamps/0";
        Start(onChange: false);
        for (var look = 1; look < 20; look++)
        {
            loop.RunTo(Ms((look * 50) + 10));
            lamps.Broken = $"sensor lamps/{look % 2}";
        }

        Assert.That(told.Cast<RigFault>().Select(fault => fault.Part), Is.EqualTo(new[] { "sensor lamps/0", "sensor lamps/1" }));
    }

    [Test]
    public void A_lamp_that_cannot_be_seen_any_more_is_not_taken_for_a_steady_one()
    {
        lamps.Colour = LampColour.Amber;
        Start(onChange: false);
        loop.RunTo(Seconds(1));
        lamps.Broken = "sensor lamps/0";
        loop.RunTo(Seconds(20));

        Assert.That(told.OfType<LampsBegan>(), Is.Empty);
    }

    [Test]
    public void On_change_a_sensor_that_failed_is_looked_at_until_it_answers()
    {
        lamps.Broken = "sensor lamps/0";
        Start(onChange: true);
        loop.RunTo(Seconds(1));
        lamps.Broken = null;
        lamps.Looks.Clear();
        loop.RunTo(Seconds(2));

        Assert.That(seen, Is.Not.Empty);
        Assert.That(lamps.Looks, Has.Count.LessThan(3), "and then no more");
    }

    [Test]
    public void A_disposed_watch_looks_no_more_and_tells_no_more()
    {
        lamps.Colour = LampColour.Amber;
        Start(onChange: false);
        loop.RunTo(Seconds(1));
        executor.Slow = true;
        loop.RunTo(Ms(1060));
        watch!.Dispose();
        executor.RunAll();
        lamps.Looks.Clear();
        var before = seen.Count;
        watch.Changed();
        loop.RunTo(Seconds(20));

        Assert.That(lamps.Looks, Is.Empty);
        Assert.That(executor.Waiting, Is.Zero);
        Assert.That(told, Is.Empty);
        Assert.That(seen, Has.Count.EqualTo(before));
    }

    private void Start(bool onChange)
    {
        watch = new LampWatch(
            lamps,
            new LampPatternRecogniser(SmallPhone.Model, lamps.Lamps),
            new WalkCheck(SmallPhone.Model, lamps.Lamps),
            loop,
            executor,
            onChange,
            look => seen.Add(look.Colours[0]),
            told.Add);
        watch.Start();
    }
}
