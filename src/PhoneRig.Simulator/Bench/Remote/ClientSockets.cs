using System.Net;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>The sockets that one connection has on the bench's segments: they are unplugged with it.</summary>
/// <param name="segments">The segments.</param>
/// <param name="answer">Takes who a socket is on its segment.</param>
internal sealed class ClientSockets(IBenchSegments segments, BenchAnswer answer) : IDisposable
{
    private readonly HashSet<int> plugged = [];
    private readonly HashSet<int> listening = [];

    /// <summary>Plugs a UDP socket in.</summary>
    public void Plug(ref MessageReader message)
    {
        var (segment, socket, host) = (message.Word(), message.Word(), Host(ref message));
        message.CheckWhole();
        answer.PutWord(segments.Plug(segment, socket, host).Port);
        plugged.Add(socket);
    }

    /// <summary>Unplugs it; nothing where this connection has not plugged it in.</summary>
    public void Unplug(ref MessageReader message)
    {
        var socket = (int)message.Word();
        message.CheckWhole();
        if (plugged.Remove(socket))
        {
            segments.Unplug(socket);
        }
    }

    /// <summary>Enters a listening TCP socket.</summary>
    public void Listen(ref MessageReader message)
    {
        var (segment, socket, host) = (message.Word(), message.Word(), Host(ref message));
        message.CheckWhole();
        answer.PutWord(segments.Listen(segment, socket, host).Port);
        listening.Add(socket);
    }

    /// <summary>Strikes it out; nothing where this connection has not entered it.</summary>
    public void Unlisten(ref MessageReader message)
    {
        var socket = (int)message.Word();
        message.CheckWhole();
        if (listening.Remove(socket))
        {
            segments.Unlisten(socket);
        }
    }

    /// <summary>Tells who listens somewhere; 0 for nobody.</summary>
    public void Find(ref MessageReader message)
    {
        var (segment, host) = (message.Word(), Host(ref message));
        message.CheckWhole();
        answer.PutWord(segments.Find(segment, host) ?? 0);
    }

    public void Dispose()
    {
        foreach (var port in plugged)
        {
            segments.Unplug(port);
        }

        foreach (var port in listening)
        {
            segments.Unlisten(port);
        }
    }

    private static IPEndPoint Host(ref MessageReader message)
    {
        var address = message.Take(4);
        return new IPEndPoint(address.IsEmpty ? IPAddress.None : new IPAddress(address), message.Word());
    }
}
