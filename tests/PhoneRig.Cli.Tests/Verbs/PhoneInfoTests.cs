using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary>A phone is asked for its page over a real socket, and what came of it is said plainly.</summary>
public sealed class PhoneInfoTests
{
    private const string Page = "<DeviceInformation><appLoadID>SCCP70.9-4-2SR3-1S</appLoadID><HostName>SEP001B2C3D4E5F</HostName><modelNumber>CP-7970G</modelNumber></DeviceInformation>";

    [Test]
    public void What_its_page_says_is_said()
    {
        using var phone = new Phone("/DeviceInformationX", Page);
        var (plain, json) = (new TestHost(), new TestHost());

        Assert.That(plain.Run("phone", "info", "127.0.0.1", "--port", phone.Port), Is.EqualTo(ExitCode.Done), plain.Error);
        Assert.That(plain.Out, Is.EqualTo("Phone   127.0.0.1\nLoad    SCCP70.9-4-2SR3-1S\nDevice  SEP001B2C3D4E5F\nModel   CP-7970G\n"));
        Assert.That(json.Run("phone", "info", "127.0.0.1", "--port", phone.Port, "--json"), Is.EqualTo(ExitCode.Done), json.Error);
        Assert.That((string?)JsonNode.Parse(json.Out)!["phone"]!["load"], Is.EqualTo("SCCP70.9-4-2SR3-1S"));
    }

    [Test]
    public void The_other_page_will_do()
    {
        using var phone = new Phone("/DeviceInformation", Page);
        var host = new TestHost();

        Assert.That(host.Run("phone", "info", "127.0.0.1", "--port", phone.Port), Is.EqualTo(ExitCode.Done), host.Error);
    }

    [Test]
    public void A_web_server_that_is_off_is_said_with_what_to_do()
    {
        var phone = new Phone("/", "");
        phone.Dispose();
        var host = new TestHost();

        Assert.That(host.Run("phone", "info", "127.0.0.1", "--port", phone.Port), Is.EqualTo(ExitCode.NotRecovered));
        Assert.That(host.Error, Does.Contain("refuses the connection: the phone's web server is off").And.Contains("webAccess"));
    }

    [Test]
    public void Another_web_server_is_no_phone()
    {
        using var other = new Phone("/index.html", "hello");
        var host = new TestHost();

        Assert.That(host.Run("phone", "info", "127.0.0.1", "--port", other.Port, "--json"), Is.EqualTo(ExitCode.NotRecovered));
        Assert.That((string?)JsonNode.Parse(host.Out)!["error"]!["message"], Does.Contain("shows no device information"));
    }

    [TestCase("10.70.0", "80")]
    [TestCase("phone.example", "80")]
    [TestCase("10.70.0.1", "0")]
    public void What_is_no_address_is_bad_usage(string address, string port) =>
        Assert.That(new TestHost().Run("phone", "info", address, "--port", port), Is.EqualTo(ExitCode.BadUsage));

    /// <summary>A web server with one page, for as many callers as come.</summary>
    private sealed class Phone : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Phone(string path, string page)
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
            _ = ServeAsync(path, page);
        }

        public string Port { get; }

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync(string path, string page)
        {
            try
            {
                while (true)
                {
                    using var caller = await listener.AcceptTcpClientAsync();
                    var buffer = new byte[2048];
                    var asked = Encoding.ASCII.GetString(buffer, 0, await caller.GetStream().ReadAsync(buffer));
                    var answer = asked.StartsWith($"GET {path} ", StringComparison.Ordinal) ? $"HTTP/1.1 200 OK\r\nContent-Length: {page.Length}\r\n\r\n{page}" : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
                    await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
                }
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
