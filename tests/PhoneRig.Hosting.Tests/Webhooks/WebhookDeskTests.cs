using System.Text.Json.Nodes;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Hosting.Edges;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Hosting.Webhooks;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Tests.Webhooks;

/// <summary>A webhook with a real HTTP server behind it, that is there or not, refuses, or never answers; the pauses pass in virtual time.</summary>
public sealed class WebhookDeskTests
{
    private readonly VirtualClock clock = new();
    private HookServer server = null!;
    private List<Entry> timeline = null!;
    private List<Fact> notes = null!;
    private EventLoop loop = null!;
    private FakeJournal journal = null!;
    private readonly List<WebhookClient> clients = [];
    private WebhookDesk? desk;

    private IEnumerable<JsonNode> Heard => server.Bodies.Select(body => JsonNode.Parse(body)!);

    private IEnumerable<long> Told => timeline.Select(entry => entry.Fact).OfType<NewsTold>().Select(told => told.UpTo);

    [SetUp]
    public void MakeBench()
    {
        desk = null;
        server = new HookServer();
        timeline = [];
        notes = [];
        loop = new EventLoop(clock);
        journal = new FakeJournal(loop) { Prompt = true };
    }

    [TearDown]
    public void CloseAll()
    {
        desk?.Dispose();
        clients.ForEach(one => one.Dispose());
        clients.Clear();
        server.Dispose();
    }

    [Test]
    public void A_verdict_is_told_with_its_sequence_and_the_cursor_moves_on()
    {
        server.Up();
        Open();
        Begin();
        Visit(1);
        Run();

        var body = Heard.Single();
        Assert.That((string?)body["event"], Is.EqualTo("verdict"));
        Assert.That(((string?)body["rig"], (bool?)body["simulated"], (string?)body["campaign"], (string?)body["phone"], (string?)body["verdict"], (double?)body["took"]), Is.EqualTo(("simulated", (bool?)true, "c-1", Mac(1), "recovered", (double?)300)));
        Assert.That((long?)body["sequence"], Is.EqualTo(timeline.Single(entry => entry.Fact is VisitEnded).Sequence).And.EqualTo(Told.Last()));
        Assert.That(body.AsObject().ContainsKey("why"), Is.False, "what is not of its kind is left out");
        Assert.That(notes, Is.Empty);
    }

    [Test]
    public void The_token_comes_from_its_file_and_is_told_nowhere_else()
    {
        server.Up();
        Open(token: "s3cret");
        Begin();
        Visit(1);
        Run();

        Assert.That(server.Authorization, Is.EqualTo("Bearer s3cret"));
        Assert.That(server.Bodies.Single(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public void Only_what_was_asked_for_is_told()
    {
        server.Up();
        Open(tells: [NewsKind.Quarantine, NewsKind.End]);
        Begin();
        Visit(1);
        Tell(new StationQuarantined("s2", "there is power behind the open relay"));
        Tell(new CampaignEnded("kim"));
        Run();

        Assert.That(Heard.Select(body => (string?)body["event"]), Is.EqualTo(new[] { "quarantine", "end" }));
    }

    [Test]
    public void While_nobody_is_there_news_wait_in_order_with_pauses_that_grow_to_a_bound_and_a_person_is_told_once()
    {
        Open();
        Begin();
        Visit(1);
        Visit(2);
        Tell(new CampaignEnded("kim"));
        var tries = new List<TimeSpan>();
        tried = () => tries.Add(loop.Uptime);
        RunTo(TimeSpan.FromMinutes(30));

        var gaps = tries.Zip(tries.Skip(1), (one, next) => next - one).ToArray();
        Assert.That(gaps.Take(4), Is.EqualTo(new[] { 1.0, 2, 4, 8 }.Select(TimeSpan.FromSeconds)));
        Assert.That(gaps.Last(), Is.EqualTo(WebhookDesk.LongestPause));
        Assert.That(notes.OfType<Notice>().Single().Text, Does.StartWith($"webhook http://127.0.0.1:{server.Port}/hook: it cannot be reached").And.Not.Contain("of-the-address"));
        Assert.That(Told, Is.EqualTo(new[] { 0L }));

        server.Up();
        RunTo(TimeSpan.FromMinutes(40));

        Assert.That(Heard.Select(body => (string?)body["phone"] ?? (string?)body["event"]), Is.EqualTo(new[] { Mac(1), Mac(2), "end" }));
        Assert.That(Told.Last(), Is.EqualTo(timeline.Single(entry => entry.Fact is CampaignEnded).Sequence));
        Assert.That(notes.OfType<Notice>().Last().Text, Is.EqualTo("the webhook is told again of what waited for it"));
    }

    [TestCase(500)]
    [TestCase(404)]
    [TestCase(302)]
    [TestCase(401)]
    public void A_server_that_answers_anything_but_that_it_took_it_is_told_again(int status)
    {
        server.Status = status;
        server.Up();
        Open();
        Begin();
        Visit(1);
        RunTo(loop.Uptime + TimeSpan.FromSeconds(4));
        Assert.That(Told, Is.EqualTo(new[] { 0L }));

        server.Status = 204;
        RunTo(loop.Uptime + TimeSpan.FromMinutes(1));

        Assert.That(server.Bodies.Distinct(), Has.Exactly(1).Items, "the same body, until it is taken");
        Assert.That(server.Bodies, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(Told, Has.Exactly(2).Items);
        Assert.That(((Notice)notes[0]).Text, Does.Contain($"it answered {status}").And.Contain(status == 401 ? "token-file" : "its server"));
    }

    [Test]
    public void A_server_that_never_answers_is_given_up_after_the_bound_and_asked_again()
    {
        server.Status = null;
        server.Up();
        Open(within: TimeSpan.FromMilliseconds(150));
        Begin();
        Visit(1);
        RunTo(loop.Uptime + TimeSpan.FromMilliseconds(500));

        Assert.That(server.Bodies, Has.Exactly(1).Items);
        Assert.That(((Notice)notes.Single()).Text, Does.Contain("it did not answer within 0.2 s"));
        Assert.That(Told, Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public void A_server_that_never_answers_holds_up_nothing_on_the_rigs_loop()
    {
        server.Status = null;
        server.Up();
        var real = new EventLoop(new ScaledClock(new ScaledTime(TimeProvider.System, 1)));
        loop = real;
        server.Came = () => real.Post(() => { });
        journal = new FakeJournal(real) { Prompt = true };
        using var worker = new WorkerThread("webhook", real);
        Open(within: TimeSpan.FromSeconds(60), executor: worker);
        Begin();
        Visit(1);
        Assert.That(real.RunUntil(() => !server.Bodies.IsEmpty), Is.True, "the server has the request, and keeps it");
        var turns = 0;
        real.Post(() => turns++);
        Visit(2);

        Assert.That(real.RunUntil(() => turns == 1), Is.True);
        Assert.That(Told, Is.EqualTo(new[] { 0L }));
        desk!.Dispose();
        clients.ForEach(one => one.Dispose()); // or its thread waits for a minute
        clients.Clear();
    }

    [Test]
    public void Killed_between_the_answer_and_the_cursor_the_next_process_tells_it_again_with_the_same_sequence()
    {
        server.Up();
        Open();
        Begin();
        Visit(1);
        Run();
        timeline.RemoveAt(timeline.FindLastIndex(entry => entry.Fact is NewsTold));
        desk!.Dispose();

        Open();
        Run();

        Assert.That(server.Bodies.Distinct(), Has.Exactly(1).Items);
        Assert.That(server.Bodies, Has.Exactly(2).Items);
        Assert.That(Told.Last(), Is.EqualTo((long?)Heard.First()["sequence"]));
    }

    [Test]
    public void What_waited_when_the_process_ended_is_told_by_the_next()
    {
        Open();
        Begin();
        Visit(1);
        Run();
        desk!.Dispose();
        server.Up();

        Open();
        Run();

        Assert.That(Heard.Select(body => (string?)body["phone"]), Is.EqualTo(new[] { Mac(1) }));
    }

    [Test]
    public void Nothing_is_told_before_it_is_on_the_disk()
    {
        server.Up();
        journal.Prompt = false;
        Open();
        Begin();
        Visit(1);
        Run();
        Assert.That(server.Bodies, Is.Empty);

        journal.Write();
        Run();

        Assert.That(server.Bodies, Has.Exactly(1).Items);
    }

    [Test]
    public void A_secret_that_cannot_be_read_is_a_fault_that_is_told_and_tried_again()
    {
        server.Up();
        var config = new WebhookConfig { Url = server.Url, TokenFile = "/no/such/token" };
        Open(config, () => PhoneRig.Hosting.Worlds.SecretFile.Read("webhook", config.TokenFile));
        Begin();
        Visit(1);
        Run();

        Assert.That(((Notice)notes.Single()).Text, Does.StartWith("webhook: its secret cannot be read").And.Contain("/no/such/token"));
        Assert.That(server.Bodies, Is.Empty);
    }

    private Action tried = () => { };

    private static string Mac(int number) => FormattableString.Invariant($"00:1b:2c:00:00:{number:x2}");

    private void Open(NewsKind[]? tells = null, string? token = null, TimeSpan? within = null, IEdgeExecutor? executor = null)
    {
        var config = new WebhookConfig { Url = server.Url, Within = within ?? TimeSpan.FromSeconds(10) };
        Open(tells is null ? config : config with { Tells = [.. tells] }, () => token, executor);
    }

    private void Open(WebhookConfig config, Func<string?> token, IEdgeExecutor? executor = null)
    {
        var client = new WebhookClient(config, token);
        clients.Add(client);
        desk = new WebhookDesk(
            DemoRig.Simulated() with { Webhook = config },
            loop,
            journal,
            executor ?? new InPlace(loop),
            body =>
            {
                tried();
                client.Post(body);
            },
            Tell,
            notes.Add);
        desk.Start([.. timeline]);
    }

    private void Begin() => Tell(new CampaignStarted("c-1", "recover", null, null, [new CampaignPlace("s1", TimeSpan.FromMinutes(15), Keys: true), new CampaignPlace("s2", TimeSpan.FromMinutes(15), Keys: true)], "kim"));

    private void Visit(int phone)
    {
        var run = FormattableString.Invariant($"r-{phone}");
        Tell(new PhonePlaced("s1", Mac(phone), "kim"));
        Tell(new VisitBegan("s1", Mac(phone), run));
        Tell(new VisitEnded("s1", run, Verdict.Recovered, null, null, "9-4-2", Mac(phone), TimeSpan.FromMinutes(5)));
        Tell(new PhoneBinned(Mac(phone), "s1", Bin.Done, "recovered"));
    }

    private void Tell(Fact fact)
    {
        var entry = new Entry(timeline.Count + 1, DateTimeOffset.UnixEpoch, loop.Uptime, fact);
        timeline.Add(entry);
        desk!.Take(entry);
    }

    private void Run() => RunTo(loop.Uptime + TimeSpan.FromMilliseconds(100));

    private void RunTo(TimeSpan at)
    {
        loop.Schedule(at, () => { });
        loop.RunUntil(() => loop.Uptime >= at);
    }
}
