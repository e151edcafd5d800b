using PhoneRig.Core.Evidence;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Stations;

public sealed class MeterWatchTests
{
    private static readonly LinePower On = new(On: true, 131, 48);
    private readonly List<(double At, Fact Fact)> told = [];
    private EventLoop loop = null!;
    private QueuedExecutor executor = null!;
    private FakeMeter meter = null!;
    private MeterWatch watch = null!;

    [SetUp]
    public void Wire()
    {
        told.Clear();
        loop = new EventLoop(new VirtualClock());
        executor = new QueuedExecutor(loop);
        meter = new FakeMeter(loop);
        watch = new MeterWatch(meter, loop, executor, fact => told.Add((loop.Uptime.TotalSeconds, fact)));
        watch.Start();
    }

    [TearDown]
    public void Close() => watch.Dispose();

    [Test]
    public void The_line_is_looked_at_four_times_a_second_and_only_changes_are_told()
    {
        loop.RunTo(Ms(1100));
        meter.Line = On;
        loop.RunTo(Ms(1900));
        meter.Line = On with { Milliamps = 170 };
        loop.RunTo(Seconds(10));

        Assert.That(meter.Looks.Take(4), Is.EqualTo(new[] { 250d, 500, 750, 1000 }));
        Assert.That(told, Is.EqualTo(new (double, Fact)[] { (0.25, new PowerMetered(PowerSense.Off, 0, 0)), (1.25, new PowerMetered(PowerSense.On, 131, 48)) }));
    }

    [Test]
    public void A_switching_that_changes_nothing_is_told_a_second_after_it()
    {
        meter.Line = On;
        loop.RunTo(Seconds(5));
        watch.Switched(on: false);
        loop.RunTo(Seconds(20));

        Assert.That(told.Select(one => (one.At, ((PowerMetered)one.Fact).Power)), Is.EqualTo(new[] { (0.25, PowerSense.On), (6, PowerSense.On) }));
    }

    [Test]
    public void A_switching_that_brought_what_it_should_is_told_once()
    {
        meter.Line = On;
        loop.RunTo(Ms(5100));
        watch.Switched(on: false);
        meter.Line = new LinePower(On: false, 0, 0);
        loop.RunTo(Seconds(20));

        Assert.That(told.Select(one => (one.At, ((PowerMetered)one.Fact).Power)), Is.EqualTo(new[] { (0.25, PowerSense.On), (5.25, PowerSense.Off) }));
    }

    [Test]
    public void A_meter_that_does_not_answer_is_one_fault_and_unknown_until_it_answers_again()
    {
        meter.Line = On;
        loop.RunTo(Ms(900));
        meter.Broken = true;
        loop.RunTo(Seconds(30));
        meter.Broken = false;
        loop.RunTo(Seconds(40));

        Assert.That(told.Select(one => one.Fact), Is.EqualTo(new Fact[]
        {
            new PowerMetered(PowerSense.On, 131, 48), new RigFault("meter m1", "the chip does not answer: check its supply"), new PowerMetered(PowerSense.Unknown, null, null),
            new PowerMetered(PowerSense.On, 131, 48),
        }));
    }

    [TestCase(true, TestName = "A_bus_that_hangs_is_a_fault_and_unknown_after_two_seconds")]
    [TestCase(false, TestName = "A_meter_that_finishes_no_measurement_is_a_fault_and_unknown_after_two_seconds")]
    public void What_is_not_heard_of_is_unknown(bool hangs)
    {
        meter.Line = On;
        loop.RunTo(Ms(900));
        executor.Slow = hangs;
        meter.Line = null;
        loop.RunTo(Seconds(10));

        Assert.That(told.Skip(1).Select(one => one.Fact.GetType()), Is.EqualTo(new[] { typeof(RigFault), typeof(PowerMetered) }));
        Assert.That(told[1].At, Is.EqualTo(3).Within(0.3));
        Assert.That(((PowerMetered)told[2].Fact).Power, Is.EqualTo(PowerSense.Unknown));
    }

    [Test]
    public void Nothing_is_looked_at_once_it_is_closed()
    {
        watch.Dispose();
        loop.RunTo(Seconds(5));
        Assert.That(meter.Looks, Is.Empty);
    }
}
