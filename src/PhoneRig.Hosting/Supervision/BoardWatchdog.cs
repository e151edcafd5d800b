using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hosting.Supervision;

/// <summary>The controller's own watchdog: a rig that gives no sign of life, or a kernel that hangs, has the board start itself anew.</summary>
public sealed class BoardWatchdog : ISupervisor
{
    private readonly WatchdogDevice device;

    private BoardWatchdog(WatchdogDevice device) => this.device = device;

    /// <inheritdoc/>
    public TimeSpan? Within => device.Timeout;

    /// <summary>Opens one, which counts from then on.</summary>
    /// <param name="path">Its name: /dev/watchdog.</param>
    /// <exception cref="Core.Ports.HardwareFaultException">It cannot be had; the message says what to do.</exception>
    public static BoardWatchdog Open(string path) => new(WatchdogDevice.Open(path));

    /// <inheritdoc/>
    public void Ready(string status) => device.Feed();

    /// <inheritdoc/>
    public void Alive(string status) => device.Feed();

    /// <inheritdoc/>
    public void Ailing(string why)
    {
    }

    /// <inheritdoc/>
    public void Stopping()
    {
    }

    /// <summary>Switches it off: whoever ends by itself has let its keys go, and needs no board that starts anew.</summary>
    public void Dispose() => device.Dispose();
}
