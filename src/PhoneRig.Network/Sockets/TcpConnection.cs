using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>A connected TCP socket; what comes is posted to a loop. It reads on only when the loop has taken what was read, so that a flood waits in the kernel.</summary>
internal sealed class TcpConnection : IStreamConnection
{
    /// <summary>Read at once, at most.</summary>
    private const int Chunk = 16 << 10;

    /// <summary>Waiting for a peer that takes nothing, at most (<see cref="IStreamConnection.Send"/>).</summary>
    private const int MostUnsent = 256 << 10;

    private readonly Lock gate = new();
    private readonly Queue<byte[]> unsent = [];
    private readonly Socket socket;
    private readonly IEventLoop loop;
    private readonly IStreamReceiver receiver;
    private int waiting;
    private bool sending;
    private bool opened;
    private bool ending;
    private volatile bool over;
    private volatile bool abandoned;

    /// <param name="socket">The socket; this object's from now on.</param>
    /// <param name="loop">The loop that everything is told on.</param>
    /// <param name="local">Who it is to its host.</param>
    /// <param name="remote">Who the other end is to its host.</param>
    /// <param name="receiver">Who hears it.</param>
    public TcpConnection(Socket socket, IEventLoop loop, IPEndPoint local, IPEndPoint remote, IStreamReceiver receiver)
    {
        (this.socket, this.loop, Local, Remote) = (socket, loop, local, remote);
        this.receiver = receiver;
    }

    /// <summary>A connection that was accepted. On the loop.</summary>
    /// <param name="socket">The socket; this object's from now on.</param>
    /// <param name="loop">The loop that everything is told on.</param>
    /// <param name="local">Who it is to its host.</param>
    /// <param name="remote">Who the other end is to its host.</param>
    /// <param name="accepted">Says who hears it.</param>
    public TcpConnection(Socket socket, IEventLoop loop, IPEndPoint local, IPEndPoint remote, Func<IStreamConnection, IStreamReceiver> accepted)
    {
        (this.socket, this.loop, Local, Remote) = (socket, loop, local, remote);
        opened = true;
        receiver = accepted(this);
        _ = ReadAsync();
    }

    public IPEndPoint Local { get; }

    public IPEndPoint Remote { get; }

    /// <summary>A connection that was asked for is open: tells so and reads from now on. From any thread.</summary>
    public void Open() => loop.Post(() =>
    {
        if (!over)
        {
            opened = true;
            _ = ReadAsync();
            receiver.Opened();
        }
    });

    /// <summary>It has ended by itself. From any thread.</summary>
    public void End(StreamEnd how)
    {
        socket.Dispose();
        loop.Post(() =>
        {
            if (!over)
            {
                over = true;
                receiver.Closed(how);
            }
        });
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (!opened || over || bytes.IsEmpty)
        {
            return;
        }

        lock (gate)
        {
            if (waiting + bytes.Length > MostUnsent)
            {
                End(StreamEnd.Lost);
                return;
            }

            waiting += bytes.Length;
            unsent.Enqueue(bytes.ToArray());
            if (sending)
            {
                return;
            }

            sending = true;
        }

        _ = SendAsync();
    }

    public void Abandon()
    {
        // Read on and say nothing: closing the socket would tell the other end. It is closed when that one gives up.
        abandoned = true;
        over = true;
    }

    public void Dispose()
    {
        if (abandoned)
        {
            return;
        }

        over = true;
        lock (gate)
        {
            ending = true;
            if (sending)
            {
                return;
            }
        }

        Close();
    }

    private void Close()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Then it has ended already.
        }

        socket.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            while (Next() is { } bytes)
            {
                for (var sent = 0; sent < bytes.Length;)
                {
                    sent += await socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None);
                }

                lock (gate)
                {
                    waiting -= bytes.Length;
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            End(StreamEnd.Lost);
        }
    }

    private byte[]? Next()
    {
        lock (gate)
        {
            if (unsent.TryDequeue(out var bytes))
            {
                return bytes;
            }

            sending = false;
            if (!ending)
            {
                return null;
            }
        }

        Close();
        return null;
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[Chunk];
        try
        {
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer, SocketFlags.None);
                if (length == 0)
                {
                    End(StreamEnd.Closed);
                    return;
                }

                if (!over)
                {
                    await TellAsync(buffer.AsMemory(0, length).ToArray());
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            End(StreamEnd.Lost);
        }
    }

    private Task TellAsync(byte[] bytes)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(() =>
        {
            if (!over)
            {
                receiver.Received(bytes);
            }

            taken.SetResult();
        });
        return taken.Task;
    }
}
