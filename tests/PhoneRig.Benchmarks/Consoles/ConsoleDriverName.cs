using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Benchmarks.Consoles;

/// <summary>The drivers that are measured, by the names that a rig file has for them.</summary>
internal static class ConsoleDriverName
{
    /// <summary>The default one.</summary>
    public const string Tty = "tty";

    /// <summary>The other.</summary>
    public const string System = "system";

    /// <summary>Both.</summary>
    public static readonly string[] All = [Tty, System];

    /// <summary>A port.</summary>
    public static ISerialPort Port(string driver, string device, OpenPorts ports) => driver switch
    {
        Tty => new TtySerialPort(device, ports),
        System => new SystemSerialPort(device, ports),
        _ => throw new ArgumentException($"no console driver {driver}: {string.Join(" or ", All)}", nameof(driver)),
    };
}
