using System.Device.Gpio;
using System.Device.I2c;

namespace PhoneRig.Hardware.Chips;

/// <summary>
/// An 8-pin port expander as a GPIO driver: <c>new GpioController(new Pcf8574(device))</c>. Pins 0 to 7 are P0 to P7. The PCF8574A differs by its addresses alone.
/// <para>
/// The chip has no direction: a low is driven hard, a high is 0.1 mA from the supply that any input may pull down (PCF8574 data sheet, NXP, section 8.1). So a
/// pin counts as an output until it is made an input, which is to let it go high. From power-up on all are high.
/// </para>
/// <para>
/// Neither making nor disposing one moves a pin, and no remembered level is written: each change reads the port, changes its bit and writes the port, so that what an
/// earlier program or another process left stays. The chip shows its pins, not its latch: an input that is low when it is read is let go again with the write.
/// </para>
/// </summary>
/// <param name="device">The chip, at 0x20 to 0x27; a PCF8574A at 0x38 to 0x3f.</param>
/// <param name="shouldDispose">True: the device is disposed with this driver.</param>
public sealed class Pcf8574(I2cDevice device, bool shouldDispose = true)
    : PinChip(device, "a PCF8574", "pins", 8, "this PCF8574 has no interrupt wired: read the pin instead of waiting for its events", shouldDispose)
{
    /// <summary>The pins that are to be read: a 1 in the latch, whatever the pin shows.</summary>
    private int inputs;

    /// <summary>The outputs that were driven low. Of the others nobody can say whether the chip or something outside makes their level.</summary>
    private int lows;

    /// <summary>
    /// By its port, in one transfer: a low is driven hard, so a low that is high was not driven any more. One that was ordered high may be pulled down by anybody,
    /// and is what a reset leaves anyway.
    /// </summary>
    public override string? Deviation()
    {
        lock (Gate)
        {
            var lost = lows & Port();
            lows &= ~lost;
            return lost == 0 ? null
                : lows == 0 ? $"its lows are gone ({Pins(lost)}), so it was reset, or another program let them go: look for a dip of its supply"
                : $"outputs that were driven low are high ({Pins(lost)}): another program let them go, or they are shorted to the supply";
        }
    }

    /// <summary>Inputs, which always have the weak pull-up, and outputs.</summary>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode)
    {
        Check(pinNumber);
        return mode is PinMode.Output or PinMode.Input or PinMode.InputPullUp;
    }

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber)
    {
        lock (Gate)
        {
            return (inputs & Bit(pinNumber)) != 0 ? PinMode.InputPullUp : PinMode.Output;
        }
    }

    /// <summary>Changes the mode; a new output keeps the level that it has.</summary>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        lock (Gate)
        {
            if (mode == PinMode.Output)
            {
                inputs &= ~Bit(pinNumber);
            }
            else
            {
                inputs |= Bit(pinNumber);
                Set(pinNumber, high: true);
            }
        }
    }

    /// <summary>Changes the mode; a new output drives <paramref name="initialValue"/> from its first moment.</summary>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        lock (Gate)
        {
            SetPinMode(pinNumber, mode);
            if (mode == PinMode.Output)
            {
                Set(pinNumber, initialValue == PinValue.High);
            }
        }
    }

    /// <summary>The level on the pin.</summary>
    protected override PinValue Read(int pinNumber)
    {
        lock (Gate)
        {
            return (Port() & Bit(pinNumber)) != 0;
        }
    }

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value)
    {
        lock (Gate)
        {
            Set(pinNumber, value == PinValue.High);
        }
    }

    /// <summary>Written also where the pin shows the level already: its latch may be high and something else hold it low.</summary>
    private void Set(int pin, bool high)
    {
        var bit = Bit(pin);
        var port = Port() | inputs;
        Device.Write([(byte)(high ? port | bit : port & ~bit)]);
        lows = high ? lows & ~bit : lows | bit;
    }

    private int Port()
    {
        Span<byte> port = stackalloc byte[1];
        Device.Read(port);
        return port[0];
    }

    private int Bit(int pin)
    {
        Check(pin);
        return 1 << pin;
    }
}
