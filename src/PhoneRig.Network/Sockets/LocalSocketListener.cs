using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// A Unix socket that is listened on, with a thread for each connection. One process a path: the file PATH.lock is held as long as
/// this object, or its process, lives; so a socket of a dead process is known for what it is and replaced.
/// </summary>
public sealed class LocalSocketListener : IDisposable
{
    private readonly Lock gate = new();
    private readonly SafeFileHandle held;
    private readonly Socket socket;
    private readonly Action<Stream> serve;
    private readonly HashSet<Stream> connections = [];
    private readonly string path;
    private readonly Thread thread;
    private volatile bool closed;

    private LocalSocketListener(string path, SafeFileHandle held, Action<Stream> serve)
    {
        (this.path, this.held, this.serve) = (path, held, serve);
        socket = LocalSocket.Listen(path);
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
        SafeFileHandle? claim = null;
        try
        {
            claim = FileLock.Open(path + ".lock");
            if (FileLock.TryTake(claim))
            {
                return new LocalSocketListener(path, claim, serve);
            }

            claim.Dispose();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            claim?.Dispose();
            throw new HardwareFaultException($"socket {path}", refused is PathTooLongException ? refused.Message : $"{refused.Message}; choose another folder with --state", refused);
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
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The other side went away, or this one closed: an end as good as any.
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
