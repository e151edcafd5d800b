using System.Text.Json;
using System.Text.RegularExpressions;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The executable from outside: output for programs, exit codes, errors.</summary>
public sealed class CommandLineTests
{
    [Test]
    public void Json_is_one_object_a_line_with_the_summary_last()
    {
        var (exitCode, output, error) = Phonerig.Run("recover", "--speed", "max", "--seed", "3", "--json");

        Assert.That(exitCode, Is.EqualTo(1), $"s4 needs a person; {error}");
        Assert.That(error, Is.Empty);
        var lines = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        foreach (var line in lines.SkipLast(1))
        {
            Assert.That(
                line.EnumerateObject().Select(property => property.Name),
                Is.EqualTo(new[] { "run", "station", "sequence", "at", "uptime", "fact" }));
            Assert.That(line.GetProperty("run").GetString(), Does.StartWith("sim-"));
            Assert.That(line.GetProperty("fact").EnumerateObject().First().Name, Is.EqualTo("kind"));
        }

        var summary = lines[^1].GetProperty("summary");
        Assert.That(summary.GetProperty("simulated").GetBoolean(), Is.True);
        Assert.That(summary.GetProperty("seed").GetInt32(), Is.EqualTo(3));
        var s1 = summary.GetProperty("stations")[0];
        Assert.That(s1.GetProperty("verdict").GetString(), Is.EqualTo("recovered"));
        Assert.That(s1.GetProperty("owner").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(s1.GetProperty("diagnosis").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(s1.GetProperty("load").GetString(), Is.EqualTo("SCCP70.9-4-2SR3-1S"));
        Assert.That(s1.GetProperty("proof").GetString(), Is.EqualTo("reported").Or.EqualTo("inferred"));
        Assert.That(s1.GetProperty("attempts").EnumerateArray().Select(attempt => attempt.GetProperty("outcome").GetString()), Is.EqualTo(new[] { "boot-loop", "goal-met" }));
        var s4 = summary.GetProperty("stations")[3];
        Assert.That(s4.GetProperty("verdict").GetString(), Is.EqualTo("needs-attention"));
        Assert.That(s4.GetProperty("owner").GetString(), Is.EqualTo("set-up"));
        Assert.That(s4.GetProperty("diagnosis").GetString(), Is.EqualTo("inline-power"));
    }

    [Test]
    public void The_same_seed_prints_the_same_bytes() =>
        Assert.That(
            Phonerig.Run("recover", "--speed", "max", "--seed", "11", "--json").Output,
            Is.EqualTo(Phonerig.Run("recover", "--json", "--seed", "11", "--speed", "max").Output));

    [Test]
    public void Whatever_a_simulated_rig_prints_says_so()
    {
        var (_, output, _) = Phonerig.Run("recover", "--speed", "max");

        Assert.That(output.Split('\n')[0], Does.Contain("SIMULATED").Or.Contain("simulated"));
    }

    [Test]
    public void Ctrl_C_stops_safely_and_exits_4()
    {
        var (exitCode, output, error) = Phonerig.InterruptWhen(line => line.Contains("step 4", StringComparison.Ordinal), "recover", "--speed", "10");

        Assert.That(exitCode, Is.EqualTo(4), output + error);
        Assert.That(output, Does.Contain("key # let go").And.Contain("stopped").IgnoreCase);
    }

    [TestCase(new[] { "recover", "s9" }, "s1")]
    [TestCase(new[] { "recove" }, "recover")]
    [TestCase(new[] { "recover", "--spede", "3" }, "--speed")]
    [TestCase(new[] { "recover", "--speed", "0" }, "0.1")]
    [TestCase(new[] { "recover", "--speed", "fast" }, "max")]
    [TestCase(new[] { "recover", "--seed", "abc" }, "abc")]
    [TestCase(new[] { "recover", "--rig", "/nowhere/rig.yaml" }, "/nowhere/rig.yaml")]
    [TestCase(new[] { "procedure", "show", "factory-rest" }, "factory-reset")]
    [TestCase(new[] { "procedure", "check", "/nowhere/p.yaml" }, "/nowhere/p.yaml")]
    [TestCase(new[] { "rig", "check", "/etc/passwd" }, "/etc/passwd")]
    public void Bad_usage_exits_2_names_the_right_word_and_moves_nothing(string[] arguments, string mentions)
    {
        var (exitCode, output, error) = Phonerig.Run(arguments);

        Assert.That(exitCode, Is.EqualTo(2), output + error);
        Assert.That(output + error, Does.Contain(mentions));
        Assert.That(output + error, Does.Not.Contain("   at PhoneRig"), "no stack trace");
        Assert.That(output, Does.Not.Contain("power is off"));
    }

    [Test]
    public void A_broken_rig_file_is_refused_with_every_mistake_and_its_place()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Rigs.SimulatedFile)
            .Replace("rig: simulated", "rig: mine", StringComparison.Ordinal)
            .Replace("chip: mcp23017", "chip: mcp23071", StringComparison.Ordinal)
            .Replace("lease-from: 10.70.0.100", "lease-from: 10.71.0.100", StringComparison.Ordinal)
            .Replace("relay: gpio/17", "relay: gpio/seventeen", StringComparison.Ordinal);
        var file = folder.Write("mine.yaml", text);

        var (exitCode, output, error) = Phonerig.Run("recover", "--rig", file);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(output + error, Does.Match(@"mine\.yaml:\d+:\d+:.*mcp23017").And.Match(@"mine\.yaml:\d+:\d+:.*10\.71\.0\.100").And.Match(@"mine\.yaml:\d+:\d+:.*gpio/seventeen"));
    }

    [Test]
    public void A_real_rig_without_its_parts_says_which_and_exits_3()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in SyntheticFirmware.Make(new SyntheticFirmwareRequest("8-5-2S", SigningGeneration.Dual)))
        {
            File.WriteAllBytes(Path.Combine(folder.Path, name), [.. content]);
        }

        // The interface does not exist anywhere, so that this is safe even where there is a rig.
        var text = File.ReadAllText(Path.Combine(Rigs.Root, "rig-config", "rigs", "one-station.yaml"));
        text = Regex.Replace(text, "interface: .*", "interface: nosuchif0");
        text = Regex.Replace(text, "path: .*", $"path: {folder.Path}");
        var file = folder.Write("rig.yaml", text);

        var (exitCode, output, error) = Phonerig.Run("recover", "--rig", file);

        Assert.That(exitCode, Is.EqualTo(3), output + error);
        Assert.That(output + error, Does.Contain("nosuchif0").Or.Contain("gpio"));
        Assert.That(output + error, Does.Not.Contain("   at PhoneRig"));
    }
}
