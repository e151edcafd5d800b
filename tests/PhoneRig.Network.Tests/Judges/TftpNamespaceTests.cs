using System.Collections.Concurrent;
using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sockets.Tftp;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tests.Tftp;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Other people's TFTP clients on hosts of their own, and who hears whom.</summary>
[NonParallelizable]
public sealed class TftpNamespaceTests
{
    private const int Phones = 50;

    private static readonly TftpFile[] Set =
    [
        new("term70.default.loads", TftpServerTests.Bytes(700)),
        new("jar70sccp.9-4-2.sbn", TftpServerTests.Bytes(120_000)),
        new("cnu70.9-4-2.sbn", TftpServerTests.Bytes(60_000)),
        new("apps70.9-4-2.sbn", TftpServerTests.Bytes(131_072)),
        new("dsp70.9-4-2.sbn", TftpServerTests.Bytes(51_200)),
        new("cvm70sccp.9-4-2.sbn", TftpServerTests.Bytes(90_001)),
        new("XMLDefault.cnf.xml", TftpServerTests.Bytes(512)),
    ];

    private readonly ConcurrentQueue<NetworkSighting> facts = [];
    private TftpEngine engine = null!;
    private string folder = "";

    [SetUp]
    public void Start()
    {
        Namespaces.Need();
        facts.Clear();
        engine = new TftpEngine(TimeProvider.System, fault => TestContext.Error.WriteLine(fault));
        folder = Directory.CreateTempSubdirectory("phonerig-judges-").FullName;
    }

    [TearDown]
    public void Stop()
    {
        engine?.Dispose();
        if (folder.Length > 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Fifty_hosts_fetch_a_whole_set_at_once_with_four_kinds_of_client()
    {
        foreach (var (program, package) in new[] { ("busybox", "busybox"), ("atftp", "atftp"), ("curl", "curl"), ("tftp", "tftp-hpa") })
        {
            Tool.Need(program, package);
        }

        foreach (var file in Set)
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name), ((Network.Tftp.Content.MemoryContent)file.Content).Bytes.ToArray());
        }

        using var lan = new Namespaces('f', "10.177.4", Phones);
        using var listener = engine.On(lan.Bridge).Listen(Serving(lan, Set));
        var failures = new ConcurrentQueue<string>();
        var phones = Enumerable.Range(0, Phones).Select(phone => new Thread(() =>
        {
            var fetches = Set.Select((file, number) => $"{Client((phone + number) % 4, lan.Ours, file.Name)} && cmp -s {folder}/{phone}.out {folder}/{file.Name} || echo failed: {file.Name} by client {(phone + number) % 4}");
            var (_, text) = lan.On(phone, string.Join('\n', fetches.Append($"rm -f {folder}/{phone}.out")));
            if (text.Contains("failed", StringComparison.Ordinal))
            {
                failures.Enqueue($"host {phone}: {text}");
            }

            string Client(int kind, string server, string file) => kind switch
            {
                0 => $"busybox tftp -g -r {file} -l {folder}/{phone}.out {server} 69",
                1 => $"atftp --option 'blksize 1428' --option 'windowsize 8' -g -r {file} -l {folder}/{phone}.out {server} 69",
                2 => $"curl -sS -o {folder}/{phone}.out tftp://{server}/{file}",
                _ => $"tftp -m binary {server} 69 -c get {file} {folder}/{phone}.out",
            };
        })).ToList();
        phones.ForEach(phone => phone.Start());
        phones.ForEach(phone => phone.Join());

        Assert.That(failures, Is.Empty);
        Assert.That(SpinWait.SpinUntil(() => facts.OfType<TftpCompleted>().Count() >= Phones * Set.Length, TimeSpan.FromSeconds(10)));
        Assert.That(facts.OfType<TftpCompleted>().Select(fact => fact.Address).Distinct().Count(), Is.EqualTo(Phones));
        TestContext.Out.WriteLine($"{facts.OfType<TftpCompleted>().Sum(fact => fact.Bytes)} bytes, {facts.OfType<TftpCompleted>().Sum(fact => fact.Resends)} resends");
    }

    [Test]
    public void A_request_on_one_interface_is_never_answered_on_another_and_its_offer_is_invisible_there()
    {
        Tool.Need("busybox", "busybox");
        using var mine = new Namespaces('m', "10.177.5", 1);
        using var neighbours = new Namespaces('x', "10.177.6", 1);
        using var one = engine.On(mine.Bridge).Listen(Serving(mine, [new("mine.sbn", new byte[600])]));
        using var other = engine.On(neighbours.Bridge).Listen(Serving(neighbours, [new("theirs.sbn", new byte[600])]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fetches(mine, "mine.sbn", mine.Ours), Is.True);
            Assert.That(Fetches(neighbours, "theirs.sbn", neighbours.Ours), Is.True);
            Assert.That(Fetches(neighbours, "mine.sbn", neighbours.Ours), Is.False, "what a station is offered its neighbour does not see");
            Assert.That(Fetches(mine, "theirs.sbn", mine.Ours), Is.False);
            Assert.That(SpinWait.SpinUntil(() => facts.OfType<TftpCompleted>().Count() >= 2, TimeSpan.FromSeconds(10)), Is.True);
            facts.Clear();
            Assert.That(Fetches(neighbours, "mine.sbn", mine.Ours), Is.False, "the address of the one is not served on the other");
            Assert.That(facts, Is.Empty, "the request was never heard");
        }

        one.Dispose();
        using var unbound = engine.Listen(Serving(mine, [new("mine.sbn", new byte[600])]));
        Assert.That(Fetches(neighbours, "mine.sbn", mine.Ours), Is.True, "it is the binding that keeps it apart: without, the kernel delivers it");
    }

    private static bool Fetches(Namespaces lan, string file, string server) => lan.On(0, $"timeout 4 busybox tftp -g -r {file} -l /dev/null {server} 69").Code == 0;

    private TftpListening Serving(Namespaces lan, IEnumerable<TftpFile> files) => new()
    {
        Local = new IPEndPoint(IPAddress.Parse(lan.Ours), 69),
        Files = new TftpFileTable(files),
        Report = facts.Enqueue,
    };
}
