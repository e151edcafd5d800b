using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

public sealed class CheckVerbsTests
{
    private static string Shipped(string kind, string name) => Path.Combine(TestHost.ShippedConfig, kind, name + ".yaml");

    private static IEnumerable<string> Names(string kind) =>
        Directory.EnumerateFiles(Path.Combine(TestHost.ShippedConfig, kind), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!);

    private static IEnumerable<string> Procedures => Names("procedures");

    private static IEnumerable<string> Rigs => Names("rigs");

    [TestCaseSource(nameof(Procedures))]
    public void Each_shipped_procedure_is_in_order(string name)
    {
        var host = new TestHost();

        Assert.That(host.Run("procedure", "check", Shipped("procedures", name)), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith($"{name}: in order, ").And.Contains("cisco-7970"));
    }

    [TestCaseSource(nameof(Rigs))]
    public void Each_shipped_rig_is_in_order_and_tells_what_its_stations_can_run(string name)
    {
        var host = new TestHost();

        Assert.That(host.Run("rig", "check", Shipped("rigs", name)), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith($"{name}: in order").And.Contains("can run power-cycle").And.Contains("senses  network"));
    }

    [Test]
    public void The_pins_of_a_rig_are_told_with_their_contacts_and_what_is_free()
    {
        var host = new TestHost();

        Assert.That(host.Run("rig", "pins", Shipped("rigs", "simulated")), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("  GPIO 17    contact 11  the relay of station s1\n"));
        Assert.That(host.Out, Does.Contain("  GPIO 2     contact 3   SDA of I2C bus 1\n"));
        Assert.That(host.Out, Does.Contain("  free for relays and keys: GPIO 9, 10, 11, 12, 13, 16, 18, 19, 20, 21, 24, 25, 26\n"));
        Assert.That(host.Out, Does.Contain("keys-s1: mcp23017 at 0x20 of I2C bus 1\n").And.Match("  GPA0 +key . of station s1\n"));
    }

    [Test]
    public void The_pins_of_a_rig_are_objects_for_programs_and_of_a_broken_rig_nothing_is_told()
    {
        var host = new TestHost();
        Assert.That(host.Run("rig", "pins", Shipped("rigs", "simulated"), "--json"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith("""{"pin":"gpio/17","contact":11,"sensor":false,"for":"the relay of station s1"}"""));

        var broken = new TestHost();
        Assert.That(broken.Run("rig", "pins", "/nowhere/rig.yaml"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(broken.Out, Is.Empty);
        Assert.That(broken.Error, Does.StartWith("phonerig: ").And.Contain("/nowhere/rig.yaml"));
    }

    [Test]
    public void A_machine_without_the_parts_of_a_real_rig_is_told_what_to_do_and_a_simulated_rig_needs_none()
    {
        var simulated = new TestHost();
        Assert.That(simulated.Run("rig", "doctor", Shipped("rigs", "simulated")), Is.EqualTo(ExitCode.Done), simulated.Error);
        Assert.That(simulated.Out, Does.StartWith("ok       simulated is simulated").And.EndWith("simulated: 0 problems, 0 warnings\n"));

        var real = new TestHost();
        Assert.That(real.Run("rig", "doctor", TestHost.RealRig), Is.EqualTo(ExitCode.RigFault), real.Error);
        Assert.That(real.Out, Does.Contain("PROBLEM  ").And.Contain("\n         $ ").And.Not.Contain("   at "));

        var program = new TestHost();
        Assert.That(program.Run("rig", "doctor", TestHost.RealRig, "--json"), Is.EqualTo(ExitCode.RigFault), program.Error);
        Assert.That(program.Out.TrimEnd('\n').Split('\n'), Has.All.StartsWith("{\"").And.All.EndsWith("}"));
        Assert.That(program.Out, Does.Contain("{\"finding\":{\"grade\":\"problem\",\"what\":"));
    }

    [Test]
    public void A_station_without_keys_is_told_what_it_cannot_run_and_why()
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-test-").FullName;
        try
        {
            var keyless = File.ReadAllText(TestHost.RealRig);
            var keypad = keyless.IndexOf("    keypad:", StringComparison.Ordinal);
            var lamps = keyless.IndexOf("    lamps:", StringComparison.Ordinal);
            var file = Path.Combine(folder, "rig.yaml");
            File.WriteAllText(file, keyless[..keypad] + "    keypad: none\n" + keyless[lamps..]);
            var host = new TestHost();

            Assert.That(host.Run("rig", "check", file), Is.EqualTo(ExitCode.Done), host.Error);
            Assert.That(host.Out, Does.Contain("nothing is pressed here").And.Contains("cannot run factory-reset: ").And.Contains("no keypad"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void What_was_measured_at_a_station_is_told_with_its_file_and_a_broken_one_is_refused_with_its_place()
    {
        var host = new TestHost();
        Assert.That(host.Run("rig", "check", TestHost.RealRig), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("measured nothing: its lamps' colours are told by defaults, until phonerig station calibrate s1"));

        var folder = Directory.CreateDirectory(Path.Combine(host.StateFolder!, "one-station", "calibrations"));
        var file = Path.Combine(folder.FullName, "s1.yaml");
        File.WriteAllText(file, "calibration: s1\nmeasured: 2026-11-29T08:00:00Z\nlamps:\n  line1: { lit: 30 }\n");
        Assert.That(host.Run("rig", "check", TestHost.RealRig), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain($"measured 2026-11-29T08:00:00Z ({file})"));

        File.AppendAllText(file, "  line9: { lit: 30 }\n");
        Assert.That(host.Run("rig", "check", TestHost.RealRig), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith($"phonerig: {file}:5:3: ").And.Contains("did you mean \"line1\"?"));
    }

    [Test]
    public void Every_mistake_of_a_procedure_is_told_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-test-").FullName;
        try
        {
            var file = Path.Combine(folder, "wrong.yaml");
            File.WriteAllText(file, "procedure: wrong\ntitle: Two mistakes\nneeds: { power: brick }\nsteps:\n  - power: off\n    for: 5s\n  - power: on\n  - await: { console: no-such-rule }\n    within: 4m\n  - await: { console: nor-this-one }\n    within: 4m\n");
            var host = new TestHost();

            Assert.That(host.Run("procedure", "check", file), Is.EqualTo(ExitCode.BadUsage));
            var lines = host.Error.TrimEnd('\n').Split('\n');
            Assert.That(lines, Has.Length.EqualTo(2), host.Error);
            Assert.That(lines[0], Does.StartWith($"phonerig: {file}:8:").And.Contains("no-such-rule"));
            Assert.That(lines[1], Does.StartWith($"phonerig: {file}:10:").And.Contains("nor-this-one"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void The_list_names_each_procedure_with_its_title()
    {
        var host = new TestHost();

        Assert.That(host.Run("procedure", "list"), Is.EqualTo(ExitCode.Done));
        Assert.That(host.Out.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(Procedures.Count()));
        Assert.That(host.Out, Does.Match(@"(?m)^factory-reset +Factory reset"));
    }

    [Test]
    public void A_shown_procedure_has_a_numbered_line_for_each_step_with_its_bound()
    {
        var host = new TestHost();

        Assert.That(host.Run("procedure", "show", "factory-reset"), Is.EqualTo(ExitCode.Done));
        Assert.That(host.Out, Does.Contain("  1. power off for 12 s").And.Contains("hold #").And.Contains("type 123456789*0#").And.Contains("at most 70 s, else the procedure ends in reset-code-refused"));
    }
}
