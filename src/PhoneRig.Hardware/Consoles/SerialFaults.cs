using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>What a person is told when a serial device cannot be used.</summary>
internal static class SerialFaults
{
    /// <summary>Where udev puts names that survive replugging.</summary>
    private const string StableNames = "/dev/serial/by-id";

    public static HardwareFaultException Missing(string name, Exception? inner = null)
    {
        string[] present = Directory.Exists(StableNames) ? Directory.GetFileSystemEntries(StableNames) : [];
        var known = present.Length == 0
            ? $"{StableNames} lists no device: is the adapter plugged in?"
            : "there are: " + string.Join(", ", present.Order(StringComparer.Ordinal));
        return new HardwareFaultException(Part(name), $"there is no such device; {known}", inner);
    }

    public static HardwareFaultException Forbidden(string name, Exception? inner = null) =>
        new(Part(name), "this user may not open it: add it to the group dialout (usermod -aG dialout USER), then log in again", inner);

    public static HardwareFaultException Busy(string name, Exception? inner = null) =>
        new(Part(name), $"another program holds it; see which with: fuser -v {name}", inner);

    public static HardwareFaultException NotSerial(string name, Exception? inner = null) =>
        new(Part(name), "it is not a serial device", inner);

    public static HardwareFaultException Gone(string name, Exception? inner = null) =>
        new(Part(name), "the line is lost: open it again", inner);

    public static HardwareFaultException Stuck(string name, Exception? inner = null) =>
        new(Part(name), "it took no bytes for a second: the other side holds the line, or the adapter hangs", inner);

    public static HardwareFaultException Other(string name, string what, Exception? inner = null) => new(Part(name), what, inner);

    /// <summary>By the kernel's error number (errno.h).</summary>
    public static HardwareFaultException FromErrno(string name, int errno) => errno switch
    {
        Libc.NoEntry or Libc.NoSuchDevice or Libc.NoDevice => Missing(name),
        Libc.AccessDenied or Libc.NotPermitted => Forbidden(name),
        Libc.Busy or Libc.TryAgain => Busy(name),
        Libc.NotATty => NotSerial(name),
        Libc.IoError => Gone(name),
        _ => Other(name, $"it cannot be opened: error {errno} ({System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(errno)})"),
    };

    private static string Part(string name) => $"console {name}";
}
