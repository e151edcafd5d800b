using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The bench in real time: real UDP sockets, a real pty, the real drivers on simulated metal.</summary>
[NonParallelizable]
public sealed class BenchTests
{
    [TestCase(ConsoleDriver.Tty)]
    [TestCase(ConsoleDriver.System)]
    public void The_built_in_phone_comes_home_over_real_sockets_and_a_real_pty(ConsoleDriver driver)
    {
        var rig = Rigs.With(station => station with { Console = station.Console! with { Driver = driver } });

        var (summary, recording) = Rigs.Run(rig, speed: 15);

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Info!.Surroundings, Does.Contain("real UDP").And.Match(@"real ptys \(/dev/pts/\d+\)"));
        Assert.That(recording.Facts<ConsoleLine>().Any(line => line.Rule == "key-echo"));
        Assert.That(recording.Facts<LampsBegan>().Any(lamps => lamps is { Group: "lines", Pattern: Core.Phones.LampPattern.Walking }));
    }

    [Test]
    public void A_persons_fingers_do_as_well()
    {
        var rig = Rigs.With(station => station with { Keypad = new KeypadConfig { Kind = KeypadKind.Manual } });

        var (summary, recording) = Rigs.Run(rig, speed: 15);

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Requests.Select(request => request.Kind.ToString()), Is.EqualTo(new[] { "Hold", "Release", "Type" }));
    }

    [Test]
    public void A_stop_lets_every_key_go_and_leaves_the_power()
    {
        using var stop = new CancellationTokenSource();
        var recording = new StopAt(stop, fact => fact is KeyHeld);

        var summary = recording.Run(Rigs.Only("s1"), speed: 15);

        var s1 = summary.Stations.Single();
        Assert.That((s1.Verdict, s1.Owner), Is.EqualTo((Verdict.Stopped, (VerdictOwner?)VerdictOwner.Operator)));
        Assert.That(recording.Facts.OfType<KeyReleased>().Select(released => released.Key.Name), Is.EqualTo(new[] { "#" }));
        Assert.That(
            recording.Facts.SkipWhile(fact => fact is not StopRequested).OfType<DeedIntended>().Select(intended => intended.Deed),
            Has.All.InstanceOf<Deed.ReleaseKey>());
    }
}
