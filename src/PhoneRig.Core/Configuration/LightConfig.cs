using System.Text.Json.Serialization;

namespace PhoneRig.Core.Configuration;

/// <summary>A station's light: one lamp, written <c>light: PIN</c>, or a red and a green one.</summary>
[ShortForm(nameof(Lamp))]
public sealed record LightConfig
{
    /// <summary>The pin of the only lamp.</summary>
    public PinRef? Lamp { get; init; }

    /// <summary>The pin of the red one of two: do not touch, and needs you.</summary>
    public PinRef? Red { get; init; }

    /// <summary>The pin of the green one of two: swap me, and load me.</summary>
    public PinRef? Green { get; init; }

    /// <summary>Its lamps: each one's key in the file, its colour to be followed by "light", and its pin.</summary>
    [JsonIgnore]
    public IEnumerable<(string Key, string Colour, PinRef Pin)> Lamps =>
        from lamp in new (string Key, string Colour, PinRef? Pin)[] { ("lamp", "", Lamp), ("red", "red ", Red), ("green", "green ", Green) }
        where lamp.Pin is not null
        select (lamp.Key, lamp.Colour, lamp.Pin);

    /// <summary>The level that lights them. Default: high, a pin feeds an LED or a transistor.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.High;
}
