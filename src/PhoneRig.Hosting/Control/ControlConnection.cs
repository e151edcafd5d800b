using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Control;

/// <summary>A connection to a rig's owner that has said hello. It takes one request.</summary>
internal sealed class ControlConnection : IDisposable
{
    private readonly Socket socket;
    private readonly StreamReader reader;

    private ControlConnection(Socket socket, StreamReader reader, ControlHello hello) => (this.socket, this.reader, Hello) = (socket, reader, hello);

    /// <summary>What the owner said first.</summary>
    public ControlHello Hello { get; }

    /// <summary>Connects; null where nobody answers.</summary>
    /// <param name="path">The socket's path.</param>
    /// <param name="patience">How long to wait for the hello, by the real clock.</param>
    /// <exception cref="IOException">The path is too long for the operating system.</exception>
    public static ControlConnection? TryOpen(string path, TimeSpan patience)
    {
        var address = LocalSocket.Address(path);
        var connecting = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        StreamReader? lines = null;
        try
        {
            using var limit = new CancellationTokenSource(patience);
            connecting.ConnectAsync(address, limit.Token).AsTask().GetAwaiter().GetResult();
            lines = new StreamReader(new NetworkStream(connecting, ownsSocket: true), Encoding.UTF8);
            if (lines.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult() is { } line
                && JsonSerializer.Deserialize<First>(line, ControlJson.Options) is { Hello: { } hello })
            {
                return new ControlConnection(connecting, lines, hello);
            }
        }
        catch (Exception refused) when (refused is SocketException or IOException or OperationCanceledException or JsonException)
        {
            // Nobody there, or nobody who speaks these lines.
        }

        lines?.Dispose();
        connecting.Dispose();
        return null;
    }

    /// <summary>Sends the request; the answer comes to the sink on a thread of the connection's.</summary>
    /// <returns>Disposing of it closes the connection; the sink then hears of a "stopped".</returns>
    public IDisposable Ask(ControlRequest request, IControlSink sink)
    {
        new Thread(() => Read(request, sink)) { Name = "answer", IsBackground = true }.Start();
        return this;
    }

    /// <summary>Hangs up.</summary>
    public void Dispose()
    {
        try
        {
            // A pending read ends by this; by closing alone it might not.
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
        }

        socket.Dispose();
    }

    private void Read(ControlRequest request, IControlSink sink)
    {
        var left = "the rig's owner went away before its answer was complete";
        try
        {
            socket.Send(Encoding.UTF8.GetBytes(ControlJson.Write(request) + "\n"));
            while (reader.ReadLine() is { } line)
            {
                if (!ControlLines.Read(line, sink))
                {
                    return;
                }
            }
        }
        catch (JsonException fault)
        {
            left = $"the rig's owner speaks another version of the control socket's lines than this program does: {fault.Message}";
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            reader.Dispose();
        }

        sink.End(new ControlEnd(ControlOutcome.RigFault, left, null, []));
    }

    private sealed record First(ControlHello Hello);
}
