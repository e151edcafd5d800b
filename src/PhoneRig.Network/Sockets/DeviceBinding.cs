using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Network.Sockets;

/// <summary>SO_BINDTODEVICE, 25 at level SOL_SOCKET, 1 (Linux asm-generic/socket.h): packets of one interface only, in and out.</summary>
internal static class DeviceBinding
{
    /// <summary>Binds a socket to an interface.</summary>
    /// <exception cref="SocketException">The system refused.</exception>
    public static void Bind(Socket socket, string device) => socket.SetRawSocketOption(1, 25, Encoding.ASCII.GetBytes(device + '\0'));
}
