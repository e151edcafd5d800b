using System.Device.I2c;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hardware.Lamps;

/// <summary>A colour sensor over one lamp.</summary>
/// <param name="Lamp">The lamp.</param>
/// <param name="Name">Where the sensor is, for messages: its mux channel, "eyes/3".</param>
/// <param name="Bus">The bus it is alone on: a mux channel.</param>
public sealed record LampEye(Lamp Lamp, string Name, I2cBus Bus)
{
    /// <summary>Where its lamp's colours are told apart. Default: <see cref="LampThresholds.Default"/>.</summary>
    public LampThresholds Thresholds { get; init; } = LampThresholds.Default;
}
