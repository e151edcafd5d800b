using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Panels;
using PhoneRig.Hosting.Tests.Support;

namespace PhoneRig.Hosting.Tests.Panels;

/// <summary>Lights, the buzzer and a button on a loop whose time jumps.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LightShowTests
{
    private readonly EventLoop loop = new(new VirtualClock());
    private readonly QueuedExecutor executor;
    private readonly FakeSignal red;
    private readonly FakeSignal green;
    private readonly FakeButton button = new();
    private readonly List<Fact> told = [];

    public LightShowTests()
    {
        executor = new QueuedExecutor(loop);
        (red, green) = (new FakeSignal(loop), new FakeSignal(loop));
    }

    [Test]
    public void One_lamp_shows_each_signal_by_its_rhythm_and_is_given_no_order_that_it_has_had()
    {
        var show = new LightShow([new(red, null)], loop, executor, told.Add);
        show.Show(StationSignal.LoadMe);
        To(3);
        show.Show(StationSignal.DoNotTouch);
        show.Show(StationSignal.DoNotTouch);
        To(60);
        show.Show(StationSignal.Nothing);
        To(70);

        Assert.That(red.Orders, Is.EqualTo(new[] { "0 on", "100 off", "2000 on", "2100 off", "3000 on", "60000 off" }));
    }

    [Test]
    public void Two_lamps_tell_hands_off_in_red_and_hands_on_in_green()
    {
        var show = new LightShow([new(red, true), new(green, false)], loop, executor, told.Add);
        show.Show(StationSignal.DoNotTouch);
        To(1);
        show.Show(StationSignal.SwapMe);
        To(2.2);

        Assert.That(red.Orders, Is.EqualTo(new[] { "0 on", "1000 off" }));
        Assert.That(green.Orders, Is.EqualTo(new[] { "0 off", "1000 on", "1500 off", "2000 on" }));
    }

    [Test]
    public void Nothing_is_driven_before_there_is_something_to_show()
    {
        _ = new LightShow([new(red, null)], loop, executor, told.Add);
        To(60);

        Assert.That(red.Orders, Is.Empty);
    }

    [Test]
    public void A_bus_that_hangs_holds_up_nothing_is_given_one_order_and_shows_what_is_so_when_it_goes_on()
    {
        executor.Slow = true;
        var show = new LightShow([new(red, null)], loop, executor, told.Add);
        show.Show(StationSignal.SwapMe);
        To(60);
        Assert.That(executor.Waiting, Is.EqualTo(1));

        show.Show(StationSignal.Nothing);
        executor.Slow = false;
        executor.RunAll();
        To(61);
        Assert.That(red.Orders, Is.EqualTo(new[] { "60000 on", "60000 off" }));
    }

    [Test]
    public void A_lamp_that_fails_is_told_once_tried_again_every_five_seconds_and_told_when_it_works()
    {
        red.Fails = true;
        var show = new LightShow([new(red, null)], loop, executor, told.Add);
        show.Show(StationSignal.DoNotTouch);
        To(12);
        red.Fails = false;
        To(15.1);

        Assert.That(red.Orders, Is.EqualTo(new[] { "0 on", "5000 on", "10000 on", "15000 on" }));
        Assert.That(told, Is.EqualTo(new Fact[] { new RigFault("light gpio/22", "its wire is off"), new Notice("light gpio/22 works again") }));
    }

    [TestCase("10:00", 2)]
    [TestCase("23:30", 0)]
    public void Beeps_at_the_same_time_are_one_and_there_is_none_in_quiet_hours(string now, int beeps)
    {
        // The clock of virtual time begins at midnight, UTC.
        To(TimeOnly.Parse(now, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan().TotalSeconds);
        var beeper = new Beeper(red, QuietHours.Parse("22:00-07:00", null), TimeZoneInfo.Utc, loop, executor, told.Add);
        var begin = loop.Uptime;
        beeper.Beep();
        beeper.Beep();
        To(begin.TotalSeconds + 5);
        beeper.Beep();
        To(begin.TotalSeconds + 10);

        Assert.That(red.Orders.Count(order => order.EndsWith("on", StringComparison.Ordinal)), Is.EqualTo(beeps));
        Assert.That(red.Orders.Take(2), Is.EqualTo(beeps == 0 ? [] : new[] { FormattableString.Invariant($"{begin.TotalMilliseconds} on"), FormattableString.Invariant($"{begin.TotalMilliseconds + 200} off") }));
    }

    [Test]
    public void Quiet_hours_go_by_the_controllers_own_time_of_the_day()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("far", TimeSpan.FromHours(10), "far", "far");
        new Beeper(red, QuietHours.Parse("22:00-07:00", null), zone, loop, executor, told.Add).Beep();
        To(1);

        Assert.That(red.Orders, Has.Count.EqualTo(2), "it is ten in the morning there");
    }

    [Test]
    public void A_button_is_looked_at_twenty_times_a_second_and_a_spike_is_no_press()
    {
        var presses = 0;
        using var watch = new ButtonWatch(button, loop, executor, () => presses++, told.Add);
        watch.Start();
        To(1);
        Assert.That(button.Looks, Is.InRange(19, 21));

        Down(1.01, 1.06);
        Assert.That(presses, Is.Zero);
        Down(2.01, 2.16);
        Down(3.01, 9);
        Assert.That(presses, Is.EqualTo(2));
    }

    [Test]
    public void A_button_that_cannot_be_read_is_told_once_and_has_to_be_let_go_first_afterwards()
    {
        var presses = 0;
        using var watch = new ButtonWatch(button, loop, executor, () => presses++, told.Add);
        button.Fails = true;
        watch.Start();
        To(10);
        (button.Fails, button.Down) = (false, true);
        To(11);
        Assert.That(presses, Is.Zero);
        button.Down = false;
        To(12);
        Down(12.01, 12.5);

        Assert.That(presses, Is.EqualTo(1));
        Assert.That(told, Is.EqualTo(new Fact[] { new RigFault("button gpio/6", "its board does not answer"), new Notice("button gpio/6 can be read again") }));
    }

    private void Down(double from, double to)
    {
        To(from);
        button.Down = true;
        To(to);
        button.Down = false;
        To(to + 0.5);
    }

    private void To(double seconds)
    {
        var at = TimeSpan.FromSeconds(seconds);
        loop.Schedule(at, () => { });
        loop.RunUntil(() => loop.Uptime >= at);
    }
}
