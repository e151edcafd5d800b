using System.Net;
using System.Net.Sockets;
using System.Text;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Network.Tests.Nut;

/// <summary>A NUT server on 127.0.0.1, as far as the rig asks one: real TCP.</summary>
internal sealed class FakeNutServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public FakeNutServer()
    {
        listener.Start();
        _ = ServeAsync();
    }

    public NutAddress Address => new("ups", "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

    /// <summary>What it answers to a question for the status, its pieces sent one by one; none: it takes the question and is silent.</summary>
    public string[] Answer { get; set; } = [];

    public string Asked { get; private set; } = "";

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        Asked = await reader.ReadLineAsync() ?? "";
        foreach (var piece in Answer)
        {
            await client.Client.SendAsync(Encoding.ASCII.GetBytes(piece), SocketFlags.None);
        }

        if (Answer.Length == 0)
        {
            // Until the other side gives up.
            await reader.ReadToEndAsync();
        }
    }
}
