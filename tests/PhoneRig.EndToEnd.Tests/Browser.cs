using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A headless Chromium, spoken to over its DevTools protocol: what it complains of and asks the network for is kept.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Name = "chromium";

    /// <summary>A page of one file takes a second; a machine under load may take many.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource patience = new(Bound);
    private readonly TemporaryFolder profile = new();
    private readonly ClientWebSocket socket = new();
    private readonly Process process;
    private string? session;
    private int last;

    private Browser(Process process) => this.process = process;

    /// <summary>Errors, warnings and exceptions that the page caused.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>True where there is a Chromium to run.</summary>
    public static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, Name)));

    public static async Task<Browser> Start()
    {
        var browser = new Browser(new Process());
        browser.process.StartInfo = new ProcessStartInfo(
            Name, ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={browser.profile.Path}", "about:blank"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        browser.process.Start();
        const string listening = "DevTools listening on ";
        string? line;
        while ((line = await browser.process.StandardError.ReadLineAsync(browser.patience.Token)) is not null && !line.StartsWith(listening, StringComparison.Ordinal))
        {
        }

        _ = browser.process.StandardError.ReadToEndAsync(); // or it stops when the pipe is full
        await browser.socket.ConnectAsync(new Uri(line?[listening.Length..] ?? throw new InvalidOperationException("Chromium ended before it listened")), browser.patience.Token);
        var target = (string)(await browser.Ask("Target.createTarget", new JsonObject { ["url"] = "about:blank" }))["targetId"]!;
        browser.session = (string)(await browser.Ask("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await browser.Ask($"{domain}.enable");
        }

        return browser;
    }

    /// <summary>Opens a file in a window of a size, in light or dark.</summary>
    public async Task Open(string file, int width, int height, bool dark)
    {
        await Ask("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 700 });
        await Ask("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await Ask("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        while (await Evaluate<string>("document.readyState + ' ' + location.protocol") != "complete file:")
        {
        }
    }

    /// <summary>What an expression comes to in the page.</summary>
    public async Task<T> Evaluate<T>(string expression)
    {
        var result = await Ask("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true });
        return result["result"]!["value"]!.GetValue<T>();
    }

    /// <summary>A picture of the whole page.</summary>
    public async Task Picture(string file)
    {
        var result = await Ask("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = true });
        await File.WriteAllBytesAsync(file, Convert.FromBase64String((string)result["data"]!), patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        patience.Dispose();
        profile.Dispose();
    }

    private async Task<JsonNode> Ask(string method, JsonObject? parameters = null)
    {
        var id = ++last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        while (true)
        {
            var answer = await Receive();
            if ((int?)answer["id"] == id)
            {
                return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]}");
            }

            Keep(answer);
        }
    }

    private void Keep(JsonNode told)
    {
        switch ((string?)told["method"])
        {
            case "Runtime.exceptionThrown" or "Log.entryAdded" or "Runtime.consoleAPICalled":
                Complaints.Add(told["params"]!.ToJsonString());
                break;
            case "Network.requestWillBeSent":
                Requests.Add((string)told["params"]!["request"]!["url"]!);
                break;
            default:
                break;
        }
    }

    private async Task<JsonNode> Receive()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, patience.Token);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(whole.ToArray())!;
    }
}
