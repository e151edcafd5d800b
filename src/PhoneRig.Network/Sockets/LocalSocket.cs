using System.Net.Sockets;

namespace PhoneRig.Network.Sockets;

/// <summary>Connects to Unix sockets: how the processes of one computer talk.</summary>
public static class LocalSocket
{
    /// <summary>Connects.</summary>
    /// <param name="path">The socket's path.</param>
    /// <returns>The connection; null where nobody listens: no such file, or whoever made it is dead.</returns>
    public static Stream? Dial(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception nobody) when (nobody is SocketException or ArgumentException)
        {
            socket.Dispose();
            return null;
        }
    }
}
