using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Power;

/// <summary>A channel of a USB relay board in the 48 V line of a phone's brick. Making one opens and moves nothing.</summary>
/// <param name="board">The board; its channels share it.</param>
/// <param name="channel">Which relay, from 1.</param>
/// <param name="contact">The contact that the 48 V goes over.</param>
public sealed class UsbRelayPowerSwitch(LcusBoard board, int channel, RelayContact contact) : IPowerSwitch
{
    /// <inheritdoc/>
    public void Switch(bool on) => board.Energise(channel, on == (contact == RelayContact.NormallyOpen));

    /// <summary>What the board says of its coil; null for the boards that do not answer. A welded contact it cannot know of.</summary>
    /// <exception cref="HardwareFaultException">The board is not there.</exception>
    public bool? ReadBack() => board.IsEnergised(channel) is { } energised ? energised == (contact == RelayContact.NormallyOpen) : null;
}
