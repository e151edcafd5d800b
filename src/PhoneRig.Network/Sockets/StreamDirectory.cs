using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>Who listens for streams on a segment, kept in this process.</summary>
internal sealed class StreamDirectory : IStreamDirectory
{
    /// <summary>First port of the dynamic range (RFC 6335 section 6).</summary>
    private const int FirstFreePort = 49152;

    private readonly Lock gate = new();
    private readonly Dictionary<IPEndPoint, int> listening = [];

    /// <inheritdoc/>
    public IPEndPoint Listen(int socketPort, IPEndPoint host)
    {
        lock (gate)
        {
            var given = host;
            for (var free = FirstFreePort; given.Port == 0 || (host.Port == 0 && listening.ContainsKey(given)); free++)
            {
                given = new IPEndPoint(host.Address, free);
            }

            if (!listening.TryAdd(given, socketPort))
            {
                throw new HardwareFaultException($"tcp {given} on the simulated segment", "another host of the segment listens there, perhaps a second rig on the same bench. Give each host its own address.");
            }

            return given;
        }
    }

    /// <inheritdoc/>
    public void Unlisten(int socketPort)
    {
        lock (gate)
        {
            foreach (var one in listening.Where(entry => entry.Value == socketPort).ToArray())
            {
                listening.Remove(one.Key);
            }
        }
    }

    /// <inheritdoc/>
    public int? Find(IPEndPoint host)
    {
        lock (gate)
        {
            return listening.TryGetValue(host, out var port) ? port : null;
        }
    }
}
