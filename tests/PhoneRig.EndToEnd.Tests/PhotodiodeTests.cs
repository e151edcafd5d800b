using PhoneRig.Benchmarks.Confusion;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The built-in phone under photodiodes, which tell lit from dark: it comes home, and nobody claims to have seen a colour.</summary>
public sealed class PhotodiodeTests
{
    [Test]
    public void The_built_in_phone_comes_home_with_a_photodiode_over_each_lamp_and_no_colour_is_ever_told()
    {
        var (summary, recording) = Rigs.Run(Rigs.With(station => station.WithPhotodiodes()));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<LampsBegan>().Select(began => (began.Group, began.Pattern)), Does.Contain(("lines", LampPattern.Walking)));
        Assert.That(recording.Facts<LampsBegan>().Select(began => began.Colour), Is.All.AnyOf(LampColour.Lit, LampColour.Dark));
        Assert.That(recording.Facts<RigFault>(), Is.Empty);
    }

    [TestCase("line1", "line2", "line3", "line4", "line5", "line6", "line7", "line8")]
    [TestCase("line2", "line5")]
    [TestCase("line4")]
    public void Without_a_console_some_lamps_or_one_are_enough_to_bring_it_home(params string[] lamps)
    {
        var (summary, recording) = Rigs.Run(Rigs.With(station => station.WithPhotodiodes([.. lamps]) with { Console = null }));

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<LampsBegan>().Select(began => began.Colour), Is.All.AnyOf(LampColour.Lit, LampColour.Dark));
    }

    [Test]
    public void A_tube_that_lets_the_room_in_is_seen_as_lamps_that_never_go_dark_and_not_as_a_walk()
    {
        var (_, recording) = Rigs.Run(Rigs.With(
            station => station.WithPhotodiodes(),
            phone => phone with { Lamps = new BenchLampsConfig { Ambient = new Percent(10) } }));

        Assert.That(recording.Facts<LampsBegan>().Where(began => began.Group == "lines"), Is.Not.Empty.And.All.Property("Pattern").EqualTo(LampPattern.Steady));
    }
}
