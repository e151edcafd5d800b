using System.Globalization;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Supervision;

/// <summary>The service manager that started this process, told as sd_notify(3) has it.</summary>
public sealed class Systemd : ISupervisor
{
    private readonly NotifySocket socket;

    private Systemd(NotifySocket socket, TimeSpan? within) => (this.socket, Within) = (socket, within);

    /// <summary>What `WatchdogSec=` of the unit says; null where it says nothing.</summary>
    public TimeSpan? Within { get; }

    /// <summary>Whether a service manager started this process and wants to hear of it.</summary>
    /// <param name="variable">Looks a variable of the environment up.</param>
    public static bool Started(Func<string, string?> variable) => variable("NOTIFY_SOCKET") is { Length: > 0 };

    /// <summary>The manager; null where none started this process.</summary>
    /// <param name="variable">Looks a variable of the environment up.</param>
    /// <param name="process">This process: a watchdog may be meant for another, which has inherited the environment to this one (sd_watchdog_enabled(3)).</param>
    /// <exception cref="PathTooLongException">Its socket's path is none.</exception>
    public static Systemd? Of(Func<string, string?> variable, int process) =>
        Started(variable) ? new Systemd(new NotifySocket(variable("NOTIFY_SOCKET")!), Watchdog(variable, process)) : null;

    /// <inheritdoc/>
    public void Ready(string status) => socket.Tell("READY=1", Status(status));

    /// <inheritdoc/>
    public void Alive(string status) => socket.Tell("WATCHDOG=1", Status(status));

    /// <inheritdoc/>
    public void Ailing(string why) => socket.Tell(Status(why));

    /// <inheritdoc/>
    public void Stopping() => socket.Tell("STOPPING=1", Status("stopping safely: keys go up, power stays as it is"));

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private static TimeSpan? Watchdog(Func<string, string?> variable, int process)
    {
        var meant = variable("WATCHDOG_PID") is not { Length: > 0 } id || id == process.ToString(CultureInfo.InvariantCulture);
        return meant && long.TryParse(variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
    }

    private static string Status(string text) => $"STATUS={text.ReplaceLineEndings(" ")}";
}
