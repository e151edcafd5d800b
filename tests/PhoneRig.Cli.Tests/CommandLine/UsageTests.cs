using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Ports;

namespace PhoneRig.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [TestCase("recver", "did you mean \"recover\"?")]
    [TestCase("procedure lst", "did you mean \"list\"?")]
    [TestCase("recover --sed 3", "did you mean \"--seed\"?")]
    [TestCase("recover --jsn", "did you mean \"--json\"?")]
    [TestCase("procedure show restrat", "did you mean \"restart\"?")]
    [TestCase("recover s9", "unknown station \"s9\"")]
    [TestCase("recover s9", "did you mean \"s1\"?")]
    [TestCase("recover s1 --all", "not both")]
    [TestCase("recover --speed 0.05", "from 0.1 to 100, or max")]
    [TestCase("recover --speed 101", "from 0.1 to 100, or max")]
    [TestCase("recover --speed -1", "from 0.1 to 100, or max")]
    [TestCase("recover --speed NaN", "from 0.1 to 100, or max")]
    [TestCase("recover --seed seven", "a whole number")]
    [TestCase("recover --seed 99999999999", "a whole number")]
    [TestCase("recover --rig", "--rig")]
    [TestCase("recover --rig /no/such/rig.yaml", "/no/such/rig.yaml")]
    [TestCase("recover --rig /", "cannot be read")]
    [TestCase("rig check", "FILE")]
    [TestCase("rig check one two", "two")]
    [TestCase("rig check --rig one", "unknown option \"--rig\"")]
    [TestCase("rig check one --rig two", "unknown option \"--rig\"")]
    [TestCase("rig pins --jsn one", "did you mean \"--json\"?")]
    [TestCase("run show", "wants ID: The run's id, the beginning of it, or \"last\"")]
    [TestCase("run replay", "wants FILE: A recording (phonerig run export ID --to FILE)")]
    [TestCase("firmware import", "wants PATH: A folder or a zip")]
    [TestCase("procedure", "procedure list")]
    [TestCase("", "phonerig recover")]
    [TestCase("recover @file", "unknown station \"@file\"")]
    public void A_mistake_is_told_in_one_line_and_nothing_is_moved(string line, string expected)
    {
        var host = new TestHost();

        var code = host.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(code, Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith("phonerig: ").And.Contains(expected));
        Assert.That(host.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
        Assert.That(host.Error, Does.Not.Contain("   at "));
        Assert.That(host.Out, Is.Empty);
        Assert.That(host.Requested, Is.Null);
    }

    [TestCase("ID", "run", "show", "")]
    [TestCase("FILE", "run", "replay", "")]
    [TestCase("--to", "run", "export", "last", "--to", "")]
    [TestCase("--out", "run", "export", "last", "--out", "")]
    [TestCase("PATH", "firmware", "import", "")]
    [TestCase("--state", "firmware", "list", "--state", "")]
    [TestCase("STATION", "recover", "s1", "")]
    public void An_empty_word_is_said_to_be_one(string name, params string[] args)
    {
        var host = new TestHost();

        Assert.That(host.Run(args), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.EndWith($": {name} is empty; say what is meant\n"));
    }

    [TestCase("--speed 2")]
    [TestCase("--seed 2")]
    public void Speed_and_seed_are_refused_on_a_real_rig(string option)
    {
        var host = new TestHost();

        var code = host.Run(["recover", "--rig", TestHost.RealRig, .. option.Split(' ')]);

        Assert.That(code, Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(option.Split(' ')[0]).And.Contains("simulated rigs"));
        Assert.That(host.Requested, Is.Null);
    }

    [Test]
    public void With_json_a_mistake_is_an_object_on_standard_output()
    {
        var host = new TestHost();

        var code = host.Run("recover", "--json", "--bogus");

        Assert.That(code, Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.JsonLines.Single()["error"]!["message"]!.GetValue<string>(), Does.Contain("--bogus"));
        Assert.That(host.JsonLines.Single()["error"]!["exitCode"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(host.Error, Is.Empty);
    }

    [Test]
    public void With_json_each_mistake_in_a_file_has_its_place()
    {
        var host = new TestHost();

        host.Run("recover", "--json", "--rig", "/no/such/rig.yaml");

        var problem = host.JsonLines.Single()["error"]!["problems"]!.AsArray().Single()!;
        Assert.That(problem["file"]!.GetValue<string>(), Is.EqualTo("/no/such/rig.yaml"));
        Assert.That(problem["line"]!.GetValue<int>(), Is.EqualTo(0), "what is wrong is in no line of it");
    }

    [Test]
    public void Help_and_version_are_no_mistakes()
    {
        var host = new TestHost();

        Assert.That(host.Run("--help"), Is.EqualTo(ExitCode.Done));
        Assert.That(host.Out, Does.Contain("recover").And.Contains("procedure").And.Contains("rig").And.Contains("4  stopped safely"));
        Assert.That(new TestHost().Run("recover", "--help"), Is.EqualTo(ExitCode.Done));

        var version = new TestHost();
        Assert.That(version.Run("--version"), Is.EqualTo(ExitCode.Done));
        Assert.That(version.Out, Does.Match(@"^phonerig \d+\.\d+\.\d+\n$"));
    }

    [Test]
    public void A_missing_part_of_the_rig_is_a_rig_fault_without_a_stack_trace()
    {
        var host = new TestHost { Recover = (_, _, _) => throw new HardwareFaultException("console /dev/ttyUSB0", "not there: check its cable") };

        Assert.That(host.Run("recover"), Is.EqualTo(ExitCode.RigFault));
        Assert.That(host.Error, Is.EqualTo("phonerig: rig fault at the console /dev/ttyUSB0: not there: check its cable\n"));
    }

    [Test]
    public void A_fault_of_the_program_itself_is_owned_up_to_without_a_stack_trace()
    {
        var host = new TestHost { Recover = (_, _, _) => throw new InvalidOperationException("oh\nno") };

        Assert.That(host.Run("recover"), Is.EqualTo(ExitCode.RigFault));
        Assert.That(host.Error, Does.Contain("InvalidOperationException: oh no").And.Not.Contains("   at "));
    }
}
