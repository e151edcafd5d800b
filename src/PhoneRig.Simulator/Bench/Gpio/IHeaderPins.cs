using System.Device.Gpio;

namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>The header as a program on the controller uses it, for those who serve it to one: a <see cref="GpioDriver"/> shows this to its controller only.</summary>
internal interface IHeaderPins
{
    /// <summary>Opens a line; nothing moves.</summary>
    void Open(int pin);

    /// <summary>Closes a line: an output stays driven or is let go, as the header does it.</summary>
    void Close(int pin);

    /// <summary>Whether a line can be set so.</summary>
    bool Supports(int pin, PinMode mode);

    /// <summary>How an open line is set.</summary>
    PinMode Mode(int pin);

    /// <summary>Sets an open line.</summary>
    void SetMode(int pin, PinMode mode);

    /// <summary>Sets an open line, and its latch before it drives.</summary>
    void SetMode(int pin, PinMode mode, PinValue initialValue);

    /// <summary>The level of an open line.</summary>
    PinValue Read(int pin);

    /// <summary>Sets the latch of an open line.</summary>
    void Write(int pin, PinValue value);
}
