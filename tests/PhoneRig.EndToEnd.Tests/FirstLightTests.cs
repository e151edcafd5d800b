using PhoneRig.Core.Configuration;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The whole loop: rig file, procedure, relay and keys, lamps, console, DHCP and TFTP, proof, verdict.</summary>
public sealed class FirstLightTests
{
    [Test]
    public void The_built_in_phone_comes_home_by_the_soft_code()
    {
        var (summary, recording) = Rigs.Run(Rigs.Only("s1"));

        var s1 = summary.Stations.Single();
        Assert.That(s1.Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(s1.Attempts.Select(attempt => (attempt.Procedure, attempt.Outcome)), Is.EqualTo(new[] { ("power-cycle", "boot-loop"), ("factory-reset", "goal-met") }));
        Assert.That(summary.Simulated, Is.True);
    }

    [Test]
    public void Keys_are_pressed_in_the_order_of_the_code_and_each_is_echoed()
    {
        var (_, recording) = Rigs.Run(Rigs.Only("s1"));

        Assert.That(string.Concat(recording.Facts<KeyPressed>().Select(press => press.Key.Name)), Is.EqualTo("123456789*0#"));
        Assert.That(
            string.Join(' ', recording.Facts<ConsoleLine>().Where(line => line.Rule == "key-echo").Select(line => line.Values!["key"])),
            Is.EqualTo("1 2 3 4 5 6 7 8 9 10 0 11"));
    }

    [Test]
    public void The_hash_key_is_down_before_the_power_comes_back()
    {
        var (_, recording) = Rigs.Run(Rigs.Only("s1"));
        var held = recording.Entries.First(entry => entry.Fact is KeyHeld { Key.Name: "#" });
        var off = recording.Entries.Last(entry => entry.Fact is PowerSwitched { On: false });
        var proven = recording.Entries.Last(entry => entry.Fact is OffProven);
        var on = recording.Entries.First(entry => entry.Fact is PowerSwitched { On: true } && entry.Sequence > off.Sequence);
        var released = recording.Entries.First(entry => entry.Fact is KeyReleased { Key.Name: "#" });
        var first = recording.Entries.First(entry => entry.Fact is KeyPressed);

        Assert.That(new[] { off.Sequence, proven.Sequence, held.Sequence, on.Sequence, released.Sequence, first.Sequence }, Is.Ordered, recording.Story);
    }

    [Test]
    public void Every_deed_is_on_the_timeline_before_it_ends()
    {
        var (_, recording) = Rigs.Run(Rigs.Only("s1"));
        foreach (var end in recording.Entries.Where(entry => entry.Fact is DeedEnded))
        {
            var intended = recording.Entries.Single(entry => entry.Sequence == ((DeedEnded)end.Fact).Deed);
            Assert.That(intended.Fact, Is.InstanceOf<DeedIntended>());
            Assert.That(intended.Sequence, Is.LessThan(end.Sequence));
        }
    }

    [Test]
    public void A_seed_gives_the_same_facts_again()
    {
        var (first, second) = (Text(), Text());

        Assert.That(second, Is.EqualTo(first));

        static string Text() => string.Join(
            '\n', Rigs.Run(Rigs.Only("s1"), seed: 7).Recording.Entries.Select(entry => $"{entry.Sequence} {entry.At:O} {entry.Uptime} {FactJson.Write(entry.Fact)}"));
    }

    [Test]
    public void Another_seed_gives_another_run() =>
        Assert.That(
            Rigs.Run(Rigs.Only("s1"), seed: 1).Recording.Entries.Select(entry => entry.Uptime),
            Is.Not.EqualTo(Rigs.Run(Rigs.Only("s1"), seed: 2).Recording.Entries.Select(entry => entry.Uptime)));

    [TestCase("00:1b:2c:3d:4e:5f", "SEP001B2C3D4E5F.cnf.xml")]
    [TestCase(null, "XMLDefault.cnf.xml")]
    public void A_phone_gets_a_configuration_of_its_own_where_its_address_is_known(string? mac, string file)
    {
        var (summary, recording) = Rigs.Run(Rigs.With(station => station with { Mac = mac }));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<TftpCompleted>().Select(transfer => transfer.File), Does.Contain(file));
    }

    [Test]
    public void A_phone_takes_firmware_of_full_size()
    {
        var rig = Rigs.Only("s1");
        rig = rig with { Firmware = new FirmwareConfig { Synthetic = rig.Firmware.Synthetic! with { FullSize = true } } };

        var (summary, recording) = Rigs.Run(rig);

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<TftpCompleted>().Sum(transfer => transfer.Bytes), Is.GreaterThan(8_000_000), "facts 3.3: about 8.33 MB");
    }

    [Test]
    public void A_station_without_fingers_says_what_it_lacks()
    {
        var (summary, _) = Rigs.Run(Rigs.With(station => station with { Keypad = new KeypadConfig { Kind = KeypadKind.None } }));

        var s1 = summary.Stations.Single();
        Assert.That(s1.Verdict, Is.EqualTo(Verdict.NeedsAttention));
        Assert.That(s1.Owner, Is.EqualTo(VerdictOwner.SetUp));
        Assert.That(s1.Why, Does.Contain("factory-reset: ").And.Contain("no keypad"));
        Assert.That(s1.ToDo, Does.Contain("keypad: manual"));
        Assert.That(s1.Attempts.Select(attempt => attempt.Procedure), Is.EqualTo(new[] { "power-cycle" }), "what needs no key was tried");
    }

    [Test]
    public void A_phone_that_nothing_helps_gets_no_false_verdict()
    {
        var (summary, _) = Rigs.Run(Rigs.With(station => station, phone => phone with { Ailment = "stuck-key" }));

        var s1 = summary.Stations.Single();
        Assert.That(s1.Verdict, Is.EqualTo(Verdict.NeedsAttention));
        Assert.That((s1.Owner, s1.Diagnosis), Is.EqualTo(((VerdictOwner?)VerdictOwner.Phone, "boot-loop")), "it restarts for ever, as was seen");
        Assert.That(s1.ToDo, Does.Contain("no key of the phone is stuck"));
        Assert.That(s1.Attempts.Select(attempt => attempt.Procedure), Has.Some.EqualTo("factory-reset").And.None.EqualTo("format-reset"), "nothing speaks for a format");
        Assert.That(s1.Attempts.Select(attempt => attempt.Outcome), Has.Some.EqualTo("reset-code-not-wanted"));
        Assert.That(s1.Attempts.Select(attempt => attempt.Outcome), Has.None.EqualTo("goal-met"));
    }

    [Test]
    public void A_wait_says_what_it_waits_for_and_until_when()
    {
        var (_, recording) = Rigs.Run(Rigs.Only("s1"));
        foreach (var (step, at) in recording.Entries.Where(entry => entry.Fact is StepStarted { WaitsFor: not null })
                     .Select(entry => ((StepStarted)entry.Fact, entry.Uptime)))
        {
            Assert.That(step.WaitsFor, Is.Not.Empty);
            Assert.That(step.Until, Is.GreaterThan(at));
        }

        Assert.That(recording.Facts<StepEnded>().Count(step => step.Outcome == StepOutcomes.Seen), Is.GreaterThanOrEqualTo(3));
    }
}
