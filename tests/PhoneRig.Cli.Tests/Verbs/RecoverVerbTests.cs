using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Verbs;

public sealed class RecoverVerbTests
{
    [Test]
    public void Without_a_word_the_built_in_simulated_rig_is_recovered_whole()
    {
        var host = new TestHost();

        Assert.That(host.Run("recover"), Is.EqualTo(ExitCode.Done));
        Assert.That(host.Requested!.RigFile, Is.EqualTo(TestHost.SimulatedRig));
        Assert.That(host.Requested.Stations, Is.Empty);
        Assert.That(host.Requested.Speed, Is.EqualTo(20));
        Assert.That(host.Requested.Seed, Is.EqualTo(1));
    }

    [Test]
    public void The_machine_s_own_rig_comes_before_the_built_in_one()
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-test-").FullName;
        try
        {
            File.Copy(TestHost.SimulatedRig, Path.Combine(folder, "rig.yaml"));
            var host = new TestHost { MachineConfig = folder };

            host.Run("recover");

            Assert.That(host.Requested!.RigFile, Is.EqualTo(Path.Combine(folder, "rig.yaml")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Stations_speed_and_seed_reach_the_run()
    {
        var host = new TestHost();

        host.Run("recover", "s1", "s1", "--speed", "2.5", "--seed", "-42");

        Assert.That(host.Requested!.Stations, Is.EqualTo(new[] { "s1" }));
        Assert.That(host.Requested.Speed, Is.EqualTo(2.5));
        Assert.That(host.Requested.Seed, Is.EqualTo(-42));
    }

    [Test]
    public void Max_speed_is_virtual_time()
    {
        var host = new TestHost();

        host.Run("recover", "--all", "--speed", "max");

        Assert.That(host.Requested!.Speed, Is.Null);
        Assert.That(host.Requested.Stations, Is.Empty);
    }

    [Test]
    public void A_run_that_could_not_begin_says_why_and_ends_with_2()
    {
        var refused = new TestHost { Recover = (_, _, _) => new RecoverResult(null, [], "the interface eth1 is not there") };
        Assert.That(refused.Run("recover"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(refused.Error, Is.EqualTo("phonerig: the interface eth1 is not there\n"));

        var mistaken = new TestHost
        {
            Recover = (_, _, _) => new RecoverResult(null, [new ConfigProblem(new Position("a.yaml", 3, 5), "no such key"), new ConfigProblem(new Position("a.yaml", 4, 5), "nor this")], null),
        };
        Assert.That(mistaken.Run("recover"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(mistaken.Error, Is.EqualTo("phonerig: a.yaml:3:5: no such key\nphonerig: a.yaml:4:5: nor this\n"));
    }
}
