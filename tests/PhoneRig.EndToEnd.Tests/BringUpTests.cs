using System.Text.Json;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A station is brought up by the built executable.</summary>
[NonParallelizable]
public sealed class BringUpTests
{
    private static readonly string[] Steps = ["off", "console-quiet", "lamps-dark", "keys-move", "power-on", "walk", "network", "running", "keys"];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void WriteARig()
    {
        folder = new TemporaryFolder();
        Write("dead: []");
    }

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void A_station_that_is_wired_well_is_in_order_at_every_step()
    {
        var (exitCode, output, error) = BringUp("--speed", "max", "--json");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(Ended(output), Is.EqualTo(Steps.Select(step => $"{step}: ok")), output);
    }

    [Test]
    public void A_dead_key_is_named_with_its_pin_and_the_exit_code_is_a_rig_fault()
    {
        Write("dead: [\"8\"]");

        var (exitCode, output, error) = BringUp("--speed", "max");

        Assert.That(exitCode, Is.EqualTo(3), output + error);
        Assert.That(output, Does.Contain("9/9 keys: FAILED: key 8 is dead").And.Contain("    look at the finger of key 8 (keys-s1/7)"));
        Assert.That(error, Does.Contain("bring-up of s1: failed at keys: key 8 is dead"));
    }

    [Test]
    public void Lamps_are_measured_and_where_that_is_kept_is_said()
    {
        var (exitCode, output, error) = Phonerig.RunIn(folder.Path, "station", "calibrate", "s1", "--rig", "my-rig.yaml", "--speed", "max");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(output, Does.Contain("4/4 walk: ok").And.Contain("calibration of s1: in order. Measured: kept nowhere, as nothing of a rig in virtual time"));
    }

    [Test]
    public void A_station_is_tested_with_the_phone_that_stands_there_and_what_is_broken_is_named()
    {
        string[] test = ["station", "test", "s1", "--rig", "my-rig.yaml", "--speed", "max"];
        var (well, output, error) = Phonerig.RunIn(folder.Path, test);
        Write("dead: [\"8\"]");
        var (broken, _, named) = Phonerig.RunIn(folder.Path, test);
        var (unknown, _, refused) = Phonerig.RunIn(folder.Path, "station", "test", "s9", "--rig", "my-rig.yaml");

        Assert.That(well, Is.Zero, output + error);
        Assert.That(output, Does.Contain("test of s1: in order"));
        Assert.That((broken, unknown), Is.EqualTo((3, 2)), named + refused);
        Assert.That(named, Does.Contain("test of s1: failed at keys: key 8 is dead"));
        Assert.That(refused, Does.Contain("unknown station \"s9\""));
    }

    [Test]
    public void Ctrl_C_stops_it_safely_on_the_bench()
    {
        var (exitCode, output, error) = Phonerig.InterruptWhen(folder.Path, line => line.StartsWith("1/9 off: ", StringComparison.Ordinal), "bringup", "s1", "--rig", "my-rig.yaml");

        Assert.That(exitCode, Is.EqualTo(4), output + error);
        Assert.That(error, Does.Contain("bring-up stopped by"));
    }

    private Phonerig.Result BringUp(params string[] options) => Phonerig.RunIn(folder.Path, ["bringup", "s1", "--rig", "my-rig.yaml", .. options]);

    private static IEnumerable<string> Ended(string output) => output.TrimEnd('\n').Split('\n')
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(line => line.TryGetProperty("step", out var step) && step.GetProperty("result").ValueKind != JsonValueKind.Null)
        .Select(line => $"{line.GetProperty("step").GetProperty("name").GetString()}: {line.GetProperty("step").GetProperty("result").GetString()}");

    /// <summary>The built-in rig's first station, with a phone that works.</summary>
    private void Write(string keypad)
    {
        var shipped = File.ReadAllText(Rigs.SimulatedFile);
        var second = shipped.IndexOf("\n  s2:", StringComparison.Ordinal);
        var text = shipped[..second].Replace("rig: simulated", "rig: my-rig", StringComparison.Ordinal)
            + $"\n\nbench:\n  s1: {{ ailment: healthy, mac: 00:1b:2c:3d:4e:5f, keypad: {{ {keypad} }} }}\n";
        folder.Write("my-rig.yaml", text);
    }
}
