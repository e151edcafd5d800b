using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Tests.Support;

namespace PhoneRig.Hosting.Tests.Rigs;

/// <summary>The rail's pin changes only while the loop and the pin's worker both go round.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RailBeatTests
{
    private readonly EventLoop loop = new(new VirtualClock());
    private readonly List<RigFault> faults = [];

    [Test]
    public void A_healthy_rig_changes_the_pin_ten_times_a_second()
    {
        var pin = new Pin();
        using var rail = new RailBeat(loop, new QueuedExecutor(loop), pin, faults.Add);
        rail.Start();
        To(10.05);

        Assert.That(pin.Beats, Is.EqualTo(101));
    }

    [Test]
    public void A_worker_that_hangs_ends_the_beats_and_they_go_on_once_it_goes_on()
    {
        var pin = new Pin();
        var worker = new QueuedExecutor(loop);
        using var rail = new RailBeat(loop, worker, pin, faults.Add);
        rail.Start();
        To(1.05);
        worker.Slow = true;
        To(60.05);
        Assert.That((pin.Beats, worker.Waiting), Is.EqualTo((11, 1)), "one beat waits, and no more of them pile up");

        worker.Slow = false;
        worker.RunAll();
        To(61.05);
        Assert.That(pin.Beats, Is.EqualTo(21));
    }

    [Test]
    public void A_pin_that_fails_is_told_once_until_it_works_again_and_is_tried_all_the_time()
    {
        var pin = new Pin { Broken = true };
        using var rail = new RailBeat(loop, new QueuedExecutor(loop), pin, faults.Add);
        rail.Start();
        To(5.05);
        Assert.That(faults.Select(fault => fault.Part), Is.EqualTo(new[] { "rail gpio/26" }));

        pin.Broken = false;
        To(6.05);
        pin.Broken = true;
        To(7.05);
        Assert.That((pin.Beats, faults.Count), Is.EqualTo((10, 2)));
    }

    [Test]
    public void An_ended_rail_beats_no_more()
    {
        var pin = new Pin();
        var rail = new RailBeat(loop, new QueuedExecutor(loop), pin, faults.Add);
        rail.Start();
        To(1.05);
        rail.Dispose();
        To(10.05);

        Assert.That(pin.Beats, Is.EqualTo(11));
    }

    private void To(double seconds)
    {
        var at = TimeSpan.FromSeconds(seconds);
        loop.Post(() => loop.Schedule(at, () => { }));
        loop.RunUntil(() => loop.Uptime >= at);
    }

    private sealed class Pin : IActuatorRail
    {
        public int Beats { get; private set; }

        public bool Broken { get; set; }

        public void Beat() => Beats += Broken ? throw new HardwareFaultException("rail gpio/26", "the pin is held by another program") : 1;
    }
}
