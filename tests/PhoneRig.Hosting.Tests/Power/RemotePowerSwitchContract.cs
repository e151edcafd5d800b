using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>What every power switch must do whose part is at the end of a wire that can come loose.</summary>
internal abstract class RemotePowerSwitchContract : PowerSwitchContract
{
    /// <summary>Takes the part away: its plug, its cable, its address.</summary>
    protected abstract void TakeAway();

    /// <summary>Brings it back.</summary>
    protected abstract void BringBack();

    [Test]
    public void A_part_that_is_gone_is_a_fault_that_names_it_and_the_next_step()
    {
        var power = Make();
        power.Switch(on: false);
        TakeAway();

        var fault = Assert.Throws<HardwareFaultException>(() => power.Switch(on: true))!;
        Assert.That(fault.Part, Is.Not.Empty);
        Assert.That(fault.Reason, Does.Match("check|see |look|is the|write"), "the next step");
        if (Answers)
        {
            Assert.That(() => power.ReadBack(), Throws.TypeOf<HardwareFaultException>());
        }
    }

    [Test]
    public void A_part_that_came_back_is_switched_again()
    {
        var power = Make();
        power.Switch(on: false);
        TakeAway();
        Assert.Throws<HardwareFaultException>(() => power.Switch(on: false));
        BringBack();

        power.Switch(on: false);

        Assert.That(() => Feeds, Is.False.After(5).Seconds.PollEvery(10));
        Assert.That(power.ReadBack(), Answers ? Is.False : Is.Null);
    }
}
