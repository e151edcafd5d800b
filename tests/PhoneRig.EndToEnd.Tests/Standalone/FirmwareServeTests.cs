using System.Collections.Concurrent;
using System.Text.Json;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.EndToEnd.Tests.Standalone;

/// <summary><c>phonerig firmware serve</c>: a laptop with a cable and a set, and other people's clients in the place of phones.</summary>
[NonParallelizable]
public sealed class FirmwareServeTests
{
    private const string Vendor = "Cisco Systems, Inc. IP Phone CP-7970G";
    private const string Load = "SCCP70.8-5-2S";
    private readonly Stack<IDisposable> made = [];
    private DhcpScripts scripts = null!;

    private string State => scripts.Of("state");

    private string Loads => scripts.Of("loads");

    [SetUp]
    public void Import()
    {
        scripts = new DhcpScripts();
        Directory.CreateDirectory(Loads);
        foreach (var (name, content) in SyntheticFirmware.Make(new SyntheticFirmwareRequest("8-5-2S", SigningGeneration.Dual)))
        {
            File.WriteAllBytes(Path.Combine(Loads, name), content.AsSpan());
        }

        Assert.That(Phonerig.Run("firmware", "import", Loads, "--state", State).ExitCode, Is.Zero);
    }

    [TearDown]
    public void Stop()
    {
        while (made.TryPop(out var thing))
        {
            thing.Dispose();
        }

        scripts.Dispose();
    }

    [TestCase("SCCP70.8-5-2", "lo", "unknown firmware set \"SCCP70.8-5-2\": did you mean \"SCCP70.8-5-2S\"?")]
    [TestCase(Load, "l0", "there is no network interface \"l0\"; did you mean \"lo\"?")]
    [TestCase(Load, "lo", "--call-manager \"here\": expected an address such as 10.70.0.1", "--call-manager", "here")]
    [TestCase(Load, "lo", "unknown option \"--tftp\"", "--tftp", "10.70.0.2")]
    public void What_does_not_fit_is_one_sentence_and_nothing_is_served(string set, string device, string error, params string[] options)
    {
        var result = Phonerig.Run(["firmware", "serve", set, "--interface", device, "--state", State, .. options]);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.StartWith("phonerig: ").And.Contain(error));
        Assert.That(result.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }

    [Test]
    public void A_set_that_was_damaged_on_disk_is_not_served()
    {
        var file = Directory.EnumerateFiles(State, "*.sbn", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        File.AppendAllText(file, "x");

        var result = Phonerig.Run("firmware", "serve", Load, "--interface", "lo", "--state", State);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.StartWith($"phonerig: {Load} is not whole, and never served: {Path.GetFileName(file)}"));
    }

    [Test]
    public void Fifty_hosts_at_once_each_lease_an_address_and_fetch_the_whole_set_and_its_configuration()
    {
        const int Phones = 50;
        Tool.Need("busybox", "busybox");
        var bridge = Made(new Bridge("10.177.9.1/24"));
        var spaces = Enumerable.Range(0, Phones).Select(_ => Made(new NetworkSpace(bridge.Name))).ToList();
        using var serving = Serve(bridge.Name);
        var phone = scripts.Script("phone", $$"""
            #!/bin/sh
            # $1: the interface, $2: a folder of its own. Says what failed, and nothing else.
            busybox udhcpc -i "$1" -f -q -n -t 10 -T 2 -V "{{Vendor}}" -s {{scripts.Udhcpc}} > "$2/lease" 2>&1 || { echo "no lease: $(cat "$2/lease")"; exit 1; }
            for file in $(ls {{Loads}}); do
                busybox tftp -g -r "$file" -l "$2/file" 10.177.9.1 69 > "$2/said" 2>&1 && cmp -s "$2/file" "{{Loads}}/$file" || echo "failed: $file: $(cat "$2/said")"
            done
            busybox tftp -g -r XMLDefault.cnf.xml -l "$2/file" 10.177.9.1 69 > "$2/said" 2>&1 && grep -q ">{{Load}}</loadInformation30006>" "$2/file" || echo "failed: the configuration: $(cat "$2/said")"
            busybox tftp -g -r mk-sccp.jar -l "$2/file" 10.177.9.1 69 > "$2/said" 2>&1; grep -q "not found" "$2/said" || echo "failed: an optional file: $(cat "$2/said")"
            """);
        var failures = new ConcurrentQueue<string>();

        // A thread each: they are to run at the same time, whatever the pool thinks of it.
        var threads = spaces.Select((space, number) => new Thread(() =>
        {
            var own = Directory.CreateDirectory(scripts.Of($"phone-{number}")).FullName;
            if (space.Run(phone, space.Far, own) is { Output: { Length: > 0 } said })
            {
                failures.Enqueue($"host {number}: {said}");
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.That(failures, Is.Empty);
        Assert.That(serving.Interrupt(), Is.Zero, serving.Output);
        var facts = serving.Output.Split('\n').Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("fact", out _)).Select(line => line.GetProperty("fact")).ToList();
        var whole = facts.Where(fact => fact.GetProperty("kind").GetString() == "tftp-completed").ToList();
        Assert.That(whole.Select(fact => fact.GetProperty("address").GetString()).Distinct().Count(), Is.EqualTo(Phones));
        Assert.That(whole, Has.Count.GreaterThanOrEqualTo(Phones * (Directory.EnumerateFiles(Loads).Count() + 1)));
        Assert.That(whole.Select(fact => fact.GetProperty("mac").GetString()), Has.None.Null, "whose it was is known by its lease");
    }

    [Test]
    public void A_person_reads_who_leases_and_who_fetches_and_a_phone_finds_a_call_manager()
    {
        Tool.Need("busybox", "busybox");
        var space = Made(new NetworkSpace(address: "10.177.9.1/24"));
        using var serving = new RunningPhonerig(State, "firmware", "serve", Load, "--interface", space.Near);
        serving.Await($"and serves them {Load} at 10.177.9.1; Ctrl-C ends it");

        Assert.That(space.Run("busybox", "udhcpc", "-i", space.Far, "-f", "-q", "-n", "-t", "10", "-T", "2", "-V", Vendor, "-s", scripts.Udhcpc).Code, Is.Zero);
        Assert.That(space.Run("busybox", "tftp", "-g", "-r", "TERM70.default.loads", "-l", "/dev/null", "10.177.9.1", "69").Code, Is.Zero);
        Assert.That(space.Run("sh", "-c", "busybox nc 10.177.9.1 2000 < /dev/null").Code, Is.Zero);
        serving.Await("term70.default.loads served whole");

        Assert.That(serving.Interrupt(), Is.Zero, serving.Output);
        Assert.That(serving.Output, Does.Contain("1 file served whole"));
    }

    [Test]
    public void A_service_user_with_two_capabilities_and_no_other_serves_all_of_it()
    {
        Tool.Need("busybox", "busybox");
        Tool.Need("setpriv", "util-linux");
        var space = Made(new NetworkSpace(address: "10.177.9.1/24"));
        Assert.That(Tool.Run("chown", "-R", "65534:65534", Path.GetDirectoryName(State)!).Code, Is.Zero);
        string[] nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        if (Tool.Run("setpriv", [.. nobody[1..], "test", "-r", Path.Combine(AppContext.BaseDirectory, "phonerig.dll")]).Code != 0)
        {
            Assert.Ignore("another user cannot read the program here");
        }

        string[] capable = ["--inh-caps=+net_bind_service,+net_raw", "--ambient-caps=+net_bind_service,+net_raw", "--no-new-privs", "env", $"HOME={State}"];
        using var serving = new RunningPhonerig([.. nobody, .. capable], State, "firmware", "serve", Load, "--interface", space.Near);
        serving.Await("Ctrl-C ends it");

        Assert.That(space.Run("busybox", "udhcpc", "-i", space.Far, "-f", "-q", "-n", "-t", "10", "-T", "2", "-V", Vendor, "-s", scripts.Udhcpc).Code, Is.Zero, serving.Output);
        Assert.That(space.Run("busybox", "tftp", "-g", "-r", "TERM70.default.loads", "-l", "/dev/null", "10.177.9.1", "69").Code, Is.Zero);
        serving.Await("term70.default.loads served whole");
        Assert.That(File.ReadAllText($"/proc/{serving.Id}/status"), Does.Match(@"Uid:\s+65534\b").And.Match(@"CapEff:\s+0000000000002400\n"), "CAP_NET_BIND_SERVICE is bit 10, CAP_NET_RAW 13 (linux/capability.h)");

        Assert.That(serving.Interrupt(), Is.Zero, serving.Output);
        Assert.That(serving.Output, Does.Not.Contain("CDP"), "announcements are heard too");
    }

    private RunningPhonerig Serve(string device)
    {
        var serving = new RunningPhonerig(State, "firmware", "serve", Load, "--interface", device, "--json");
        serving.Await(line => line.StartsWith("{\"serving\":", StringComparison.Ordinal));
        return serving;
    }

    private T Made<T>(T thing)
        where T : IDisposable
    {
        made.Push(thing);
        return thing;
    }
}
