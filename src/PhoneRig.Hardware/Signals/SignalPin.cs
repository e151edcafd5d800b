using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Signals;

/// <summary>A lamp or buzzer on a pin: see wiring/light.md.</summary>
/// <param name="what">What it is: "light".</param>
/// <param name="line">The pin.</param>
/// <param name="active">The level that switches it on.</param>
public sealed class SignalPin(string what, PinLine line, ActiveLevel active) : ISignal
{
    private readonly OutputLine output = new($"{what} {line.Name}", line);

    /// <inheritdoc/>
    public string Name => $"{what} {line.Name}";

    /// <inheritdoc/>
    public void Switch(bool on) => output.Drive(on == (active == ActiveLevel.High) ? PinValue.High : PinValue.Low);
}
