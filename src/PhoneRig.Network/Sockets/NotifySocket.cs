using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// Where a service tells its manager how it is: a datagram of "NAME=value" lines to the socket that the manager named (man 3 sd_notify). Never waits and
/// never throws: a manager that does not listen is no reason to let go of a rig. From any thread.
/// </summary>
public sealed class NotifySocket : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    private readonly UnixDomainSocketEndPoint manager;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="path">The manager's socket as it is named in $NOTIFY_SOCKET: a path, or '@' and a name in the abstract name space (man 7 unix).</param>
    /// <exception cref="PathTooLongException">No socket can have that path.</exception>
    public NotifySocket(string path) => manager = LocalSocket.Address(path.StartsWith('@') ? $"\0{path[1..]}" : path);

    /// <summary>Tells lines, all in one datagram.</summary>
    /// <param name="lines">Each "NAME=value", without a line's end in it.</param>
    public void Tell(params ReadOnlySpan<string> lines)
    {
        try
        {
            // By name each time: a manager that was started anew has another socket there.
            socket.SendTo(Encoding.UTF8.GetBytes(string.Join('\n', lines!)), manager);
        }
        catch (SocketException)
        {
            // Nobody listens, or its queue is full: the next sign of life tells the same.
        }
        catch (ObjectDisposedException)
        {
            // A signal came while the process ended.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
