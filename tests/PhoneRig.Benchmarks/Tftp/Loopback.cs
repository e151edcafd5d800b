using System.Net;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>Places to listen, on loopback addresses of this process: dnsmasq serves TFTP on port 69 and on no other.</summary>
internal static class Loopback
{
    /// <summary>The place of the server with this number.</summary>
    public static IPEndPoint Place(int number) => new(new IPAddress([127, 77, (byte)(Environment.ProcessId % 250), (byte)(1 + number)]), 69);
}
