using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>The phone's web server (facts 8): one page, as XML. Its elements are known; their order and the blanks between them are made up.</summary>
/// <param name="board">The phone's parts.</param>
internal sealed class PageServer(PhoneBoard board)
{
    /// <summary>A browser's request is shorter.</summary>
    private const int LongestRequest = 4096;

    /// <summary>Answers one caller.</summary>
    public IStreamReceiver Take(IStreamConnection connection) => new Call(this, connection);

    private string Page() => $"""
        <?xml version="1.0" encoding="iso-8859-1"?>
        <DeviceInformation>
        <MACAddress>{board.Mac}</MACAddress>
        <HostName>SEP{board.Mac}</HostName>
        <phoneDN></phoneDN>
        <appLoadID>{board.Flash.LoadId}</appLoadID>
        <bootLoadID>simulated</bootLoadID>
        <versionID>V01</versionID>
        <hardwareRevision>1.0</hardwareRevision>
        <serialNumber>SIM{board.Mac.ToString()[^8..]}</serialNumber>
        <modelNumber>CP-79{board.Profile.Family}G{(board.Profile.Family == "71" ? "-GE" : "")}</modelNumber>
        </DeviceInformation>

        """;

    private byte[] Answer(string request)
    {
        var words = request.Split('\r', '\n')[0].Split(' ');
        var (status, type, body) = words is ["GET", "/DeviceInformationX", ..] ? ("200 OK", "text/xml", Page()) : ("404 Not Found", "text/html", "<html>Not found</html>");
        return Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
    }

    private sealed class Call(PageServer server, IStreamConnection connection) : IStreamReceiver
    {
        private readonly StringBuilder request = new();

        public void Opened()
        {
        }

        public void Received(ReadOnlyMemory<byte> bytes)
        {
            request.Append(Encoding.ASCII.GetString(bytes.Span));
            if (request.Length > LongestRequest)
            {
                connection.Dispose();
            }
            else if (request.ToString() is var text && text.Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                connection.Send(server.Answer(text));
                connection.Dispose();
            }
        }

        public void Closed(StreamEnd end)
        {
        }
    }
}
