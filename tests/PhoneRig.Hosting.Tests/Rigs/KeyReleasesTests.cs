using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Tests.Support;

namespace PhoneRig.Hosting.Tests.Rigs;

public sealed class KeyReleasesTests
{
    [Test]
    public void A_bus_that_hangs_is_given_up_and_holds_up_no_other_station()
    {
        using var hung = new ManualResetEventSlim();
        var closed = new Closed();

        var all = KeyReleases.Of(
            ["s1", "s2", "s3", "s4"],
            station =>
            {
                if (station == "s1")
                {
                    hung.Wait(TimeSpan.FromSeconds(20));
                }

                return station switch
                {
                    "s3" => throw new HardwareFaultException("keypad", "it is gone"),
                    "s4" => null,
                    _ => new FakeHands(new EventLoop(new VirtualClock())),
                };
            },
            closed,
            TimeSpan.FromMilliseconds(300));
        hung.Set();

        Assert.That(all, Is.EqualTo(new KeyRelease[]
        {
            new("s1", HasFingers: true, "its keypad did not answer within 0.3 s: check its bus and its supply"),
            new("s2", HasFingers: true, null),
            new("s3", HasFingers: true, "keypad: it is gone"),
            new("s4", HasFingers: false, null),
        }));
        Assert.That(closed.Times, Is.Zero, "to close what hangs could hang too");
    }

    [Test]
    public void Once_all_have_answered_the_parts_are_closed()
    {
        var closed = new Closed();

        KeyReleases.Of(["s1"], _ => null, closed);

        Assert.That(closed.Times, Is.EqualTo(1));
    }

    private sealed class Closed : IDisposable
    {
        public int Times { get; private set; }

        public void Dispose() => Times++;
    }
}
