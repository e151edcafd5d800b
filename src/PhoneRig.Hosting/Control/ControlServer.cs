using System.Net.Sockets;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// Takes requests for a rig on a Unix domain socket, for as long as this process owns the rig: one request a connection, a line of JSON; the
/// answer is lines of JSON, the last one its end. Whatever clients send or fail to read, the rig's loop never waits for them.
/// </summary>
internal sealed class ControlServer : IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private readonly string path;
    private readonly IRigControl rig;
    private readonly ControlHello hello;
    private readonly ControlServerOptions options;
    private readonly Socket listener;
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<ControlSession, Task> sessions = [];
    private readonly Lock gate = new();
    private readonly Task accepting;
    private int guests;
    private bool closed;

    /// <param name="path">The socket's path. One that is left over from an owner that is gone is replaced: only the holder of the rig's lock may do this.</param>
    /// <param name="rig">Who answers.</param>
    /// <param name="owner">Who owns the rig, in words.</param>
    /// <param name="options">The bounds.</param>
    /// <exception cref="IOException">The socket cannot be made there.</exception>
    public ControlServer(string path, IRigControl rig, string owner, ControlServerOptions? options = null)
    {
        (this.path, this.rig, this.options) = (path, rig, options ?? new ControlServerOptions());
        hello = new ControlHello(owner, ControlHello.Version);
        listener = LocalSocket.Listen(path);
        accepting = Accept();
    }

    /// <summary>Answers under way that move or may move something: an owner that leaves now would cut them off.</summary>
    public int Guests => Volatile.Read(ref guests);

    /// <summary>Takes no more clients, ends every answer that has not ended, and gives clients a moment to read it.</summary>
    public void Dispose()
    {
        Task[] under;
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
            foreach (var session in sessions.Keys)
            {
                session.End(new ControlEnd(ControlOutcome.Stopped, "the owner of the rig ends", null, []));
            }

            under = [.. sessions.Values];
        }

        File.Delete(path);
        Task.WaitAll(under, options.Farewell);
        closing.Cancel();
        listener.Dispose();
        Task.WaitAll([accepting, .. under]);
        closing.Dispose();
    }

    private async Task Accept()
    {
        // Off the constructor's thread at once.
        await Task.Yield();
        while (true)
        {
            try
            {
                Serve(await listener.AcceptAsync(closing.Token));
            }
            catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A client that went away before it was taken in; or no file is left for one, and then a moment helps.
                await Task.Delay(Breath, CancellationToken.None);
            }
        }
    }

    private void Serve(Socket client)
    {
        lock (gate)
        {
            var counted = 0;
            var session = new ControlSession(
                client,
                options,
                hello,
                (request, queue) =>
                {
                    if (Moves(request))
                    {
                        Interlocked.Increment(ref guests);
                        Volatile.Write(ref counted, 1);
                    }

                    return rig.Handle(request, queue);
                },
                () => Interlocked.Add(ref guests, -Interlocked.Exchange(ref counted, 0)));
            if (closed || sessions.Count >= options.Clients)
            {
                session.End(new ControlEnd(ControlOutcome.Refused, closed ? "the owner of the rig ends" : $"{options.Clients} clients are connected already", null, []));
            }

            sessions[session] = Task.Run(async () =>
            {
                await session.Run(closing.Token);
                lock (gate)
                {
                    sessions.Remove(session);
                }
            });
        }
    }

    private static bool Moves(ControlRequest request) =>
        request is ControlRequest.Recover or ControlRequest.RunProcedure or ControlRequest.Power or ControlRequest.Keys;
}
