using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.EndToEnd.Tests.Sites;

/// <summary>Senses that lie and fingers that miss: the rig may fail, but it does not claim what is not so.</summary>
public sealed class BadWiringTests
{
    [TestCase("1%", "1%")]
    [TestCase("5%", "3%")]
    public void On_a_noisy_console_the_phone_comes_home_all_the_same(string noise, string dropped)
    {
        var (summary, recording) = Rigs.Run(Rigs.With(station => station, phone => phone with
        {
            Console = new() { Noise = Percent.Parse(noise, null), Dropped = Percent.Parse(dropped, null) },
        }));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<ConsoleLine>(), Is.Not.Empty);
    }

    [Test]
    public void At_a_speed_that_nobody_uses_no_line_of_the_phone_is_recognised_and_that_is_said()
    {
        var (summary, recording) = Rigs.Run(Rigs.With(station => station, phone => phone with { Console = new() { Baud = 14_400 } }));

        Assert.That(recording.Facts<ConsoleLine>().Where(line => line.Rule is not null), Is.Empty, recording.Story);
        Assert.That(recording.Facts<ConsoleGarbled>(), Is.Not.Empty);
        Assert.That(recording.Facts<ConsoleRatesTried>().Select(tried => tried.Readable), Is.Not.Empty.And.All.Null, recording.Story);
        Assert.That(summary.Stations, Has.Length.EqualTo(1));
    }

    [TestCase(1200)]
    [TestCase(4800)]
    [TestCase(19_200)]
    [TestCase(38_400)]
    [TestCase(57_600)]
    [TestCase(115_200)]
    public void At_a_wrong_speed_the_right_one_is_found_by_listening_and_lines_are_recognised_from_then_on(int baud)
    {
        var (summary, recording) = Rigs.Run(Rigs.With(station => station, phone => phone with { Console = new() { Baud = baud } }));

        Assert.That(recording.Facts<ConsoleRatesTried>().Last(), Is.EqualTo(new ConsoleRatesTried(9600, baud)), recording.Story);
        Assert.That(recording.Facts<ConsoleLine>().Where(line => line.Rule is not null), Is.Not.Empty, recording.Story);
        Assert.That(recording.Facts<ConsoleSent>(), Is.Empty);
        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
    }

    [Test]
    public void A_line_end_in_a_boot_opens_the_shell_and_noise_that_is_none_does_not()
    {
        using var pressed = new VirtualWorld(Rigs.With(station => station, phone => phone with { Ailment = "healthy", Console = new() { EnterAfter = TimeSpan.FromSeconds(4) } }), new Seed(1));
        pressed.Loop.RunUntil(() => pressed.Bench.Phones.TryGetValue("s1", out var phone) && phone.Truth.Activity == PhoneActivity.InShell);
        Assert.That(pressed.Bench.Phones["s1"].Truth.Activity, Is.EqualTo(PhoneActivity.InShell));

        using var noisy = new VirtualWorld(Rigs.With(station => station, phone => phone with { Ailment = "healthy", Console = new() { Noise = new(0.2), Dropped = new(0.2) } }), new Seed(1));
        noisy.Loop.RunUntil(() => noisy.Bench.Phones.TryGetValue("s1", out var phone) && phone.Truth.Activity is PhoneActivity.InShell or PhoneActivity.Checking);
        Assert.That(noisy.Bench.Phones["s1"].Truth.Activity, Is.EqualTo(PhoneActivity.Checking));
    }

    [Test]
    public void A_brick_that_drops_out_in_a_write_damages_the_flash()
    {
        var rig = Rigs.With(station => station, phone => phone with { Ailment = "empty-flash", Power = new() { DropsOutWhile = DropOutMoment.Writing } });
        using var world = new VirtualWorld(rig with
        {
            Network = rig.Network with { Dhcp = ServiceKind.External, Tftp = ServiceKind.External },
            Firmware = rig.Firmware with { Others = ImmutableDictionary<string, FirmwareSourceConfig>.Empty },
            Site = new() { Fault = "none" },
        }, new Seed(1));
        world.Loop.RunUntil(() => world.Bench.Phones.TryGetValue("s1", out var phone) && phone.Truth is { CutsWhileWriting: > 0, Activity: PhoneActivity.Starting });

        var truth = world.Bench.Phones["s1"].Truth;
        Assert.That(truth.CutsWhileWriting, Is.EqualTo(1));
        Assert.That(truth.Bricked, Is.True);
        Assert.That(truth.Activity, Is.EqualTo(PhoneActivity.Starting), "its power came back");
        Assert.That(truth.Mishaps, Has.Some.EqualTo("power was cut while it was writing"));
    }

    [Test]
    public void Fingers_that_miss_now_and_then_are_made_up_for()
    {
        var (summary, recording) = Rigs.Run(Rigs.With(station => station, phone => phone with { Keypad = new() { Misses = new(0.05), Doubles = new(0.2) } }));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
    }
}
