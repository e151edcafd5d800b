using System.Net;

namespace PhoneRig.Network.PhoneWeb;

/// <summary>Where the poller of pages puts what it wants done.</summary>
public interface IPageSink : ISightingSink
{
    /// <summary>Connects to a phone.</summary>
    void Connect(int connection, IPEndPoint phone);

    /// <summary>Sends bytes on a connection. They are valid during the call only.</summary>
    void Send(int connection, ReadOnlySpan<byte> bytes);

    /// <summary>Ends a connection; nothing more is told of it.</summary>
    void Close(int connection);
}
