using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Keypads;

/// <summary>A solenoid on an output with a duty: full power to pull in, less to hold. One that went off by itself is a fault: a dip of the supply resets the chip without a word.</summary>
internal sealed class DutySolenoid(string part, DutyPin pin, CoilConfig coil) : ISolenoid
{
    private readonly Lock gate = new();
    private bool pulledIn;

    public TimeSpan? EaseAfter => coil.Hold.Share < 1 ? coil.Peak : null;

    public void PullIn() => Guarded(() =>
    {
        pin.Chip.SetDuty(pin.Channel, 1);
        pulledIn = true;
        if (pin.Chip.Duty(pin.Channel) < 1)
        {
            throw new HardwareFaultException(part, "the output was switched on and is off: look at the board's supply");
        }
    });

    public void Ease() => Guarded(() =>
    {
        if (!pulledIn)
        {
            return;
        }

        RefuseLost();
        pin.Chip.Lower(pin.Channel, coil.Hold.Share);
    });

    public void LetGo() => LetGo(pin.Chip, [this]);

    /// <summary>Switches solenoids of one chip off, in as few transfers as there are; what had gone off by itself is told afterwards.</summary>
    public static void LetGo(Pca9685 chip, IReadOnlyCollection<DutySolenoid> solenoids)
    {
        HardwareFaultException? lost = null;
        foreach (var solenoid in solenoids)
        {
            var fault = solenoid.Lost();
            lost ??= fault;
        }

        solenoids.First().Guarded(() => chip.SwitchOff(solenoids.Select(solenoid => solenoid.Channel)));
        if (lost is not null)
        {
            throw lost;
        }
    }

    /// <summary>The chip that it hangs on.</summary>
    public Pca9685 Chip => pin.Chip;

    private int Channel => pin.Channel;

    /// <summary>What is wrong, where it should be on and is not; from now on it counts as off. A chip that does not answer is told by the order that follows.</summary>
    private HardwareFaultException? Lost()
    {
        lock (gate)
        {
            try
            {
                if (pulledIn)
                {
                    RefuseLost();
                }

                return null;
            }
            catch (HardwareFaultException fault)
            {
                return fault;
            }
            catch (Exception e) when (HardwareMissing.Knows(e))
            {
                return null;
            }
            finally
            {
                pulledIn = false;
            }
        }
    }

    private void RefuseLost()
    {
        if (pin.Chip.Duty(pin.Channel) == 0)
        {
            pulledIn = false;
            throw new HardwareFaultException(part, "it went off by itself while it was held: the board was reset (look for a dip of its supply), or another program let every key go");
        }
    }

    private void Guarded(Action order)
    {
        lock (gate)
        {
            try
            {
                order();
            }
            catch (Exception e) when (e is not HardwareFaultException && HardwareMissing.Knows(e))
            {
                throw HardwareMissing.Explain(part, e);
            }
        }
    }
}
