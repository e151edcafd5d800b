using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PhoneRig.Hosting.Control;

/// <summary>One client of a control server: its request, and the lines of the answer.</summary>
internal sealed class ControlSession
{
    private readonly Socket client;
    private readonly ControlServerOptions options;
    private readonly ControlHello hello;
    private readonly Func<ControlRequest, ClientQueue, IDisposable> handle;
    private readonly ClientQueue queue;

    /// <param name="client">The connection; it is the session's to close.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="hello">What is said first.</param>
    /// <param name="handle">Takes a request that was understood.</param>
    /// <param name="ended">Called once, at the end of the answer.</param>
    public ControlSession(Socket client, ControlServerOptions options, ControlHello hello, Func<ControlRequest, ClientQueue, IDisposable> handle, Action ended)
    {
        (this.client, this.options, this.hello, this.handle) = (client, options, hello, handle);
        queue = new ClientQueue(options.Queue, ended);
    }

    /// <summary>Ends the answer, unless it has ended: the server goes.</summary>
    public void End(ControlEnd end) => queue.End(end);

    /// <summary>Serves the client to the end of the answer or until it goes; faults of the connection are its end and nobody else's.</summary>
    public async Task Run(CancellationToken cancelled)
    {
        try
        {
            using var stream = new NetworkStream(client, ownsSocket: true);
            await Send(stream, JsonSerializer.Serialize(new { hello }, ControlJson.Options), cancelled);
            if (await Request(stream, cancelled) is { } request && !queue.HasEnded)
            {
                await Answer(stream, request, cancelled);
            }
            else
            {
                await SendRest(stream, cancelled);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Who went away is told nothing.
        }
        finally
        {
            queue.Close();
        }
    }

    private async Task Answer(NetworkStream stream, ControlRequest request, CancellationToken cancelled)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        using var subscription = Handle(request);
        var gone = Drain(stream, subscription, leaving.Token);
        try
        {
            await SendRest(stream, cancelled);
        }
        finally
        {
            await leaving.CancelAsync();
            await gone;
        }
    }

    private IDisposable Handle(ControlRequest request)
    {
        try
        {
            return handle(request, queue);
        }
        catch (Exception fault) // whatever it was: this client is told, and the rig and its other clients go on
        {
            queue.End(new ControlEnd(ControlOutcome.RigFault, $"the rig could not take the request: {fault.GetType().Name}: {fault.Message}", null, []));
            return new MemoryStream(0);
        }
    }

    private async Task SendRest(NetworkStream stream, CancellationToken cancelled)
    {
        var lines = new ControlLines();
        while (true)
        {
            var (told, end) = await queue.Next(cancelled);
            await Send(stream, told is null ? ControlLines.Write(end!) : lines.Write(told), cancelled);
            if (told is null)
            {
                return;
            }
        }
    }

    /// <summary>The request; null where there is none, and then the answer has its end.</summary>
    private async Task<ControlRequest?> Request(NetworkStream stream, CancellationToken cancelled)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        patience.CancelAfter(options.RequestWithin);
        var buffer = new byte[options.LongestRequest];
        var length = 0;
        string? problem;
        try
        {
            int end;
            while ((end = buffer.AsSpan(0, length).IndexOf((byte)'\n')) < 0 && length < buffer.Length)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), patience.Token);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            if (end >= 0)
            {
                var request = ControlJson.ReadRequest(buffer.AsSpan(0, end), out problem);
                if (request is not null)
                {
                    return request;
                }
            }
            else
            {
                problem = length == buffer.Length ? $"a request is one line of at most {buffer.Length} bytes" : "the request ended before its line did";
            }
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            problem = $"no request came within {options.RequestWithin.TotalSeconds:0.#} s";
        }

        queue.End(new ControlEnd(ControlOutcome.BadRequest, problem, null, []));
        return null;
    }

    /// <summary>Reads on, for nothing but to learn that the client has gone: its watch ends then.</summary>
    private static async Task Drain(NetworkStream stream, IDisposable subscription, CancellationToken leaving)
    {
        var nothing = new byte[1024];
        try
        {
            while (await stream.ReadAsync(nothing, leaving) > 0)
            {
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
        }
        catch (OperationCanceledException)
        {
            return;
        }

        subscription.Dispose();
    }

    private static async Task Send(NetworkStream stream, string line, CancellationToken cancelled) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancelled);
}
