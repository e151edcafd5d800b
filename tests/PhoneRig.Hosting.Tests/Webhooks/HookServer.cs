using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Hosting.Tests.Webhooks;

/// <summary>A real HTTP server on this machine that keeps what it was told, and answers as a test says.</summary>
internal sealed class HookServer : IDisposable
{
    private readonly ManualResetEventSlim released = new();
    private HttpListener? listener;

    public HookServer()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/hook?key=of-the-address";

    /// <summary>The status that it answers with; null: it takes the request and never answers.</summary>
    public int? Status { get; set; } = 200;

    /// <summary>Called when something came, on the server's thread.</summary>
    public Action Came { get; set; } = () => { };

    /// <summary>Everything that came, in order.</summary>
    public ConcurrentQueue<string> Bodies { get; } = [];

    /// <summary>The last request's bearer token.</summary>
    public string? Authorization { get; private set; }

    public void Up()
    {
        listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        var mine = listener;
        new Thread(() => Serve(mine)) { IsBackground = true }.Start();
    }

    public void Dispose()
    {
        released.Set();
        listener?.Close();
    }

    private void Serve(HttpListener mine)
    {
        try
        {
            while (true)
            {
                var context = mine.GetContext();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var body = reader.ReadToEnd();
                Authorization = context.Request.Headers["Authorization"];
                var status = Status;
                Bodies.Enqueue(body);
                Came();
                if (status is null)
                {
                    released.Wait();
                    continue;
                }

                context.Response.StatusCode = status.Value;
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
