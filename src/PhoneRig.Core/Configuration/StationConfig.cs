namespace PhoneRig.Core.Configuration;

/// <summary>One place where a phone sits.</summary>
public sealed record StationConfig
{
    /// <summary>The phone model's name: a file of rig-config/phones.</summary>
    public required string Phone { get; init; }

    /// <summary>The phone's hardware address, from its label; tells whose packets are whose.</summary>
    public string? Mac { get; init; }

    /// <summary>The relay in the 48 V line of the phone's brick.</summary>
    public required PowerConfig Power { get; init; }

    /// <summary>The fingers.</summary>
    public KeypadConfig Keypad { get; init; } = new() { Kind = KeypadKind.None };

    /// <summary>The eyes; null: the lamps are not seen.</summary>
    public LampsConfig? Lamps { get; init; }

    /// <summary>The serial console; null: it is not read.</summary>
    public ConsoleConfig? Console { get; init; }
}
