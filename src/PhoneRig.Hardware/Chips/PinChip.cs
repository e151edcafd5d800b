using System.Device.Gpio;
using System.Device.I2c;

namespace PhoneRig.Hardware.Chips;

/// <summary>What chips with pins have in common as GPIO drivers: pins that are counted, none of them moved by opening, closing or disposing, and no events.</summary>
public abstract class PinChip : GpioDriver
{
    private readonly string article;
    private readonly string pins;
    private readonly int count;
    private readonly string noEvents;
    private readonly bool shouldDispose;

    /// <summary>A chip; nothing is sent.</summary>
    /// <param name="device">The chip's device.</param>
    /// <param name="article">The chip with its article, for messages: "an MCP23017".</param>
    /// <param name="pins">What its pins are called, for messages.</param>
    /// <param name="count">How many it has, from 0.</param>
    /// <param name="noEvents">Why it has no events, for messages.</param>
    /// <param name="shouldDispose">True: the device is disposed with this driver.</param>
    private protected PinChip(I2cDevice device, string article, string pins, int count, string noEvents, bool shouldDispose)
    {
        Device = device;
        (this.article, this.pins, this.count, this.noEvents, this.shouldDispose) = (article, pins, count, noEvents, shouldDispose);
    }

    /// <inheritdoc/>
    protected override int PinCount => count;

    /// <summary>
    /// What the chip does not show any more of what it was told, or was found to be, in words for people; null where all is as it was. Moves nothing. What is
    /// found counts from then on, so that it is told once, and nothing that was ordered before is ever written again by itself.
    /// </summary>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public abstract string? Deviation();

    /// <summary>The chip's device.</summary>
    private protected I2cDevice Device { get; }

    /// <summary>Held over each order that takes more than one transfer.</summary>
    private protected Lock Gate { get; } = new();

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber) => Check(pinNumber);

    /// <summary>Leaves the pin as it is.</summary>
    protected override void ClosePin(int pinNumber) => Check(pinNumber);

    /// <inheritdoc/>
    protected override void Toggle(int pinNumber)
    {
        lock (Gate)
        {
            Write(pinNumber, !Read(pinNumber));
        }
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw NoEvents();

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => throw NoEvents();

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw NoEvents();

    /// <summary>Lets the device go; every pin keeps what it has.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && shouldDispose)
        {
            Device.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Refuses a pin that is not there: the library lets any number through.</summary>
    private protected void Check(int pin)
    {
        if (pin < 0 || pin >= count)
        {
            throw new ArgumentOutOfRangeException(nameof(pin), pin, $"{article} has the {pins} 0 to {count - 1}");
        }
    }

    /// <summary>The pins of a mask, for messages: "pins 3, 7".</summary>
    private protected string Pins(int mask)
    {
        var set = Enumerable.Range(0, count).Where(pin => (mask & (1 << pin)) != 0).ToList();
        return $"{(set.Count == 1 ? pins.TrimEnd('s') : pins)} {string.Join(", ", set)}";
    }

    private NotSupportedException NoEvents() => new(noEvents);
}
