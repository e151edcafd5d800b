using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Power;

/// <summary>
/// A relay in the 48 V line of a phone's brick. Making one touches nothing; <see cref="ReadBack"/> adopts what an earlier program
/// left; the first <see cref="Switch"/> is the first thing that can move it.
/// </summary>
/// <param name="relay">The pin that drives the coil.</param>
/// <param name="contact">The contact that the 48 V goes over.</param>
/// <param name="active">The level that energises the coil.</param>
public sealed class RelayPowerSwitch(PinLine relay, RelayContact contact, ActiveLevel active) : IPowerSwitch
{
    private readonly OutputLine line = new($"relay {relay.Name}", relay);

    /// <summary>The level that feeds the phone: a coil at rest feeds over the normally-closed contact.</summary>
    private PinValue Feeding => (contact == RelayContact.NormallyOpen) == (active == ActiveLevel.High);

    /// <inheritdoc/>
    public void Switch(bool on) => line.Drive(on ? Feeding : !Feeding);

    /// <inheritdoc/>
    public bool? ReadBack() => line.Level() is { } level ? level == Feeding : null;
}
