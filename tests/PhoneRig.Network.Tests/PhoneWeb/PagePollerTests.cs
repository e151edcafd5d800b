using System.Net;
using System.Text;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.PhoneWeb;

namespace PhoneRig.Network.Tests.PhoneWeb;

public sealed class PagePollerTests : IPageSink
{
    private static readonly IPAddress Phone = IPAddress.Parse("10.70.0.11");
    private readonly List<(int Connection, IPEndPoint Phone)> calls = [];
    private readonly List<(int Connection, string Text)> sent = [];
    private readonly List<int> closed = [];
    private readonly List<NetworkSighting> facts = [];
    private PagePoller poller = null!;

    [SetUp]
    public void Start()
    {
        calls.Clear();
        sent.Clear();
        closed.Clear();
        facts.Clear();
        poller = new PagePoller(new PagePollOptions(), _ => "00:1b:2c:3d:4e:5f");
    }

    [Test]
    public void A_phone_that_is_configured_is_asked_once_it_should_run_and_what_it_says_is_told_once()
    {
        poller.Configured(S(0), Phone, this);
        Assert.That(poller.WakeAt, Is.EqualTo(S(25)));
        poller.Tick(S(25), this);
        Assert.That(calls, Is.EqualTo(new[] { (calls[0].Connection, new IPEndPoint(Phone, 80)) }));
        poller.Opened(calls[0].Connection, this);
        Assert.That(sent.Single().Text, Does.StartWith("GET /DeviceInformationX HTTP/1.1\r\nHost: 10.70.0.11\r\n"));
        Answer(26, calls[0].Connection, 200, "<DeviceInformation><appLoadID>SCCP70.9-4-2SR3-1S</appLoadID></DeviceInformation>");

        Assert.That(facts, Is.EqualTo(new[] { new PhonePageRead("00:1b:2c:3d:4e:5f", "10.70.0.11", "SCCP70.9-4-2SR3-1S", null, null, null, null, null, S(1)) }));
        Assert.That(closed, Is.EqualTo(new[] { calls[0].Connection }));
        Assert.That(poller.WakeAt, Is.Null);
    }

    [Test]
    public void One_that_refuses_is_asked_again_with_longer_and_longer_pauses_and_left_alone_in_the_end()
    {
        poller.Configured(S(0), Phone, this);
        var at = new List<double>();
        while (poller.WakeAt is { } next)
        {
            at.Add(next.TotalSeconds);
            poller.Tick(next, this);
            poller.Closed(next, calls[^1].Connection, StreamEnd.Refused, this);
        }

        Assert.That(at.Take(7), Is.EqualTo(new[] { 25d, 35, 55, 95, 175, 295, 415 }));
        Assert.That(at, Has.Count.EqualTo(20));
        Assert.That(facts, Is.Empty);
    }

    [Test]
    public void The_other_page_is_tried_where_the_first_is_not_there()
    {
        poller.Configured(S(0), Phone, this);
        poller.Tick(S(25), this);
        poller.Opened(calls[0].Connection, this);
        Answer(25, calls[0].Connection, 404, "");
        poller.Opened(calls[1].Connection, this);
        Answer(25, calls[1].Connection, 200, "<DeviceInformation><HostName>SEP001B2C3D4E5F</HostName></DeviceInformation>");

        Assert.That(sent[1].Text, Does.StartWith("GET /DeviceInformation HTTP/1.1\r\n"));
        Assert.That(facts, Has.Count.EqualTo(1));
    }

    [Test]
    public void One_that_does_not_answer_is_hung_up_on()
    {
        poller.Configured(S(0), Phone, this);
        poller.Tick(S(25), this);
        poller.Opened(calls[0].Connection, this);
        Assert.That(poller.WakeAt, Is.EqualTo(S(30)));
        poller.Tick(S(30), this);

        Assert.That(closed, Is.EqualTo(new[] { calls[0].Connection }));
        Assert.That(poller.WakeAt, Is.EqualTo(S(40)));
        poller.Received(S(31), calls[0].Connection, "HTTP/1.1 200 OK\r\n\r\n"u8, this);
        Assert.That(facts, Is.Empty, "what comes late is not heard");
    }

    [Test]
    public void One_that_registers_is_asked_at_once_and_one_that_starts_again_is_left_alone()
    {
        poller.Configured(S(0), Phone, this);
        poller.Runs(S(20), Phone, this);
        Assert.That(poller.WakeAt, Is.EqualTo(S(20)));
        poller.Tick(S(20), this);
        poller.Forget(Phone, this);

        Assert.That(closed, Is.EqualTo(new[] { calls[0].Connection }));
        Assert.That(poller.WakeAt, Is.Null);
    }

    public void Connect(int connection, IPEndPoint phone) => calls.Add((connection, phone));

    public void Send(int connection, ReadOnlySpan<byte> bytes) => sent.Add((connection, Encoding.ASCII.GetString(bytes)));

    public void Close(int connection) => closed.Add(connection);

    public void Report(NetworkSighting sighting) => facts.Add(sighting);

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Answer(double at, int connection, int status, string body) =>
        poller.Received(S(at), connection, Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\n\r\n{body}"), this);
}
