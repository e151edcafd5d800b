using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>A channel of a USB relay board of the LCUS kind: a CH340 serial chip, commands of four bytes.</summary>
public sealed record UsbRelayConfig
{
    /// <summary>The board's serial device, by its stable name (/dev/serial/by-id/...).</summary>
    public required string Port { get; init; }

    /// <summary>Which of its relays, from 1, as printed on the board.</summary>
    [Range(1, 16)]
    public required int Channel { get; init; }

    /// <summary>Which contact the 48 V goes over. Default: normally-closed, so that a dead rig or a board without USB leaves the phone powered.</summary>
    public RelayContact Contact { get; init; } = RelayContact.NormallyClosed;
}
