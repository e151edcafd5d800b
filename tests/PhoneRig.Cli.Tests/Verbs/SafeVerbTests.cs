using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary><c>phonerig safe</c> where nobody owns the rig: it goes by what was applied last, and never fails where there is nothing to do.</summary>
public sealed class SafeVerbTests
{
    [Test]
    public void Safe_goes_by_the_rig_as_applied_last_even_where_its_file_does_not_read_any_more()
    {
        var released = new List<string>();
        var host = new TestHost
        {
            ReleaseKeys = rig =>
            {
                released.AddRange(rig.Rig.Stations.Keys);
                return [new("s2", HasFingers: false, null), new("s1", HasFingers: true, null)];
            },
        };
        Assert.That(host.Run("safe", "--rig", "simulated"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("no rig simulated was ever applied here"));
        Directory.CreateDirectory(host.State.Folder);
        File.Copy(TestHost.SimulatedRig, host.State.Snapshot);
        var edited = Path.Combine(host.StateFolder, "simulated.yaml");
        File.WriteAllText(edited, "rig: simulated\nstations: [oh, no\n");

        Assert.That(host.Run("safe", "--rig", edited), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Run("safe", "--rig", "simulated"), Is.EqualTo(ExitCode.Done), host.Error);

        Assert.That(released.Count(name => name == "s1"), Is.EqualTo(2));
        Assert.That(host.Out, Does.StartWith("rig simulated, which has no owner, as applied last: every key let go: s1; no fingers: s2; relays were left as they are\n"));
        Assert.That(host.Opened, Is.Empty);
    }

    [Test]
    public void Safe_has_nothing_to_do_where_no_rig_was_ever_applied_and_that_is_no_failure()
    {
        var host = new TestHost();

        Assert.That(host.Run("safe"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Is.EqualTo("no rig was ever applied here: there is no key to let go\n"));
    }

    [Test]
    public void Safe_without_a_word_takes_the_real_rig_that_was_applied_last_whatever_the_rig_file_is_called_by_now()
    {
        var released = new List<string>();
        var host = new TestHost
        {
            ReleaseKeys = rig =>
            {
                released.Add(rig.Rig.Rig);
                return [];
            },
        };
        var real = RigState.Of("one-station", host.StateFolder);
        Directory.CreateDirectory(real.Folder);
        File.Copy(TestHost.RealRig, real.Snapshot);
        Directory.CreateDirectory(host.State.Folder);
        File.Copy(TestHost.SimulatedRig, host.State.Snapshot);

        Assert.That(host.Run("safe"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(released, Is.EqualTo(new[] { "one-station" }));
    }

    [Test]
    public void Safe_goes_by_the_phone_models_as_they_were_applied_even_where_one_does_not_read_any_more()
    {
        var machine = StateFolders.New();
        var own = Directory.CreateDirectory(Path.Combine(machine, "phones"));
        var model = Path.Combine(own.FullName, "cisco-7970.yaml");
        File.Copy(Path.Combine(TestHost.ShippedConfig, "phones", "cisco-7970.yaml"), model);
        var host = new TestHost { MachineConfig = machine, ReleaseKeys = _ => [new("s1", HasFingers: true, null)] };
        Assert.That(host.Run("recover", "s1", "--rig", TestHost.SimulatedRig), Is.EqualTo(ExitCode.Done), host.Error);

        File.WriteAllText(model, "phone: [oh, no\n");

        Assert.That(host.Run("recover", "s1", "--rig", TestHost.SimulatedRig), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Run("safe"), Is.EqualTo(ExitCode.Done), host.Error);
    }

    [Test]
    public void After_a_service_that_was_refused_the_living_owners_keys_are_left_alone()
    {
        var host = new TestHost { ReleaseKeys = _ => throw new InvalidOperationException("somebody holds a key on purpose") };
        Directory.CreateDirectory(host.State.Folder);
        File.Copy(TestHost.SimulatedRig, host.State.Snapshot);
        using var living = RigLock.TryTake(host.State, RigHolder.Self("recover", TimeProvider.System), out _);

        Assert.That(host.Run("safe", "--unless-owned"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.StartWith("the rig simulated is held by `phonerig recover`").And.EndWith("who sees to its own keys: nothing was done\n"));
        Assert.That(host.Asked, Is.Empty);
    }

    [Test]
    public void Safe_names_the_station_whose_keypad_did_not_answer_and_those_that_were_let_go_all_the_same()
    {
        var host = new TestHost { ReleaseKeys = _ => [new("s1", HasFingers: true, null), new("s2", HasFingers: true, "keypad 0x20: no answer: check the cable"), new("s3", HasFingers: true, null)] };
        Directory.CreateDirectory(host.State.Folder);
        File.Copy(TestHost.SimulatedRig, host.State.Snapshot);

        Assert.That(host.Run("safe"), Is.EqualTo(ExitCode.RigFault));
        Assert.That(host.Error, Does.Contain("keys may still be down: s2, keypad 0x20: no answer: check the cable; every key let go: s1, s3; relays were left"));
    }

    [Test]
    public void Safe_is_done_when_the_keys_are_up_though_the_disk_takes_no_note_of_it()
    {
        var host = new TestHost { ReleaseKeys = _ => [new("s1", HasFingers: true, null)] };
        Directory.CreateDirectory(host.State.Folder);
        File.Copy(TestHost.SimulatedRig, host.State.Snapshot);
        Directory.CreateDirectory(host.State.Released);

        Assert.That(host.Run("safe"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("every key let go: s1"));
    }
}
