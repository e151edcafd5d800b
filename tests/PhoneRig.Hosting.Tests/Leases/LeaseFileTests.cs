using System.Net;
using System.Text;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Leases;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Hosting.Tests.Leases;

public sealed class LeaseFileTests
{
    private const string First = "00:1b:2c:3d:4e:01";
    private const string Second = "00:1b:2c:3d:4e:02";
    private readonly EventLoop loop = new(new VirtualClock());
    private readonly List<string> complaints = [];
    private DirectoryInfo folder = null!;

    private string Place => Path.Combine(folder.FullName, "leases.jsonl");

    [SetUp]
    public void Start()
    {
        folder = Directory.CreateTempSubdirectory("phonerig-leases-");
        complaints.Clear();
    }

    [TearDown]
    public void Stop() => folder.Delete(recursive: true);

    [Test]
    public void What_is_kept_is_found_again_and_the_last_word_about_an_address_counts()
    {
        var file = Open();
        Assert.That(file.Found, Is.Empty);
        file.Keep(Bound(First, 10));
        file.Keep(Bound(Second, 11));
        file.Keep(Bound(First, 12));
        file.Keep(new KeptLease("", Address(11), LeaseState.Declined));
        file.Keep(new KeptLease(First, Address(12), LeaseState.Released));

        var again = Open();
        Assert.That(again.Found, Is.EqualTo(new[] { new KeptLease("", Address(11), LeaseState.Declined), new KeptLease(First, Address(12), LeaseState.Released) }));
        Assert.That(again.Notice, Is.Null);
        Assert.That(File.ReadAllLines(Place), Has.Length.EqualTo(2), "it was made short at the start");
    }

    [Test]
    public void A_torn_last_line_loses_one_change_and_is_told()
    {
        Open().Keep(Bound(First, 10));
        File.AppendAllText(Place, """{"address":"10.70.0.11","ma""");

        var again = Open();
        Assert.That(again.Found, Is.EqualTo(new[] { Bound(First, 10) }));
        Assert.That(again.Notice, Does.StartWith("1 damaged line in ").And.EndsWith("the leases in the others are kept"));
        again.Keep(Bound(Second, 11));
        Assert.That(Open().Found, Is.EqualTo(new[] { Bound(First, 10), Bound(Second, 11) }), "the next change does not grow onto the torn one");
    }

    [Test]
    public void Bytes_of_any_kind_are_read_without_a_throw([Range(1, 20)] int seed)
    {
        var random = new Seed(seed).Draw();
        byte[] good = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 20).Select(i => LeaseLines.Line(Bound($"00:1b:2c:3d:4e:{i:x2}", (byte)i)))))];
        for (var round = 0; round < 500; round++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = random.Next(1, 30); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var lines = LeaseLines.Read(bytes.AsSpan(0, random.Next(bytes.Length)));
            Assert.That(lines.Leases.Select(lease => lease.Address), Is.Unique, $"seed {seed}");
        }
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"address":"10.70.0.10","mac":"ff:ff:ff:ff:ff:ff","state":"bound"}""")]
    [TestCase("""{"address":"10.70.0.10","mac":"00:1b:2c:3d:4e:01","state":"offered"}""")]
    [TestCase("""{"address":"fe80::1","mac":"00:1b:2c:3d:4e:01","state":"bound"}""")]
    [TestCase("""{"address":7,"mac":[],"state":{}}""")]
    [TestCase("""{"address":"10.70.0.10","address":"10.70.0.11","mac":"00:1b:2c:3d:4e:01","state":"bound"}""")]
    public void A_line_that_says_no_lease_is_counted_as_damaged(string line)
    {
        var lines = LeaseLines.Read(Encoding.UTF8.GetBytes(line + "\n" + LeaseLines.Line(Bound(Second, 11))));

        Assert.That(lines.Damaged, Is.EqualTo(1));
        Assert.That(lines.Leases, Is.EqualTo(new[] { Bound(Second, 11) }));
    }

    [Test]
    public void A_file_in_use_does_not_grow_for_ever()
    {
        var file = Open();
        for (var i = 0; i < 5000; i++)
        {
            file.Keep(i % 2 == 0 ? Bound(First, 10) : new KeptLease(First, Address(10), LeaseState.Released));
        }

        Assert.That(new FileInfo(Place).Length, Is.LessThan(100_000));
        Assert.That(Open().Found, Is.EqualTo(new[] { new KeptLease(First, Address(10), LeaseState.Released) }));
    }

    [Test]
    public void A_disk_that_fails_costs_nobody_an_answer_is_told_once_and_heals()
    {
        var file = Open();
        file.Keep(Bound(First, 10));
        File.Delete(Place);
        Directory.CreateDirectory(Place);
        file.Keep(Bound(Second, 11));
        file.Keep(Bound(Second, 12));
        Directory.Delete(Place);
        file.Keep(Bound(Second, 13));
        loop.RunUntil(() => complaints.Count == 2);

        Assert.That(complaints, Has.Count.EqualTo(2));
        Assert.That(complaints[0], Does.StartWith("leases are not kept over a restart: ").And.Contain("free some room"));
        Assert.That(complaints[1], Does.StartWith("leases are kept again"));
        Assert.That(Open().Found, Is.EqualTo(new[] { Bound(First, 10), Bound(Second, 13) }), "nothing that was said meanwhile is lost");
    }

    private static KeptLease Bound(string mac, byte last) => new(mac, Address(last), LeaseState.Bound);

    private static IPAddress Address(byte last) => new([10, 70, 0, last]);

    private LeaseFile Open() => LeaseFile.Open(Place, new Here(loop), complaints.Add);

    /// <summary>Works in place and takes any fault for an end, as a worker's thread does.</summary>
    private sealed class Here(EventLoop loop) : IEdgeExecutor
    {
        public void Run(Action work, Action<Exception?> done)
        {
            Exception? fault = null;
            try
            {
                work();
            }
            catch (Exception thrown)
            {
                fault = thrown;
            }

            loop.Post(() => done(fault));
        }
    }
}
