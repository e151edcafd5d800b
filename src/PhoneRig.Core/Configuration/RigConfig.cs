using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>A rig file: one controller with its boards, network and stations.</summary>
public sealed record RigConfig
{
    /// <summary>The rig's name.</summary>
    public required string Rig { get; init; }

    /// <summary>One line that says what it is.</summary>
    public string? Title { get; init; }

    /// <summary>True: phones and metal are simulated, as <see cref="Bench"/> says.</summary>
    public bool Simulated { get; init; }

    /// <summary>The chips on the controller's I2C buses, by the name that pins refer to.</summary>
    public ImmutableDictionary<string, BoardConfig> Boards { get; init; } = ImmutableDictionary<string, BoardConfig>.Empty;

    /// <summary>What there is to say of those buses, by number.</summary>
    public ImmutableDictionary<string, BusConfig> Buses { get; init; } = ImmutableDictionary<string, BusConfig>.Empty;

    /// <summary>
    /// The header pin before the one-shot of the actuator rail, which the coils of all relays hang on: the engine changes its level ten times a second for as
    /// long as it is healthy (wiring/rail.md); null: there is no such rail.
    /// </summary>
    public PinRef? Rail { get; init; }

    /// <summary>How long after one phone's power-on the next one may come, so that their inrush does not add up. Default: 1 s (our guess; a brick is 18 W, facts 6).</summary>
    public TimeSpan Inrush { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The supply of the solenoids; null where there are none.</summary>
    public SupplyConfig? Supply { get; init; }

    /// <summary>The segment that the phones are on; where stations have a VLAN each, what <see cref="Segments"/> makes their own of.</summary>
    public required NetworkConfig Network { get; init; }

    /// <summary>The firmware that is served.</summary>
    public required FirmwareConfig Firmware { get; init; }

    /// <summary>The stations, by name.</summary>
    public required ImmutableDictionary<string, StationConfig> Stations { get; init; }

    /// <summary>The managed switch that the phones are plugged into, as one more sense; null: none is read.</summary>
    public SwitchConfig? Switch { get; init; }

    /// <summary>The uninterruptible power supply that rig and phones hang on; null: none is asked.</summary>
    public UpsConfig? Ups { get; init; }

    /// <summary>The buzzer that beeps when a station calls; null: none.</summary>
    public BeepConfig? Beep { get; init; }

    /// <summary>When nothing beeps, such as 22:00-07:00, by the controller's own clock; null: never.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Where the labels of phones go that a campaign puts into bins; null: nowhere, and phonerig campaign label prints one.</summary>
    public LabelsConfig? Labels { get; init; }

    /// <summary>What is kept beside the journal.</summary>
    public KeepConfig Keep { get; init; } = new();

    /// <summary>Who is told of campaigns; null: nobody is.</summary>
    public WebhookConfig? Webhook { get; init; }

    /// <summary>The controller's own watchdog, such as /dev/watchdog: where the rig hangs, the controller starts itself anew. Null: none is fed.</summary>
    public string? Watchdog { get; init; }

    /// <summary>The simulated phone of each station; only in a simulated rig.</summary>
    public ImmutableDictionary<string, SimulatedPhoneConfig> Bench { get; init; } = ImmutableDictionary<string, SimulatedPhoneConfig>.Empty;

    /// <summary>The simulated servers of the site, where the network's are external; only in a simulated rig.</summary>
    public SiteConfig? Site { get; init; }
}
