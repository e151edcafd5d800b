using System.Collections.Immutable;

namespace PhoneRig.Core.Ports;

/// <summary>Lamp sensors that count light, and can be asked what they counted: for who measures where their thresholds have to be.</summary>
public interface ILampCounter : ILampSensor
{
    /// <summary>What each sensor counted at the last look, in the order of <see cref="ILampSensor.Read"/>; null where it had finished no measurement, empty before the first look.</summary>
    ImmutableArray<LampCounts?> Counts { get; }
}
