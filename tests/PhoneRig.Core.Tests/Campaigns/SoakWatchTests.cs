using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>What of a station's entries is held against a phone that is watched over night.</summary>
public sealed class SoakWatchTests
{
    private static readonly Fact Runs = Stage(BootStage.Registered);

    [Test]
    public void A_restart_is_told_once_whatever_stages_it_goes_through_and_again_when_it_ran_in_between() => Assert.That(
        Seen(Stage(BootStage.Starting), Stage(BootStage.SeekingLease), Stage(BootStage.SeekingConfig), Stage(BootStage.Registering), Runs, Stage(BootStage.Silent), Stage(BootStage.Starting), Runs),
        Is.EqualTo(new[] { "started again", "fell silent" }));

    [Test]
    public void Registering_anew_and_what_is_said_twice_is_no_restart() =>
        Assert.That(Seen(Stage(BootStage.Registering), Runs, Runs, Stage(BootStage.Registering)), Is.Empty);

    [Test]
    public void A_phone_that_was_not_seen_running_cannot_fall()
    {
        var watch = SoakWatch.Of(BootStage.Silent);

        Assert.That(Seen(watch, [Stage(BootStage.Starting), Stage(BootStage.SeekingLease)]), Is.Empty);
        Assert.That(Seen(watch, [Stage(BootStage.Starting), Runs, Stage(BootStage.SeekingLease)]), Is.EqualTo(new[] { "started again" }));
    }

    [Test]
    public void What_a_phone_does_on_the_battery_and_for_a_while_after_is_the_mains([Values(1, 9, 11)] int minutes)
    {
        var seen = Seen(SoakWatch.Of(BootStage.Registered), [
            (0, new UpsSeen(UpsPower.Battery, "OB")),
            (1, new UpsSeen(UpsPower.Mains, "OL")),
            (1 + minutes, Stage(BootStage.Silent)),
        ]);

        Assert.That(seen, Has.Length.EqualTo(minutes > 10 ? 1 : 0));
    }

    [Test]
    public void A_phone_that_the_mains_took_away_has_to_come_back_with_them([Values] bool back)
    {
        var watch = Facts(SoakWatch.Of(BootStage.Registered), [(0, new UpsSeen(UpsPower.Battery, "OB")), (1, Stage(BootStage.Silent))]);
        var away = watch.BackBy;
        watch = Facts(watch, [(2, new UpsSeen(UpsPower.Mains, "OL")), .. back ? new[] { (3, (Fact)Stage(BootStage.Starting)), (5, Runs) } : []]);

        Assert.That((away, watch.BackBy), Is.EqualTo(((TimeSpan?)null, back ? null : (TimeSpan?)TimeSpan.FromMinutes(12))));
        Assert.That(watch.Missed().Next.BackBy, Is.Null, "it is told once");
    }

    [Test]
    public void A_phone_whose_line_carries_no_power_falls_for_that()
    {
        Assert.That(Seen(new PowerMetered(PowerSense.Off, 0, 0), Stage(BootStage.Silent), new PowerMetered(PowerSense.On, 120, 48), Stage(BootStage.Starting), Runs), Is.Empty);
        Assert.That(Seen(new PowerMetered(PowerSense.On, 140, 48), Stage(BootStage.Starting)), Has.Length.EqualTo(1), "another current is no cut");
    }

    [Test]
    public void A_relay_that_was_asked_anew_is_the_rigs_matter() => Assert.That(Seen(new PowerAdopted(On: true), Stage(BootStage.Starting), Stage(BootStage.Silent)), Is.Empty);

    [Test]
    public void A_phone_that_is_taken_in_hand_is_watched_no_more() => Assert.That(
        Sightings(SoakWatch.Of(BootStage.Registered), [(0, new DeedIntended(new Deed.SwitchPower(On: false), "kim"))]),
        Is.EqualTo(new[] { new SoakSighting.Disturbed("somebody has taken the station in hand") }));

    private static StageChanged Stage(BootStage stage) => new(stage, [stage]);

    private static string[] Seen(params Fact[] facts) => Seen(SoakWatch.Of(BootStage.Registered), facts);

    private static string[] Seen(SoakWatch watch, Fact[] facts) => Seen(watch, [.. facts.Select((fact, at) => (at, fact))]);

    private static string[] Seen(SoakWatch watch, (int Minute, Fact Fact)[] facts) => [.. Sightings(watch, facts).Select(seen => seen.Why)];

    private static SoakWatch Facts(SoakWatch watch, (int Minute, Fact Fact)[] facts) =>
        facts.Aggregate(watch, (before, fact) => before.Take(new Entry(1, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(fact.Minute), fact.Fact)).Next);

    private static List<SoakSighting> Sightings(SoakWatch watch, (int Minute, Fact Fact)[] facts)
    {
        var sightings = new List<SoakSighting>();
        foreach (var (minute, fact) in facts)
        {
            (watch, var seen) = watch.Take(new Entry(1, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(minute), fact));
            sightings.AddRange(seen is null ? [] : [seen]);
        }

        return sightings;
    }
}
