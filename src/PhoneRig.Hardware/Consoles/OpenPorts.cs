using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>
/// The serial devices that are open in this process, by what their names lead to: root may open a device that is held for exclusive use,
/// and two names under /dev/serial can be one device. One for a rig, shared by its ports.
/// </summary>
/// <param name="time">Tells how long a close takes.</param>
public sealed class OpenPorts(TimeProvider time)
{
    /// <summary>By the clock of this machine.</summary>
    public OpenPorts()
        : this(TimeProvider.System)
    {
    }

    private const int PathMax = 4096; // limits.h

    /// <summary>
    /// Closes that do not return, beyond which nothing is opened any more: each keeps a thread and a handle, and the kernel's number of its adapter. Seen with
    /// System.IO.Ports after a write that timed out on a pulled plug; twice the stations that one USB hub usually feeds.
    /// </summary>
    private const int MostStuck = 8;

    /// <summary>A line has a second to close, healthy or hung up (ISerialLine); what takes five times that hangs. Our bound.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> devices = [];
    private readonly Dictionary<object, (string Name, long Since)> closing = [];

    /// <summary>Lines that are being closed. Where it does not go back to 0, a driver never lets go of them, and they are given up.</summary>
    public int Closing
    {
        get
        {
            lock (closing)
            {
                return closing.Count;
            }
        }
    }

    /// <summary>The ports of lines whose close has not returned and most likely never will.</summary>
    public IReadOnlyList<string> Stuck
    {
        get
        {
            lock (closing)
            {
                return [.. closing.Values.Where(one => time.GetElapsedTime(one.Since) >= Hangs).Select(one => one.Name).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Counts a close until the result is disposed of, which may be never.</summary>
    /// <param name="name">The port.</param>
    internal IDisposable Close(string name)
    {
        var one = new object();
        lock (closing)
        {
            closing.Add(one, (name, time.GetTimestamp()));
        }

        return new Once(() =>
        {
            lock (closing)
            {
                closing.Remove(one);
            }
        });
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
