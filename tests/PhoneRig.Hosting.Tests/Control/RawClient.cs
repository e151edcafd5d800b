using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Hosting.Tests.Control;

/// <summary>A client that sends what it likes.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public RawClient(string path)
    {
        socket.ReceiveTimeout = 20_000;
        socket.SendTimeout = 20_000;
        socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    public void Send(string text) => socket.Send(Encoding.UTF8.GetBytes(text));

    public void TrySend(byte[] bytes)
    {
        try
        {
            socket.Send(bytes);
        }
        catch (SocketException)
        {
            // Cut off in the middle: that is the server's right.
        }
    }

    /// <summary>Sends nothing more, and reads on.</summary>
    public void HangUp()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
        }
    }

    /// <summary>Every line, to the end of the connection.</summary>
    public string[] Lines()
    {
        using var reader = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>As <see cref="Lines"/>; none where the connection was cut.</summary>
    public string[] TryLines()
    {
        try
        {
            return Lines();
        }
        catch (IOException)
        {
            return [];
        }
    }

    public void Dispose() => socket.Dispose();
}
