using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>One place where a phone sits.</summary>
public sealed record StationConfig
{
    /// <summary>The phone model's name: a file of rig-config/phones.</summary>
    public required string Phone { get; init; }

    /// <summary>The phone's hardware address, from its label; tells whose packets are whose.</summary>
    public string? Mac { get; init; }

    /// <summary>The VLAN of the rig's interface that this station has for itself (IEEE 802.1Q: 1 to 4094); null: it shares the rig's network, or has one by <see cref="Network"/>.</summary>
    [Range(1, 4094)]
    public int? Vlan { get; init; }

    /// <summary>The segment that this station has for itself, where it is no VLAN of the rig's interface; null: none.</summary>
    public StationNetworkConfig? Network { get; init; }

    /// <summary>
    /// What the switch or relay that passes the phone's DHCP on calls the phone's port (option 82, circuit id, RFC 3046), as text, or as 0x and hexadecimal
    /// digits where it is none; null: it says nothing.
    /// </summary>
    public string? Circuit { get; init; }

    /// <summary>What feeds the phone's brick and cuts it.</summary>
    public required PowerConfig Power { get; init; }

    /// <summary>The fingers.</summary>
    public KeypadConfig Keypad { get; init; } = new() { Kind = KeypadKind.None };

    /// <summary>The eyes; null: the lamps are not seen.</summary>
    public LampsConfig? Lamps { get; init; }

    /// <summary>The lamp, or two, that tell whoever walks by what the station wants; null: none.</summary>
    public LightConfig? Light { get; init; }

    /// <summary>The button that says "another phone stands here", between this pin and ground; null: none.</summary>
    public PinRef? Button { get; init; }

    /// <summary>What was measured here, in the place of defaults; null: nothing. No part of a rig file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public CalibrationConfig? Calibration { get; init; }

    /// <summary>The serial console; null: it is not read.</summary>
    public ConsoleConfig? Console { get; init; }
}
