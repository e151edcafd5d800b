using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>Real TCP on a real interface.</summary>
/// <param name="loop">The loop that callbacks run on.</param>
/// <param name="device">The interface to be bound to, such as "eth1"; null for whichever the address belongs to.</param>
public sealed class TcpNetwork(IEventLoop loop, string? device = null) : IStreamNetwork
{
    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted)
    {
        OpenFailure.CheckDevice(local, device, "tcp");
        try
        {
            var socket = TcpPort.Bind(local, device);
            return TcpPort.Serve(socket, (IPEndPoint)socket.LocalEndPoint!, one => Accept(one, accepted));
        }
        catch (SocketException refused)
        {
            throw OpenFailure.Explain(local, device, refused, "tcp");
        }
    }

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver)
    {
        var local = new IPEndPoint(from, 0);
        OpenFailure.CheckDevice(local, device, "tcp");
        Socket? socket = null;
        try
        {
            socket = TcpPort.Make(device);
            socket.Bind(local);
        }
        catch (SocketException refused)
        {
            socket?.Dispose();
            throw OpenFailure.Explain(local, device, refused, "tcp");
        }

        var connection = new TcpConnection(socket, loop, (IPEndPoint)socket.LocalEndPoint!, to, receiver);
        _ = ConnectAsync(socket, to, connection);
        return connection;
    }

    private static async Task ConnectAsync(Socket socket, IPEndPoint to, TcpConnection connection)
    {
        try
        {
            await socket.ConnectAsync(to);
            connection.Open();
        }
        catch (SocketException failed)
        {
            connection.End(failed.SocketErrorCode == SocketError.ConnectionRefused ? StreamEnd.Refused : StreamEnd.Lost);
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits for it any more.
        }
    }

    private void Accept(Socket socket, Func<IStreamConnection, IStreamReceiver> accepted)
    {
        if (socket.RemoteEndPoint is not IPEndPoint remote)
        {
            socket.Dispose();
            return;
        }

        var local = (IPEndPoint)socket.LocalEndPoint!;
        loop.Post(() => _ = new TcpConnection(socket, loop, local, remote, accepted));
    }
}
