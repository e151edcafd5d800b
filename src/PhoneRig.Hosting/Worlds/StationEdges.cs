using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The hands and senses of a station, as wired.</summary>
/// <param name="Power">What feeds its phone and cuts it; null where a person is asked to.</param>
/// <param name="Keypad">Its fingers; null for none and for a person's.</param>
/// <param name="Lamps">Its eyes; null for none.</param>
/// <param name="Console">Its serial port; null for none.</param>
internal sealed record StationEdges(IPowerSwitch? Power, IKeypad? Keypad, ILampSensor? Lamps, ISerialPort? Console)
{
    /// <summary>What is in its 48 V line behind the relay; null for nothing.</summary>
    public IPowerMeter? Meter { get; init; }
}
