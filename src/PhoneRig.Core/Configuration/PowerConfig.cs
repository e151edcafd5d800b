using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>What feeds a phone's brick and cuts it: exactly one of a relay on a pin, a channel of a USB relay board, a PoE port or outlet by SNMP or HTTP, or a person (<c>power: manual</c>).</summary>
[ShortForm(nameof(By), ForPin = "power: { relay: PIN }")]
public sealed record PowerConfig
{
    /// <summary>The pin that drives a relay in the brick's 48 V line.</summary>
    public PinRef? Relay { get; init; }

    /// <summary>For a relay: which contact the 48 V goes over. Default: normally-closed, so that a dead rig leaves the phone powered.</summary>
    public RelayContact Contact { get; init; } = RelayContact.NormallyClosed;

    /// <summary>For a relay: the level that energises the coil. Default: high.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.High;

    /// <summary>A channel of a USB relay board.</summary>
    public UsbRelayConfig? UsbRelay { get; init; }

    /// <summary>A switch's PoE port or a power strip's outlet, by SNMP.</summary>
    public SnmpPowerConfig? Snmp { get; init; }

    /// <summary>An outlet, by HTTP requests.</summary>
    public HttpPowerConfig? Http { get; init; }

    /// <summary>Manual: a person is asked to plug the brick in and out.</summary>
    public PowerBy? By { get; init; }

    /// <summary>The contact that feeds the phone; null where no relay of the rig's does.</summary>
    public RelayContact? FeedingContact => Relay is null ? UsbRelay?.Contact : Contact;

    /// <summary>How long the phone stays off at the least, so that nothing is left of what its memory held: a power-on that comes sooner waits. Default: 5 s (facts 6, of low confidence: the shortest time that resets a phone was not measured).</summary>
    public TimeSpan OffAtLeast { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the relay may open before it counts as worn; from 80 % on it is said. Default: 100000, the electrical life of the common SRD relay at its rated load (Songle data sheet, "life expectancy").</summary>
    [Range(1, 100_000_000)]
    public int RatedOperations { get; init; } = 100_000;

    /// <summary>What proves that power comes through, or does not; null: the phone's own signs of life.</summary>
    public ProofConfig? Proof { get; init; }
}
