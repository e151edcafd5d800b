using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Tests.Control;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ControlServerTests : IDisposable
{
    private static readonly ControlRequest Status = new ControlRequest.Status(Follow: false) { By = "pi" };
    private static readonly ControlRequest Watch = new ControlRequest.Status(Follow: true) { By = "pi" };
    private static readonly ControlRequest Press = new ControlRequest.Keys("s1", KeyAction.Press, "1") { By = "pi" };

    private readonly TestFolder folder = new();

    private string Socket => folder.State.ControlSocket;

    private ControlClient Client => new(Socket, TimeSpan.FromSeconds(10), "nobody there");

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_request_reaches_the_rig_and_the_answer_comes_back()
    {
        var rig = new FakeRig
        {
            Answer = (_, sink) =>
            {
                sink.Tell(new ControlEvent.Waiting("for s1"));
                sink.End(FakeRig.Done with { Message = "there" });
            },
        };
        using var server = new ControlServer(Socket, rig, "me");
        var listener = new Listener();

        Client.Handle(Press, listener);

        Assert.That(listener.End(), Is.EqualTo(FakeRig.Done with { Message = "there", Problems = listener.End().Problems }));
        Assert.That(listener.Next(), Is.EqualTo(new ControlEvent.Waiting("for s1")));
        Assert.That(rig.Next().Request, Is.EqualTo(Press));
    }

    [Test]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Only_the_owner_and_its_group_may_connect()
    {
        using var server = new ControlServer(Socket, new FakeRig(), "me");

        Assert.That((int)File.GetUnixFileMode(Socket), Is.EqualTo(0b110_110_000));
    }

    [Test]
    public void A_socket_left_over_from_an_owner_that_is_gone_is_replaced()
    {
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(folder.Path("x")));
            File.Move(folder.Path("x"), Socket);
        }

        Assert.That(File.Exists(Socket), Is.True, "the dead owner's");
        using var server = new ControlServer(Socket, new FakeRig(), "me");
        var listener = new Listener();
        Client.Handle(Status, listener);

        Assert.That(listener.End().Outcome, Is.EqualTo(ControlOutcome.Done), listener.End().Message);
    }

    [Test]
    public void A_server_that_goes_takes_its_socket_with_it_and_ends_every_answer()
    {
        var rig = new FakeRig { Answer = (_, _) => { } };
        var server = new ControlServer(Socket, rig, "me");
        var listener = new Listener();
        Client.Handle(Watch, listener);
        rig.Next();

        server.Dispose();

        Assert.That(listener.End().Outcome, Is.EqualTo(ControlOutcome.Stopped));
        Assert.That(File.Exists(Socket), Is.False);
        Assert.That(Directory.EnumerateFileSystemEntries(folder.State.Folder), Is.Empty);
    }

    [Test]
    public void A_path_that_no_socket_can_have_is_refused_with_what_to_do()
    {
        var path = folder.Path(new string('x', 108));

        Assert.That(() => new ControlServer(path, new FakeRig(), "me"), Throws.InstanceOf<IOException>().With.Message.Contains("--state"));
        Assert.That(() => ControlConnection.TryOpen(path, TimeSpan.Zero), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void Without_an_owner_the_client_says_so()
    {
        var listener = new Listener();
        Client.Handle(Status, listener);

        Assert.That(listener.End(), Has.Property("Outcome").EqualTo(ControlOutcome.Refused).And.Property("Message").EqualTo("nobody there"));
    }

    [Test]
    public void A_client_that_goes_away_ends_its_watch()
    {
        var rig = new FakeRig { Answer = (_, _) => { } };
        using var server = new ControlServer(Socket, rig, "me");
        var listener = new Listener();
        var watching = Client.Handle(Watch, listener);
        rig.Next();

        watching.Dispose();

        Assert.That(rig.WaitUntilLeft(), Is.True);
        Assert.That(server.Guests, Is.Zero);
    }

    [Test]
    public void A_run_counts_as_a_guest_to_its_end_even_when_its_client_has_gone()
    {
        var rig = new FakeRig { Answer = (_, _) => { } };
        using var server = new ControlServer(Socket, rig, "me");
        var running = Client.Handle(Press, new Listener());
        var (_, sink) = rig.Next();
        running.Dispose();
        rig.WaitUntilLeft();

        Assert.That(server.Guests, Is.EqualTo(1));
        sink.End(FakeRig.Done);
        Assert.That(server.Guests, Is.Zero);
    }

    [Test]
    public void A_fault_in_the_rig_is_told_to_who_asked_and_the_next_client_is_served()
    {
        var rig = new FakeRig { Answer = (request, sink) => (request is ControlRequest.Keys ? throw new InvalidOperationException("oh no") : sink).End(FakeRig.Done) };
        using var server = new ControlServer(Socket, rig, "me");
        var (first, second) = (new Listener(), new Listener());
        Client.Handle(Press, first);
        Assert.That(first.End(), Has.Property("Outcome").EqualTo(ControlOutcome.RigFault).And.Property("Message").Contains("oh no"));
        Assert.That(server.Guests, Is.Zero);

        Client.Handle(Status, second);

        Assert.That(second.End().Outcome, Is.EqualTo(ControlOutcome.Done));
    }

    [Test]
    public void A_client_that_reads_nothing_never_holds_up_the_rig_and_is_told_what_it_missed()
    {
        const int told = 50_000;
        var rig = new FakeRig { Answer = (_, _) => { } };
        using var server = new ControlServer(Socket, rig, "me", new ControlServerOptions { Queue = 100 });
        using var raw = new RawClient(Socket);
        raw.Send(ControlJson.Write(Watch) + "\n");
        var (_, sink) = rig.Next();

        // All of this returns though nobody reads: some 10 MB, and a socket buffers a fraction of that.
        for (var i = 1; i <= told; i++)
        {
            sink.Tell(new ControlEvent.Added("s1", new Entry(i, DateTimeOffset.UnixEpoch, TimeSpan.Zero, new ConsoleLine(new string('x', 100), null, null))));
        }

        sink.End(FakeRig.Done);
        var lines = raw.Lines().Select(line => JsonNode.Parse(line)!.AsObject()).Skip(1).ToList();

        Assert.That(lines[^1].ContainsKey("end"), Is.True);
        var lost = lines.Where(line => line.ContainsKey("lost")).Sum(line => line["lost"]!.GetValue<int>());
        var came = lines.Count(line => line.ContainsKey("fact"));
        Assert.That(lost, Is.Positive);
        Assert.That(lost + came, Is.EqualTo(told));
        // Each gap in the sequence is exactly as wide as the word before it says.
        var next = 1L;
        foreach (var line in lines.SkipLast(1))
        {
            next = line.ContainsKey("lost") ? next + line["lost"]!.GetValue<int>() : next;
            if (line.ContainsKey("fact"))
            {
                Assert.That(line["sequence"]!.GetValue<long>(), Is.EqualTo(next));
                next++;
            }
        }
    }

    [Test]
    public void Half_a_line_and_then_silence_is_a_bad_request()
    {
        using var server = new ControlServer(Socket, new FakeRig(), "me", new ControlServerOptions { RequestWithin = TimeSpan.FromMilliseconds(50) });
        using var raw = new RawClient(Socket);
        raw.Send("""{"request":"sta""");

        Assert.That(Outcome(raw.Lines()[^1]), Is.EqualTo("bad-request"));
    }

    [Test]
    public void A_line_without_end_is_a_bad_request_before_it_is_a_burden()
    {
        using var server = new ControlServer(Socket, new FakeRig(), "me");
        using var raw = new RawClient(Socket);
        raw.TrySend(Encoding.ASCII.GetBytes(new string('x', 1 << 20)));

        // The server has hung up on what it had not read, so that the end itself may be lost on the way.
        Assert.That(raw.TryLines().Skip(1).Select(Outcome), Is.Empty.Or.EqualTo(new[] { "bad-request" }));
        AssertServes();
    }

    [Test]
    public void One_client_too_many_is_refused_and_what_it_asks_is_not_done()
    {
        var rig = new FakeRig { Answer = (_, _) => { } };
        using var server = new ControlServer(Socket, rig, "me", new ControlServerOptions { Clients = 1 });
        var (first, second) = (new Listener(), new Listener());
        Client.Handle(Watch, first);
        rig.Next();

        Client.Handle(Press, second);

        Assert.That(second.End(), Has.Property("Outcome").EqualTo(ControlOutcome.Refused).And.Property("Message").Contains("connected already"));
        Assert.That((rig.Unasked, server.Guests), Is.EqualTo((0, 0)));
    }

    [Test]
    public void No_bytes_do_any_harm()
    {
        var seed = Environment.TickCount & 0xFFFF;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var server = new ControlServer(Socket, new FakeRig(), "me", new ControlServerOptions { RequestWithin = TimeSpan.FromMilliseconds(200), Clients = 1000 });
        var good = Encoding.UTF8.GetBytes(ControlJson.Write(Press) + "\n");
        for (var i = 0; i < 300; i++)
        {
            using var raw = new RawClient(Socket);
            raw.TrySend(Broken(good, random));
            raw.HangUp();
            if (random.Next(2) == 0)
            {
                var lines = raw.TryLines().Skip(1).ToList();
                Assert.That(lines, Has.Count.LessThanOrEqualTo(1), $"seed {seed}, client {i}");
                Assert.That(lines.Select(Outcome), Is.All.EqualTo("bad-request").Or.All.EqualTo("done"), $"seed {seed}, client {i}");
            }
        }

        AssertServes();
        Assert.That(server.Guests, Is.Zero);
    }

    private static byte[] Broken(byte[] good, Random random)
    {
        var bytes = (byte[])good.Clone();
        switch (random.Next(4))
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                Array.Resize(ref bytes, random.Next(bytes.Length));
                break;
            case 2:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                break;
            default:
                bytes = [.. bytes[..random.Next(bytes.Length)], .. bytes];
                break;
        }

        return bytes;
    }

    private static string? Outcome(string line) => JsonNode.Parse(line)!["end"]?["outcome"]?.GetValue<string>();

    private void AssertServes()
    {
        var listener = new Listener();
        Client.Handle(Status, listener);
        Assert.That(listener.End().Outcome, Is.EqualTo(ControlOutcome.Done), listener.End().Message);
    }
}
