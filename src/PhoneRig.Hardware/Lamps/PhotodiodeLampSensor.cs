using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Lamps;

/// <summary>A photodiode over each lamp, whose comparator pulls a pin while it is lit. It tells lit from dark at once, and never a colour: a lit lamp is <see cref="LampColour.Lit"/>.</summary>
/// <param name="pins">The photodiodes.</param>
/// <param name="active">A pin's level while its lamp is lit.</param>
public sealed class PhotodiodeLampSensor(ImmutableArray<PhotodiodePin> pins, ActiveLevel active) : ILampSensor
{
    private readonly InputLine[] lines = [.. pins.Select(pin => new InputLine($"photodiode {pin.Line.Name} ({pin.Lamp})", pin.Line, active))];

    /// <inheritdoc/>
    public ImmutableArray<Lamp> Lamps { get; } = [.. pins.Select(pin => pin.Lamp)];

    /// <inheritdoc/>
    public ImmutableArray<LampColour?> Read() => [.. lines.Select(line => (LampColour?)(line.Read() ? LampColour.Lit : LampColour.Dark))];
}
