using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Hardware.Tests.Consoles;

public sealed class OpenPortsTests
{
    private readonly OpenPorts ports = new();

    [Test]
    public void Closes_that_never_return_are_counted_and_when_they_are_too_many_nothing_is_opened_any_more()
    {
        var stuck = Enumerable.Range(0, 8).Select(_ => ports.Close("/dev/x")).ToList();
        Assert.That(ports.Closing, Is.EqualTo(8));
        Assert.That(() => ports.Claim("/dev/x"), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("8 lines").And.Message.Contains("start phonerig again"));

        stuck[0].Dispose();
        stuck[0].Dispose();
        Assert.That(ports.Closing, Is.EqualTo(7), "one that returns after all is counted once");
        Assert.That(() => ports.Claim("/dev/x").Dispose(), Throws.Nothing);
    }

    [Test]
    public void A_close_that_takes_longer_than_five_seconds_is_stuck_and_told_by_its_port_until_it_returns()
    {
        var clock = new Clock();
        var watched = new OpenPorts(clock);
        var close = watched.Close("/dev/slow");
        clock.Seconds = 4.9;
        Assert.That((watched.Closing, watched.Stuck.Count), Is.EqualTo((1, 0)));
        clock.Seconds = 5;
        Assert.That(watched.Stuck, Is.EqualTo(new[] { "/dev/slow" }));
        close.Dispose();
        Assert.That((watched.Closing, watched.Stuck.Count), Is.EqualTo((0, 0)));
    }

    private sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
