using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Ports;

/// <summary>The eyes of a station: sensors over lamps.</summary>
public interface ILampSensor
{
    /// <summary>The lamps that a sensor looks at, in the order of <see cref="Read"/>.</summary>
    ImmutableArray<Lamp> Lamps { get; }

    /// <summary>One look at every lamp. Null where the light is not one of the known colours (saturated, in between); <see cref="LampColour.Lit"/> where the sensor tells no colours.</summary>
    /// <exception cref="HardwareFaultException">A sensor did not answer; the message names it.</exception>
    ImmutableArray<LampColour?> Read();
}
