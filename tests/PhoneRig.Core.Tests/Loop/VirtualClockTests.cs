using PhoneRig.Core.Loop;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Loop;

public sealed class VirtualClockTests
{
    [Test]
    public void It_jumps_forward_at_once_and_never_back()
    {
        var clock = new VirtualClock();

        Assert.That((clock.WaitUntil(S(9)), clock.Uptime), Is.EqualTo((true, S(9))));
        Assert.That((clock.WaitUntil(S(5)), clock.Uptime), Is.EqualTo((true, S(9))));
        Assert.That((clock.WaitUntil(null), clock.Uptime), Is.EqualTo((false, S(9))));
    }
}
