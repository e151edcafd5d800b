using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Meters;

/// <summary>The "on battery" contact of an uninterruptible power supply, on a pin. It knows nothing of how full the battery is.</summary>
/// <param name="line">The pin.</param>
/// <param name="active">Its level while the mains are away.</param>
public sealed class UpsContact(PinLine line, ActiveLevel active) : IUps
{
    private readonly InputLine input = new($"UPS {line.Name}", line, active);

    /// <inheritdoc/>
    public string Name => $"UPS {line.Name}";

    /// <inheritdoc/>
    public UpsReading Read() => input.Read()
        ? new UpsReading(UpsPower.Battery, $"its contact on {line.Name} says on battery")
        : new UpsReading(UpsPower.Mains, $"its contact on {line.Name} says mains");
}
