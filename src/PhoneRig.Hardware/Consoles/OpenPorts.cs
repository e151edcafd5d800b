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

    private readonly HashSet<string> devices = [];

    /// <summary>Takes a device until the result is disposed.</summary>
    /// <exception cref="HardwareFaultException">It is taken already.</exception>
    internal IDisposable Claim(string name)
    {
        var device = RealPath(name);
        lock (devices)
        {
            return devices.Add(device)
                ? new Claimed(this, device)
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

    private sealed class Claimed(OpenPorts ports, string device) : IDisposable
    {
        private int released;

        public void Dispose()
        {
            // Once: a later claim of the same device is another's.
            if (Interlocked.Exchange(ref released, 1) == 0)
            {
                lock (ports.devices)
                {
                    ports.devices.Remove(device);
                }
            }
        }
    }
}
