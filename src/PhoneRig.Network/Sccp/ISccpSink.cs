namespace PhoneRig.Network.Sccp;

/// <summary>Where the registrar puts what it wants done.</summary>
public interface ISccpSink : ISightingSink
{
    /// <summary>Sends bytes on a connection. They are valid during the call only.</summary>
    void Send(int connection, ReadOnlySpan<byte> bytes);

    /// <summary>Ends a connection; nothing more is told of it.</summary>
    void Close(int connection);
}
