namespace PhoneRig.Core.Configuration;

/// <summary>The phone's serial console.</summary>
public sealed record ConsoleConfig
{
    /// <summary>The device, by its stable name (/dev/serial/by-id/...); "simulated" in a simulated rig.</summary>
    public required string Port { get; init; }

    /// <summary>Which reader: "tty" (our own, the default on Linux) or "system" (System.IO.Ports).</summary>
    public ConsoleDriver Driver { get; init; } = ConsoleDriver.Tty;

    /// <summary>True where the rig's TX wire is connected and the rig may use the phone's shell. Default: false, it only listens.</summary>
    public bool Transmit { get; init; }
}
