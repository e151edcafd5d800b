using PhoneRig.Core.Configuration;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The built-in phone under a bed of solenoids: the same run, pressed by coils that take their time.</summary>
public sealed class SolenoidTests
{
    [Test]
    public void The_built_in_phone_comes_home_under_a_bed_of_solenoids_each_key_confirmed_by_its_echo()
    {
        var (summary, recording) = Rigs.Run(Bed());

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(string.Concat(recording.Facts<KeyPressed>().Select(press => press.Key.Name)), Is.EqualTo("123456789*0#"));
        Assert.That(
            string.Join(' ', recording.Facts<ConsoleLine>().Where(line => line.Rule == "key-echo").Select(line => line.Values!["key"])),
            Is.EqualTo("1 2 3 4 5 6 7 8 9 10 0 11"));
        Assert.That(recording.Facts<RigFault>(), Is.Empty);
    }

    [Test]
    public void Without_a_console_the_lamps_alone_confirm_the_code_that_solenoids_typed()
    {
        var rig = Bed();
        var (summary, recording) = Rigs.Run(rig with { Stations = rig.Stations.SetItem("s1", rig.Stations["s1"] with { Console = null }) });

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
    }

    [Test]
    public void A_coil_that_is_held_with_too_little_drops_the_key_and_the_phone_never_asks_for_its_code()
    {
        var (summary, recording) = Rigs.Run(Bed(new CoilConfig { Hold = new Percent(0.15) }));

        Assert.That(summary.Stations.Single().Verdict, Is.Not.EqualTo(Verdict.Recovered));
        Assert.That(recording.Facts<ConsoleLine>().Where(line => line.Rule == "reset-code-wanted"), Is.Empty, recording.Story);
    }

    [Test]
    public void A_coil_with_full_power_only_is_refused_the_long_hold_before_anything_moves()
    {
        var rig = Bed(new CoilConfig { Hold = new Percent(1) });
        var procedure = Rigs.Folder.Procedure("factory-reset").Value!;

        var problems = ProcedureChecker.Check(procedure, Rigs.Folder.Phone("cisco-7970").Value!, rig.Stations["s1"]);

        Assert.That(problems.Select(problem => problem.Message), Has.Some.Match("\"#\" may be held for 5 min.* this keypad holds a key for .* at most"));
    }

    private static RigConfig Bed(CoilConfig? coil = null) => KeyBed.On(Rigs.Only("s1"), coil);
}
