using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Hosting.Tests.Supervision;

/// <summary>The service manager's end of a notification socket.</summary>
internal sealed class FakeManager : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-test-");
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <param name="path">The path as the socket's end point has it; null: one of its own.</param>
    public FakeManager(string? path = null)
    {
        Path = path ?? System.IO.Path.Combine(folder.FullName, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(Path));
    }

    public string Path { get; }

    /// <summary>The next datagram; null where none comes in time.</summary>
    public string? Next(TimeSpan within)
    {
        if (!socket.Poll(within, SelectMode.SelectRead))
        {
            return null;
        }

        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }

    public void Dispose()
    {
        socket.Dispose();
        folder.Delete(recursive: true);
    }
}
