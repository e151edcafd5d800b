using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// The streams of a segment of 127.0.0.1: each is a real TCP connection, whose first bytes say who calls. Where nobody listens a connection is refused.
/// </summary>
/// <param name="directory">Who listens where.</param>
/// <param name="loop">The loop that callbacks run on.</param>
internal sealed class LoopbackStreams(IStreamDirectory directory, IEventLoop loop) : IStreamNetwork
{
    /// <summary>The caller's address and port, four and two bytes in network order.</summary>
    private const int Preface = 6;

    /// <summary>False: a host that is off does not listen either, and nobody here knows more.</summary>
    public bool RefusesOnlyForHosts => false;

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted)
    {
        var socket = TcpPort.Bind(new IPEndPoint(IPAddress.Loopback, 0), device: null);
        var real = ((IPEndPoint)socket.LocalEndPoint!).Port;
        try
        {
            var host = directory.Listen(real, local);
            return TcpPort.Serve(socket, host, one => _ = AcceptAsync(one, host, accepted), () => directory.Unlisten(real));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver)
    {
        var socket = TcpPort.Make(device: null);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var local = new IPEndPoint(from, ((IPEndPoint)socket.LocalEndPoint!).Port);
        var connection = new TcpConnection(socket, loop, local, to, receiver);
        _ = ConnectAsync(socket, connection);
        return connection;
    }

    private async Task ConnectAsync(Socket socket, TcpConnection connection)
    {
        try
        {
            if (directory.Find(connection.Remote) is not { } real)
            {
                connection.End(StreamEnd.Refused);
                return;
            }

            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, real));
            await socket.SendAsync(Write(connection.Local), SocketFlags.None);
            connection.Open();
        }
        catch (SocketException failed)
        {
            connection.End(failed.SocketErrorCode == SocketError.ConnectionRefused ? StreamEnd.Refused : StreamEnd.Lost);
        }
        catch (Exception gone) when (gone is ObjectDisposedException or HardwareFaultException)
        {
            connection.End(StreamEnd.Lost);
        }
    }

    private async Task AcceptAsync(Socket socket, IPEndPoint host, Func<IStreamConnection, IStreamReceiver> accepted)
    {
        try
        {
            var preface = new byte[Preface];
            for (var read = 0; read < Preface;)
            {
                var length = await socket.ReceiveAsync(preface.AsMemory(read), SocketFlags.None);
                if (length == 0)
                {
                    socket.Dispose();
                    return;
                }

                read += length;
            }

            SwitchedDatagram.TryRead(preface, out var caller);
            loop.Post(() => _ = new TcpConnection(socket, loop, host, caller, accepted));
        }
        catch (SocketException)
        {
            socket.Dispose();
        }
    }

    private static byte[] Write(IPEndPoint caller)
    {
        var preface = new byte[Preface];
        SwitchedDatagram.Address(preface, caller);
        return preface;
    }
}
