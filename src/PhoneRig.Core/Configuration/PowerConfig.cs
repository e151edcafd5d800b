namespace PhoneRig.Core.Configuration;

/// <summary>What feeds a phone's brick and cuts it: exactly one of a relay on a pin, a channel of a USB relay board, a PoE port or outlet by SNMP or HTTP, or a person (<c>power: manual</c>).</summary>
[ShortForm(nameof(By))]
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
}
