namespace PhoneRig.Hosting.Control;

/// <summary>The rig behind a control socket: each request on a connection of its own.</summary>
/// <param name="path">The socket's path.</param>
/// <param name="patience">How long to wait for the owner's first word, by the real clock.</param>
/// <param name="unreachable">What to say where nobody answers.</param>
public sealed class ControlClient(string path, TimeSpan patience, string unreachable) : IRigControl
{
    /// <summary>Asks. The answer comes to the sink on a thread of the connection's, and so does the word that nobody answers.</summary>
    public IDisposable Handle(ControlRequest request, IControlSink sink)
    {
        if (ControlConnection.TryOpen(path, patience) is { } connection)
        {
            return connection.Ask(request, sink);
        }

        sink.End(new ControlEnd(ControlOutcome.Refused, unreachable, null, []));
        return new MemoryStream(0);
    }
}
