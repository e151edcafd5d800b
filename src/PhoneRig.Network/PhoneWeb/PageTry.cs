using System.Net;
using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.PhoneWeb;

/// <summary>
/// Asks a phone for its page over one connection: bytes in, outcome out. A phone that does not have <c>/DeviceInformationX</c>, which is XML, is worth another try with
/// <c>/DeviceInformation</c>, where some loads have the same (facts 8).
/// </summary>
/// <param name="phone">Where it is.</param>
/// <param name="path">Which page: one of <see cref="Paths"/>.</param>
public sealed class PageTry(IPEndPoint phone, string path)
{
    /// <summary>The pages to ask for, in this order.</summary>
    public static readonly IReadOnlyList<string> Paths = ["/DeviceInformationX", "/DeviceInformation"];

    private readonly PageReader reader = new();

    /// <summary>What to send once the connection is open.</summary>
    public byte[] Request { get; } = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {phone.Address}\r\nUser-Agent: PhoneRig\r\nAccept: text/xml\r\nConnection: close\r\n\r\n");

    /// <summary>Takes bytes; the outcome once there is one.</summary>
    public PageOutcome? Received(ReadOnlySpan<byte> bytes)
    {
        reader.Feed(bytes);
        return reader.IsOver ? Judge() : null;
    }

    /// <summary>The connection has ended by itself.</summary>
    public PageOutcome Closed(StreamEnd end)
    {
        if (end == StreamEnd.Closed)
        {
            reader.End();
            return Judge();
        }

        return end == StreamEnd.Refused ? new PageOutcome(PageEnd.Refused, null, "the connection was refused") : new PageOutcome(PageEnd.Lost, null, "no host answers there, or it broke off");
    }

    private PageOutcome Judge() => reader switch
    {
        { Problem: { } problem } => new PageOutcome(PageEnd.NoPage, null, problem),
        { Status: 200 } when PhonePage.Read(reader.Body) is { } page => new PageOutcome(PageEnd.Read, page, ""),
        { Status: 200 } => new PageOutcome(PageEnd.NoPage, null, $"{path} is no page of a phone"),
        { Status: 401 or 403 or 404 or 410 } => new PageOutcome(PageEnd.Denied, null, $"it answers {path} with {reader.Status}"),
        _ => new PageOutcome(PageEnd.NoPage, null, $"it answers {path} with {reader.Status}"),
    };
}
