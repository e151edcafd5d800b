using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// A Unix socket that is listened on, with a thread for each connection. One process a path: the file PATH.lock is held as long as
/// this object, or its process, lives; so a socket of a dead process is known for what it is and replaced.
/// </summary>
public sealed class LocalSocketListener : IDisposable
{
    /// <summary>Connections that wait to be accepted; a rig makes a handful at once.</summary>
    private const int Backlog = 64;

    private readonly Lock gate = new();
    private readonly FileStream held;
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Action<Stream> serve;
    private readonly HashSet<Stream> connections = [];
    private readonly string path;
    private readonly Thread thread;
    private volatile bool closed;

    private LocalSocketListener(string path, FileStream held, Action<Stream> serve)
    {
        (this.path, this.held, this.serve) = (path, held, serve);
        File.Delete(path);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen(Backlog);
        thread = new Thread(Accept) { IsBackground = true, Name = $"listen {path}" };
        thread.Start();
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="path">The socket's path; its folder is there.</param>
    /// <param name="serve">Serves a connection, on a thread of its own, until it ends; the connection is closed after it.</param>
    /// <returns>Null where another process listens there.</returns>
    /// <exception cref="HardwareFaultException">The socket cannot be made; the message says why and what to do.</exception>
    public static LocalSocketListener? Listen(string path, Action<Stream> serve)
    {
        FileStream claim;
        try
        {
            claim = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new HardwareFaultException($"socket {path}", "this user may not write there; choose another folder with --state, or run as its owner", refused);
        }
        catch (IOException) when (Directory.Exists(Path.GetDirectoryName(path)))
        {
            return null;
        }

        try
        {
            return new LocalSocketListener(path, claim, serve);
        }
        catch (ArgumentException tooLong)
        {
            claim.Dispose();
            throw new HardwareFaultException($"socket {path}", "its path is longer than the 107 bytes that a Unix socket may have (unix(7)); choose a shorter folder with --state", tooLong);
        }
        catch (SocketException refused)
        {
            claim.Dispose();
            throw new HardwareFaultException($"socket {path}", $"the system refused ({refused.Message}); choose another folder with --state", refused);
        }
    }

    /// <summary>Closes the socket and every connection.</summary>
    public void Dispose()
    {
        closed = true;
        socket.Dispose();
        thread.Join();
        Stream[] open;
        lock (gate)
        {
            open = [.. connections];
        }

        Array.ForEach(open, connection => connection.Dispose());
        File.Delete(path);
        held.Dispose();
    }

    private void Accept()
    {
        while (!closed)
        {
            try
            {
                var connection = new NetworkStream(socket.Accept(), ownsSocket: true);
                lock (gate)
                {
                    connections.Add(connection);
                }

                new Thread(() => Serve(connection)) { IsBackground = true, Name = $"connection of {path}" }.Start();
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                // Closed, or whoever connected is gone already.
            }
        }
    }

    private void Serve(Stream connection)
    {
        try
        {
            serve(connection);
        }
        finally
        {
            lock (gate)
            {
                connections.Remove(connection);
            }

            connection.Dispose();
        }
    }
}
