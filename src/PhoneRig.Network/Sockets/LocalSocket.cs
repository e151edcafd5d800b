using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Network.Sockets;

/// <summary>Unix sockets: how the processes of one computer talk.</summary>
public static class LocalSocket
{
    /// <summary>Bytes of a path that fit into sockaddr_un beside the closing zero (man 7 unix: 108).</summary>
    private const int LongestPath = 107;

    /// <summary>The end point of a path.</summary>
    /// <exception cref="PathTooLongException">The path is too long for the operating system; the message says what to do.</exception>
    public static UnixDomainSocketEndPoint Address(string path) =>
        Encoding.UTF8.GetByteCount(path) is var bytes && bytes > LongestPath
            ? throw new PathTooLongException($"{path}: {bytes} bytes, and no socket's path may be longer than {LongestPath}: choose a shorter folder with --state or $PHONERIG_STATE")
            : new UnixDomainSocketEndPoint(path);

    /// <summary>
    /// Listens at a path, for this user and its group. A socket that is there already is replaced: only who holds the lock that goes with it
    /// may do that. Made under another name first: at its own, a socket is there whole, with its mode, or not at all.
    /// </summary>
    /// <exception cref="IOException">The socket cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static Socket Listen(string path)
    {
        _ = Address(path);
        var unnamed = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileNameWithoutExtension(path)}");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            File.Delete(unnamed);
            socket.Bind(Address(unnamed));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(unnamed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
            }

            socket.Listen();
            File.Move(unnamed, path, overwrite: true);
            return socket;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new IOException($"{path}: no socket can be made there: {fault.Message}", fault);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects.</summary>
    /// <param name="path">The socket's path.</param>
    /// <returns>The connection; null where nobody listens: no such file, or whoever made it is dead.</returns>
    public static Stream? Dial(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(Address(path));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception nobody) when (nobody is SocketException or PathTooLongException)
        {
            socket.Dispose();
            return null;
        }
    }
}
