using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A phone's web page on loopback, for as many callers as come.</summary>
internal sealed class PhonePage : IDisposable
{
    private const string Page = "<DeviceInformation><HostName>SEP001B2C3D4E5F</HostName><appLoadID>SCCP70.9-4-2SR3-1S</appLoadID></DeviceInformation>";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public PhonePage()
    {
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>A command line as printed, with this phone in the place of the one on a real segment.</summary>
    public string Instead(string command) => command.Replace("10.70.0.101", $"127.0.0.1 --port {((IPEndPoint)listener.LocalEndpoint).Port}", StringComparison.Ordinal);

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await listener.AcceptTcpClientAsync();
                _ = await caller.GetStream().ReadAsync(new byte[2048]);
                await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Page.Length}\r\n\r\n{Page}"));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
