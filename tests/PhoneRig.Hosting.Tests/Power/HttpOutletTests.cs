using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>An outlet by HTTP: a server that is switched by two addresses and says how it is in JSON or in a page.</summary>
[TestFixture("json")]
[TestFixture("page")]
[TestFixture("mute")]
internal sealed class HttpOutletTests(string kind) : RemotePowerSwitchContract
{
    private readonly List<HttpOutlet> programs = [];
    private HttpListener server = null!;
    private string root = null!;
    private volatile bool feeds;
    private volatile int orders;
    private volatile string asked = "";

    protected override bool Feeds => feeds;

    protected override int Orders => orders;

    protected override bool Answers => kind != "mute";

    [SetUp]
    public void Start()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            root = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        orders = 0;
        BringBack();
    }

    [TearDown]
    public void Stop()
    {
        server.Close();
        programs.ForEach(one => one.Dispose());
        programs.Clear();
    }

    [Test]
    public void It_sends_method_body_headers_and_who_asks()
    {
        Make().Switch(on: false);

        Assert.That(asked, Is.EqualTo("""POST /off {"on":false} application/json x-token=t Basic YWRtaW46c2VjcmV0"""));
    }

    [Test]
    public void An_answer_that_is_an_error_is_told_without_the_password()
    {
        using var power = new HttpOutlet("outlet 1", Config with { On = new HttpRequestConfig { Url = root + "who" } }, () => "secret");

        Assert.That(() => power.Switch(on: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("401").And.Message.Contains("password-file").And.Message.Not.Contains("secret"));
    }

    [Test]
    public void A_server_that_never_answers_is_given_up()
    {
        using var power = new HttpOutlet("outlet 1", Config with { On = new HttpRequestConfig { Url = root + "never" }, Within = TimeSpan.FromMilliseconds(200) }, () => "secret");

        Assert.That(() => power.Switch(on: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("within 0.2 s"));
    }

    private HttpPowerConfig Config => new()
    {
        On = new HttpRequestConfig { Url = root + "on" },
        Off = new HttpRequestConfig { Url = root + "off", Method = "POST", Body = """{"on":false}""" },
        Status = kind switch
        {
            "json" => new HttpStatusConfig { Url = root + "json", Pointer = "/relays/1/is~1on" },
            "page" => new HttpStatusConfig { Url = root + "page", Pattern = "<b>Outlet 2: ([a-z]+)</b>", On = "on", Off = "off" },
            _ => null,
        },
        User = "admin",
        Headers = ImmutableDictionary<string, string>.Empty.Add("x-token", "t"),
    };

    protected override IPowerSwitch Make()
    {
        programs.Add(new HttpOutlet("outlet 1", Config, () => "secret"));
        return programs[^1];
    }

    protected override void Leave(bool on) => feeds = on;

    protected override void TakeAway() => server.Close();

    protected override void BringBack()
    {
        server = new HttpListener { Prefixes = { root } };
        server.Start();
        _ = Serve(server);
    }

    private async Task Serve(HttpListener listener)
    {
        try
        {
            while (true)
            {
                Answer(await listener.GetContextAsync().ConfigureAwait(false));
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test has taken it away.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var request = context.Request;
        var path = request.Url!.AbsolutePath;
        if (path == "/never")
        {
            return;
        }

        if (path is "/on" or "/off")
        {
            using var body = new StreamReader(request.InputStream);
            asked = $"{request.HttpMethod} {path} {body.ReadToEnd()} {request.ContentType?.Split(';')[0]} x-token={request.Headers["x-token"]} {request.Headers["Authorization"]}";
            feeds = path == "/on";
            Interlocked.Increment(ref orders);
        }

        context.Response.StatusCode = path == "/who" ? 401 : 200;
        var text = path switch
        {
            "/json" => $$"""{"relays":[{"is/on":{{(feeds ? "false" : "true")}}},{"is/on":{{(feeds ? "true" : "false")}}}]}""",
            "/page" => $"<html><b>Outlet 1: on</b><b>Outlet 2: {(feeds ? "on" : "off")}</b></html>",
            _ => "",
        };
        context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
    }
}
