using PhoneRig.Hosting.Clocks;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Clocks;

public sealed class ScaledClockTests
{
    [Test]
    public void Time_passes_as_many_times_faster_as_it_says()
    {
        var real = new FakeTime();
        var clock = new ScaledClock(new ScaledTime(real, speed: 10));
        real.Advance(Seconds(3));
        real.WallJump = TimeSpan.FromDays(1);

        Assert.That(clock.Uptime, Is.EqualTo(Seconds(30)));
        Assert.That(clock.Now, Is.EqualTo(FakeTime.Epoch + Seconds(30)), "scaled time has no wall clock to follow");
    }

    [Test]
    public void At_real_speed_the_wall_clock_is_the_machines_and_uptime_ignores_its_jumps()
    {
        var real = new FakeTime();
        var clock = new ScaledClock(new ScaledTime(real, speed: 1));
        real.Advance(Seconds(3));
        real.WallJump = TimeSpan.FromDays(1);

        Assert.That(clock.Uptime, Is.EqualTo(Seconds(3)));
        Assert.That(clock.Now, Is.EqualTo(FakeTime.Epoch + Seconds(3) + TimeSpan.FromDays(1)));
    }

    [Test]
    public void Clocks_of_one_time_agree()
    {
        var real = new FakeTime();
        var time = new ScaledTime(real, speed: 2);
        var first = new ScaledClock(time);
        real.Advance(Seconds(3));

        Assert.That(new ScaledClock(time).Uptime, Is.EqualTo(first.Uptime).And.EqualTo(Seconds(6)));
    }

    [Test]
    public void What_was_due_in_the_past_is_not_waited_for() =>
        Assert.That(Bounded(() => new ScaledClock(new ScaledTime(new FakeTime(), speed: 1)).WaitUntil(TimeSpan.Zero)), Is.True);

    [Test]
    public void A_wake_before_the_wait_counts_once()
    {
        var real = new FakeTime();
        var clock = new ScaledClock(new ScaledTime(real, speed: 1));
        clock.Wake();
        clock.Wake();

        Assert.That(Bounded(() => clock.WaitUntil(null)), Is.True);
        real.PerLook = Ms(10);
        Assert.That(Bounded(() => clock.WaitUntil(Ms(30))), Is.True);
        Assert.That(clock.Uptime, Is.GreaterThan(Ms(30)), "the second wait was a real one");
    }

    [Test]
    public void A_wake_ends_a_wait_without_end()
    {
        var clock = new ScaledClock(new ScaledTime(new FakeTime(), speed: 1));
        var waiting = new Thread(() => clock.WaitUntil(null)) { IsBackground = true };
        waiting.Start();
        clock.Wake();

        Assert.That(waiting.Join(Seconds(5)), Is.True);
    }

    [Test]
    public void A_wait_ends_no_earlier_than_it_was_asked_to()
    {
        var clock = new ScaledClock(new ScaledTime(TimeProvider.System, speed: 100));

        Assert.That(Bounded(() => clock.WaitUntil(Seconds(2))), Is.True, "20 ms in truth");
        Assert.That(clock.Uptime, Is.GreaterThanOrEqualTo(Seconds(2)));
    }

    [Test]
    public void A_wait_of_less_than_a_millisecond_does_not_spin()
    {
        var real = new FakeTime { PerLook = TimeSpan.FromMicroseconds(100) };
        var clock = new ScaledClock(new ScaledTime(real, speed: 1));
        var before = Environment.TickCount64;
        Assert.That(Bounded(() => clock.WaitUntil(Ms(1))), Is.True);

        // Each of the nine looks before the end costs a true millisecond of waiting.
        Assert.That(Environment.TickCount64 - before, Is.GreaterThanOrEqualTo(real.Looks - 4));
    }

    private static bool Bounded(Func<bool> wait)
    {
        var result = false;
        var thread = new Thread(() => result = wait()) { IsBackground = true };
        thread.Start();
        return thread.Join(Seconds(5)) && result;
    }
}
