using System.Device.Gpio;

namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>
/// A header as libgpiod shows it. <paramref name="requestsOnOpen"/> false is version 1: the direction of a line can be asked at once, but until a mode is set
/// the line cannot be read, and writes to it vanish. Setting the mode of a line that is held already lets it go for a moment.
/// </summary>
internal sealed class FakeHeaderDriver(bool requestsOnOpen) : GpioDriver
{
    private readonly HashSet<int> requested = [];

    /// <summary>The kernel's lines: null is an input.</summary>
    public Dictionary<int, bool?> Lines { get; } = [];

    /// <summary>Everything that lines showed: "17:H".</summary>
    public List<string> Shown { get; } = [];

    /// <summary>Lines that another driver holds: they stay inputs whatever is asked.</summary>
    public HashSet<int> Stubborn { get; } = [];

    /// <summary>Lines that are shorted to ground.</summary>
    public HashSet<int> Shorted { get; } = [];

    protected override int PinCount => 54;

    protected override void OpenPin(int pinNumber)
    {
        if (requestsOnOpen)
        {
            requested.Add(pinNumber);
        }
    }

    protected override void ClosePin(int pinNumber) => requested.Remove(pinNumber);

    protected override PinMode GetPinMode(int pinNumber) => Lines.GetValueOrDefault(pinNumber) is null ? PinMode.Input : PinMode.Output;

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => !requested.Contains(pinNumber)
        ? throw new IOException($"Error 1 while reading value from pin {pinNumber}.")
        : Lines.GetValueOrDefault(pinNumber) == true && !Shorted.Contains(pinNumber);

    protected override void SetPinMode(int pinNumber, PinMode mode) => SetPinMode(pinNumber, mode, PinValue.Low);

    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        if (Stubborn.Contains(pinNumber))
        {
            return;
        }

        if (!requested.Add(pinNumber) && Lines.GetValueOrDefault(pinNumber) is not null)
        {
            Shown.Add($"{pinNumber}:Z");
        }

        Lines[pinNumber] = mode == PinMode.Output ? (bool)initialValue : null;
        Shown.Add($"{pinNumber}:{(mode == PinMode.Output ? initialValue == PinValue.High ? "H" : "L" : "Z")}");
    }

    protected override void Write(int pinNumber, PinValue value)
    {
        if (requested.Contains(pinNumber))
        {
            Lines[pinNumber] = (bool)value;
            Shown.Add($"{pinNumber}:{(value == PinValue.High ? "H" : "L")}");
        }
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => throw new NotSupportedException();

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw new NotSupportedException();
}
