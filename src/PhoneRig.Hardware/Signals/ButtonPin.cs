using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Signals;

/// <summary>A push button between a pin and ground; the pin's pull-up makes a cut wire an open contact. See wiring/light.md.</summary>
/// <param name="line">The pin.</param>
public sealed class ButtonPin(PinLine line) : IButton
{
    private readonly InputLine input = new($"button {line.Name}", line, ActiveLevel.Low);

    /// <inheritdoc/>
    public string Name => $"button {line.Name}";

    /// <inheritdoc/>
    public bool IsDown() => input.Read();
}
