using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>A listening TCP socket and what becomes of those who connect.</summary>
internal sealed class TcpPort : IStreamListener
{
    /// <summary>Connections that the kernel keeps for a loop that is late: as many phones as a rig has, switched on together, and some.</summary>
    private const int Backlog = 128;

    private readonly Socket socket;
    private readonly Action<Socket> accepted;
    private readonly Action? disposed;

    private TcpPort(Socket socket, IPEndPoint local, Action<Socket> accepted, Action? disposed)
    {
        (this.socket, this.accepted, this.disposed, Local) = (socket, accepted, disposed, local);
        _ = AcceptAsync();
    }

    public IPEndPoint Local { get; }

    /// <summary>The socket that listens, which has its own idea of where.</summary>
    /// <exception cref="SocketException">The system refused.</exception>
    public static Socket Bind(IPEndPoint place, string? device)
    {
        var bound = Make(device);
        try
        {
            // A rig that starts again need not wait for the last one's connections to be forgotten: .NET sets SO_REUSEADDR by itself. Asked for, it
            // would set SO_REUSEPORT too, and two rigs would share the port.
            bound.Bind(place);
            bound.Listen(Backlog);
            return bound;
        }
        catch
        {
            bound.Dispose();
            throw;
        }
    }

    /// <summary>A TCP socket that is bound to a device.</summary>
    public static Socket Make(string? device)
    {
        var made = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (device is not null)
        {
            UdpSocket.BindToDevice(made, device);
        }

        return made;
    }

    /// <summary>Takes connections from now on.</summary>
    /// <param name="socket">The socket; this object's from now on.</param>
    /// <param name="local">Where it listens, to its host.</param>
    /// <param name="accepted">Takes each; on any thread.</param>
    /// <param name="disposed">Told when it listens no more.</param>
    public static TcpPort Serve(Socket socket, IPEndPoint local, Action<Socket> accepted, Action? disposed = null) => new(socket, local, accepted, disposed);

    public void Dispose()
    {
        socket.Dispose();
        disposed?.Invoke();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var connection = await socket.AcceptAsync();
                connection.NoDelay = true;
                accepted(connection);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException closed) when (closed.SocketErrorCode is SocketError.OperationAborted or SocketError.Interrupted)
            {
                return;
            }
            catch (SocketException)
            {
                // Whoever it was has gone again, or the process has no descriptor left: wait for one without taking the processor.
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
