using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Hardware.Boards;

/// <summary>
/// A board's watchdog (Linux, Documentation/watchdog/watchdog-api.rst): from the moment it is opened somebody has to write to it in time, or the board is started anew.
/// Closing it after a 'V' ("magic close") switches it off.
/// </summary>
public sealed class WatchdogDevice : IDisposable
{
    /// <summary>WDIOC_GETTIMEOUT: _IOR('W', 7, int) of linux/watchdog.h, the same on x64 and arm64.</summary>
    private const nuint GetTimeout = 0x80045707;

    private readonly Stream file;

    /// <summary>Takes an open one.</summary>
    /// <param name="file">The device, unbuffered.</param>
    /// <param name="timeout">Within which time it has to be written to.</param>
    internal WatchdogDevice(Stream file, TimeSpan timeout) => (this.file, Timeout) = (file, timeout);

    /// <summary>Within which time it has to be fed.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Opens one, which starts it.</summary>
    /// <param name="path">Its name: /dev/watchdog.</param>
    /// <exception cref="HardwareFaultException">There is none, this user may not, or another program has it; the message says what to do.</exception>
    public static WatchdogDevice Open(string path)
    {
        var part = $"watchdog {path}";
        try
        {
            var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            var seconds = 0;
            if (Libc.Ioctl(device.SafeFileHandle, GetTimeout, ref seconds) == 0 && seconds > 0)
            {
                return new WatchdogDevice(device, TimeSpan.FromSeconds(seconds));
            }

            device.Dispose();
            throw new HardwareFaultException(part, "it is no watchdog: name the board's, /dev/watchdog, or leave `watchdog` out of the rig file");
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new HardwareFaultException(part, "this user may not open it: the udev rules of the package let the group phonerig (udevadm trigger --subsystem-match=watchdog)", refused);
        }
        catch (IOException missing)
        {
            throw new HardwareFaultException(
                part,
                File.Exists(path)
                    ? "another program has it, as systemd does where RuntimeWatchdogSec is set: leave `watchdog` out of the rig file, since systemd then feeds it and watches over the rig"
                    : "there is none: dtparam=watchdog=on in /boot/firmware/config.txt, or leave `watchdog` out of the rig file",
                missing);
        }
    }

    /// <summary>Gives it another full time. Never throws: one that cannot be fed bites, which is what it is for.</summary>
    public void Feed() => Write(0);

    /// <summary>Switches it off, and closes it.</summary>
    public void Dispose()
    {
        Write((byte)'V');
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // The device is gone; nothing is left to be done about it.
        }
    }

    private void Write(byte word)
    {
        try
        {
            file.Write([word]);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // As above.
        }
    }
}
