using System.Text.Json;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Phones and metal in one process, the rig in another, and what becomes of each when the other dies.</summary>
[NonParallelizable]
public sealed class BenchProcessTests
{
    private TemporaryFolder state = null!;

    [SetUp]
    public void MakeFolder() => state = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => state.Dispose();

    [Test]
    public void A_rig_brings_home_the_phone_of_another_process()
    {
        using var bench = StartBench();
        using var rig = Phonerig("recover", "s1", "--speed", "20");

        Assert.That(rig.End(), Is.Zero, rig.Output);
        Assert.That(rig.Output, Does.Contain($"phones and metal of the bench in process {bench.Id}").And.Contain("s1: RECOVERED"));
        bench.Await("{\"rigs\":[]}");
        Assert.That(bench.Interrupt(), Is.Zero, bench.Output);
        var last = Truths(bench).Last(truth => Station(truth) == "s1");
        var phone = last.GetProperty("phone");
        Assert.That(last.GetProperty("keysDown").GetArrayLength(), Is.Zero, "keys up");
        Assert.That(last.GetProperty("brickPower").GetBoolean(), Is.True);
        Assert.That(phone.GetProperty("loadId").GetString(), Is.EqualTo("SCCP70.9-4-2SR3-1S"));
        Assert.That(phone.GetProperty("cutsWhileWriting").GetInt32() + phone.GetProperty("cutsWhileErasing").GetInt32() + phone.GetProperty("cutsWhileDownloading").GetInt32(), Is.Zero);
    }

    [Test]
    public void What_a_killed_rig_held_stays_held_and_the_next_rig_goes_on_with_the_same_phone()
    {
        using var bench = StartBench();
        using (var killed = Phonerig("recover", "s1"))
        {
            bench.Await("\"keysDown\":[\"#\"]");
            killed.Kill();
        }

        bench.Await("{\"rigs\":[]}");
        Assert.That(KeysDown(Truths(bench).Last(truth => Station(truth) == "s1")), Is.EqualTo(new[] { "#" }), "the dead rig's finger is still on the key");
        using var next = Phonerig("recover", "s1");

        Assert.That(next.End(), Is.Zero, next.Output);
        Assert.That(next.Output, Does.Contain("s1: RECOVERED"));
        Assert.That(bench.Interrupt(), Is.Zero, bench.Output);
        Assert.That(KeysDown(Truths(bench).Last(truth => Station(truth) == "s1")), Is.Empty);
    }

    [Test]
    public void A_rig_whose_bench_dies_ends_with_a_fault_that_names_it()
    {
        using var bench = StartBench();
        using var rig = Phonerig("recover", "s1");
        bench.Await("\"keysDown\":[\"#\"]");
        bench.Kill();

        Assert.That(rig.End(), Is.EqualTo(3), rig.Output);
        Assert.That(rig.Output, Does.Contain($"bench in process {bench.Id}").And.Contain("phonerig bench"));
        Assert.That(rig.Output, Does.Not.Contain("   at PhoneRig"));

        // What the dead bench left behind is in nobody's way.
        using var after = Phonerig("recover", "s1", "--speed", "60");
        Assert.That(after.Await("is dead, so these are new ones"), Does.Contain("bench.sock"));
        after.Kill();
        using var second = StartBench();
        Assert.That(second.Interrupt(), Is.Zero, second.Output);
    }

    [Test]
    public void A_second_bench_of_a_rig_is_refused_and_the_first_one_named()
    {
        using var bench = StartBench();
        using var second = Phonerig("bench");

        Assert.That(second.End(), Is.EqualTo(5), second.Output);
        Assert.That(second.Output, Does.Contain($"bench in process {bench.Id}"));
        Assert.That(bench.Interrupt(), Is.Zero, bench.Output);
    }

    [Test]
    public void A_real_rig_has_no_bench()
    {
        using var bench = Phonerig("bench", "--rig", Path.Combine(Rigs.Root, "rig-config", "rigs", "one-station.yaml"));

        Assert.That(bench.End(), Is.EqualTo(2), bench.Output);
        Assert.That(bench.Output, Does.Contain("a bench is for simulated rigs"));
    }

    [TestCase("--speed", "max")]
    [TestCase("--speed", "0")]
    [TestCase("--seed", "x")]
    public void Bad_usage_exits_2(string option, string value)
    {
        using var bench = Phonerig("bench", option, value);

        Assert.That(bench.End(), Is.EqualTo(2), bench.Output);
        Assert.That(bench.Output, Does.Contain($"{option} \"{value}\""));
    }

    [Test]
    public void A_person_reads_what_is_served()
    {
        using var bench = Phonerig("bench", "--speed", "50", "--seed", "9");
        bench.Await("ready");
        Assert.That(bench.Output, Does.Contain("simulated").And.Contain("seed 9").And.Contain("50 times").And.Contain("bench.sock").And.Contain("boot-loop"));
        Assert.That(bench.Await("boots (number 1)"), Does.Contain("s1"));
        Assert.That(bench.Interrupt(), Is.Zero, bench.Output);
    }

    private RunningPhonerig StartBench()
    {
        var bench = Phonerig("bench", "--speed", "20", "--json");
        bench.Await("{\"bench\":");
        return bench;
    }

    private RunningPhonerig Phonerig(params string[] arguments) => new(state.Path, arguments);

    private static List<JsonElement> Truths(RunningPhonerig bench) =>
    [
        .. bench.Output.Split('\n')
            .Where(line => line.StartsWith("{\"truth\":", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("truth")),
    ];

    private static string Station(JsonElement truth) => truth.GetProperty("station").GetString()!;

    private static IEnumerable<string?> KeysDown(JsonElement truth) => truth.GetProperty("keysDown").EnumerateArray().Select(key => key.GetString());
}
