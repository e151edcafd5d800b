using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>
/// The serial devices that are open in this process, by what their names lead to: root may open a device that is held for exclusive use,
/// and two names under /dev/serial can be one device. One for a rig, shared by its ports.
/// </summary>
public sealed class OpenPorts
{
    private const int PathMax = 4096; // limits.h

    /// <summary>
    /// Closes that do not return, beyond which nothing is opened any more: each keeps a thread and a handle, and the kernel's number of its adapter. Seen with
    /// System.IO.Ports after a write that timed out on a pulled plug; twice the stations that one USB hub usually feeds.
    /// </summary>
    private const int MostStuck = 8;

    private readonly HashSet<string> devices = [];
    private int closing;

    /// <summary>Lines that are being closed. Where it does not go back to 0, a driver never lets go of them, and they are given up.</summary>
    public int Closing => Volatile.Read(ref closing);

    /// <summary>Counts a close until the result is disposed of, which may be never.</summary>
    internal IDisposable Close()
    {
        Interlocked.Increment(ref closing);
        return new Once(() => Interlocked.Decrement(ref closing));
    }

    /// <summary>Takes a device until the result is disposed.</summary>
    /// <exception cref="HardwareFaultException">It is taken already, or too many old lines have not closed.</exception>
    internal IDisposable Claim(string name)
    {
        if (Closing >= MostStuck)
        {
            throw new HardwareFaultException(
                $"console {name}", $"{Closing} lines that were lost have never closed, which is the fault of an adapter's driver: pull the adapters and start phonerig again");
        }

        var device = RealPath(name);
        lock (devices)
        {
            return devices.Add(device)
                ? new Once(() => Release(device))
                : throw new HardwareFaultException(
                    $"console {name}", $"{device} is open already in this program: two stations share it, or its old line was not disposed");
        }
    }

    private static string RealPath(string name)
    {
        Span<byte> resolved = stackalloc byte[PathMax];
        return Libc.RealPath(name, ref resolved[0]) == 0
            ? Path.GetFullPath(name)
            : Encoding.UTF8.GetString(resolved[..resolved.IndexOf((byte)0)]);
    }

    private void Release(string device)
    {
        lock (devices)
        {
            devices.Remove(device);
        }
    }

    /// <summary>Once: a later claim of the same device is another's.</summary>
    private sealed class Once(Action then) : IDisposable
    {
        private int done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref done, 1) == 0)
            {
                then();
            }
        }
    }
}
