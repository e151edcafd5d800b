using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Simulator.Tests.Bench;

/// <summary>A solenoid by what is known of coils and copper.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SolenoidTests
{
    private const double Period = 4096 * 4 / 25e6;

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly List<(double At, bool Down)> moved = [];
    private readonly Solenoid solenoid;

    public SolenoidTests() => solenoid = new Solenoid(loop, new CoilConfig(), new SolenoidPhysics(), down => moved.Add((loop.Uptime.TotalMilliseconds, down)));

    [Test]
    public void The_key_closes_some_milliseconds_after_the_current_pulls_and_opens_after_it_lets_go()
    {
        solenoid.Drive(PulseTrain.On);
        RunFor(1000);
        solenoid.Drive(PulseTrain.Off);
        RunFor(1000);

        Assert.That(moved.Select(move => move.Down), Is.EqualTo(new[] { true, false }));
        Assert.That(moved[0].At, Is.InRange(8.1, 10), "20 mH over 30 ohm, then its way");
        Assert.That(moved[1].At - 1000, Is.InRange(8.1, 10));
    }

    [Test]
    public void A_third_of_the_power_holds_it_but_does_not_pull_it_in()
    {
        solenoid.Drive(new PulseTrain(0.35, Period));
        RunFor(1000);
        Assert.That(solenoid.IsDown, Is.False);

        solenoid.Drive(PulseTrain.On);
        RunFor(100);
        solenoid.Drive(new PulseTrain(0.35, Period));
        RunFor(60_000);
        Assert.That(solenoid.IsDown, Is.True);
    }

    [Test]
    public void Too_little_lets_it_go()
    {
        solenoid.Drive(PulseTrain.On);
        RunFor(100);
        solenoid.Drive(new PulseTrain(0.15, Period));
        RunFor(100);
        Assert.That(solenoid.IsDown, Is.False);
    }

    [Test]
    public void A_pulse_too_short_to_move_it_closes_nothing()
    {
        solenoid.Drive(PulseTrain.On);
        RunFor(3);
        solenoid.Drive(PulseTrain.Off);
        RunFor(1000);
        Assert.That(moved, Is.Empty);
    }

    [Test]
    public void Full_power_burns_it_within_a_quarter_of_an_hour_and_a_third_never()
    {
        solenoid.Drive(new PulseTrain(0.35, Period));
        RunFor(3_600_000);
        Assert.That(solenoid.Overheated, Is.False);
        Assert.That(solenoid.Degrees, Is.InRange(35, 75), "warm to the hand");

        solenoid.Drive(PulseTrain.On);
        RunFor(900_000);
        Assert.That(solenoid.Overheated, Is.True);
    }

    [Test]
    public void It_settles_where_the_thermal_resistance_says_with_copper_that_resists_more_when_warm()
    {
        solenoid.Drive(PulseTrain.On);
        RunFor(36_000_000);

        var rise = solenoid.Degrees - 25;
        Assert.That(rise, Is.EqualTo(30 * 4.8 / (1 + (0.00393 * (solenoid.Degrees - 20)))).Within(0.1));
    }

    [Test]
    public void What_pulses_heat_lies_between_the_square_of_their_mean_current_and_their_share([Values(0.1, 0.35, 0.8)] double share)
    {
        var current = CoilCurrent.Of(new PulseTrain(share, Period), 12, 30);
        Assert.That(current.Mean, Is.EqualTo(0.4 * share).Within(0.025), "the diode takes a little");
        Assert.That(current.MeanSquare / 0.16, Is.InRange(current.Mean * current.Mean / 0.16, share));
    }

    [Test]
    public void It_cools_down_to_the_air_around_it()
    {
        solenoid.Drive(PulseTrain.On);
        RunFor(60_000);
        solenoid.Drive(PulseTrain.Off);
        var hot = solenoid.Degrees;
        RunFor(420_000);
        Assert.That(solenoid.Degrees, Is.InRange(25, 25 + ((hot - 25) / 2)));
        RunFor(36_000_000);
        Assert.That(solenoid.Degrees, Is.EqualTo(25).Within(0.1));
        Assert.That(solenoid.Hottest, Is.EqualTo(hot).Within(0.001));
    }

    private void RunFor(double milliseconds)
    {
        var passed = false;
        loop.Schedule(loop.Uptime + TimeSpan.FromMilliseconds(milliseconds), () => passed = true);
        loop.RunUntil(() => passed);
    }
}
