using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using static PhoneRig.Hosting.Tests.Campaigns.CampaignHall;

namespace PhoneRig.Hosting.Tests.Campaigns;

/// <summary>Campaigns through the night, in virtual time, which begins at midnight of a first of January.</summary>
public sealed class NightTests
{
    private static readonly CampaignHours Hours = new(new TimeOnly(2, 0), new TimeOnly(7, 0));
    private static readonly ControlRequest.StartCampaign Begin = new("recover", []) { By = "kim", Hours = Hours };

    [Test]
    public void A_long_case_of_the_day_is_brought_home_in_the_evening_and_watched_until_the_morning()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["slow-format"]), ("s2", ["healthy"])));
        var begun = hall.Answer(Begin with { Budget = TimeSpan.FromMinutes(10) });
        hall.Work(TimeSpan.FromMinutes(110), () => hall.Facts.OfType<PhoneBinned>().Count() == 2 && hall.Facts.OfType<StationRested>().Count() == 4);
        var byDay = hall.Account.Phones.Select(phone => phone.Bin).ToArray();
        hall.To(TimeSpan.FromHours(2.1) - hall.World.Loop.Uptime);
        var call = hall.Calls.Last(call => call.Station == "s1").Text;

        // The one that stands there still is the one that was called for.
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromHours(6) - hall.World.Loop.Uptime);
        var night = hall.Account;
        hall.To(TimeSpan.FromHours(7.1) - hall.World.Loop.Uptime);

        Assert.That(begun.Message, Does.Contain("; evening from 02:00, day from 07:00. Each is put to rest first"));
        Assert.That(byDay, Is.EquivalentTo(new[] { Bin.Evening, Bin.Done }));
        Assert.That(call, Does.Contain("Put a phone from the bin evening on s1"));
        Assert.That(Words(hall), Is.EqualTo(new[] { "02:00 evening, the clock", "07:00 day, the clock" }));
        Assert.That(night.Stations.Single(station => station.Station == "s1"), Has.Property(nameof(AccountedStation.Light)).EqualTo(StationSignal.Nothing).And.Property(nameof(AccountedStation.Soak)).Not.Null);
        Assert.That(night.Night, Has.Property(nameof(AccountedNight.Soaking)).EqualTo(1).And.Property(nameof(AccountedNight.Evening)).True);
        var phone = hall.Account.Phones.Single(phone => phone.Mac == Mac(1));
        Assert.That((phone.Bin, phone.Why), Is.EqualTo(((Bin?)Bin.Done, $"recovered, runs SCCP70.9-4-2SR3-1S, soaked {CampaignWords.Long(phone.Soak!.Lasted!.Value)}")));
        Assert.That(phone.Soak.Lasted, Is.GreaterThan(TimeSpan.FromHours(2)), "from its verdict to the morning");
        Assert.That(hall.Facts.OfType<StationRested>().Count(rested => rested is { Station: "s1", Proven: true }), Is.EqualTo(3));
        Assert.That(hall.HarmNow, Is.Zero);
    }

    [Test]
    public void A_phone_that_restarts_of_its_own_in_the_night_needs_a_person_and_one_beside_it_does_not()
    {
        using var hall = Soaking(rig => rig);
        hall.To(TimeSpan.FromHours(1));
        Blink(hall, "s1", TimeSpan.FromMilliseconds(300));
        hall.To(TimeSpan.FromMinutes(40));
        Blink(hall, "s1", TimeSpan.FromMilliseconds(300));
        hall.To(TimeSpan.FromHours(7.1) - hall.World.Loop.Uptime);

        Assert.That(hall.Facts.OfType<PhoneFell>().Select(fell => fell.Station), Is.EqualTo(new[] { "s1", "s1" }));
        Assert.That(hall.Account.Phones.Select(phone => (phone.Mac, phone.Bin)), Is.EqualTo(new[] { (Mac(1), (Bin?)Bin.Attention), (Mac(2), Bin.Done) }));
        Assert.That(hall.Account.Phones[0].Why, Does.StartWith("restarted or fell silent 2 times in its soak of 4 h"));
        Assert.That(Keys(hall), Is.Zero, "a soak is an observation");
    }

    [Test]
    public void A_registration_that_runs_out_after_a_swap_says_nothing_of_the_next_phone()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy", "dead-flash"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromHours(2.1));
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(10));
        var soaking = hall.Account.Stations.Single().Soak;
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromSeconds(20));
        hall.World.Bench.Swap("s1");
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(3));

        Assert.That(soaking, Is.Not.Null);
        Assert.That(hall.Journal.Facts("s1").OfType<PhoneRegistered>().Last().Mac, Is.EqualTo(Mac(1)));
        Assert.That(hall.Journal.Facts("-").OfType<PhoneUnregistered>().Last(), Has.Property("Mac").EqualTo(Mac(1)).And.Property("Lost").True);
        Assert.That(hall.Account.Stations.Single().Phone, Does.StartWith("s1-"), "it was not heard yet, and is none of before");
        Assert.That(hall.Journal.Facts("s1").OfType<AttributionConflict>(), Is.Empty);
    }

    [Test]
    public void What_the_mains_do_is_held_against_no_phone([Values] bool told)
    {
        using var hall = Soaking(rig => told ? rig with { Ups = new UpsConfig { Nut = new NutAddress("ups", "nas", NutAddress.UsualPort) } } : rig);
        hall.To(TimeSpan.FromHours(1));
        string[] dark = told ? ["s1"] : ["s1", "s2"];
        if (told)
        {
            hall.World.Bench.Ups!.Says = new(UpsPower.Battery, "OB");
            hall.To(TimeSpan.FromMinutes(1));
        }

        foreach (var station in dark)
        {
            hall.World.Bench.Phones[station].SetBrickPower(false);
        }

        hall.To(TimeSpan.FromSeconds(20));
        foreach (var station in dark)
        {
            hall.World.Bench.Phones[station].SetBrickPower(true);
        }

        if (told)
        {
            hall.World.Bench.Ups!.Says = new(UpsPower.Mains, "OL");
        }

        hall.To(TimeSpan.FromHours(7.1) - hall.World.Loop.Uptime);

        Assert.That(hall.World.Bench.Phones["s1"].Truth.Boots, Is.GreaterThan(1));
        Assert.That(hall.Facts.OfType<PhoneFell>().Count(), Is.EqualTo(told ? 0 : 2));
        Assert.That(hall.Account.Phones.Select(phone => phone.Bin), Is.EqualTo(new[] { (Bin?)Bin.Done, Bin.Done }));
    }

    [Test]
    public void A_phone_that_does_not_come_back_with_the_mains_is_not_done()
    {
        using var hall = Soaking(rig => rig with { Ups = new UpsConfig { Nut = new NutAddress("ups", "nas", NutAddress.UsualPort) } });
        hall.World.Bench.Ups!.Says = new(UpsPower.Battery, "OB");
        hall.To(TimeSpan.FromMinutes(1));
        hall.World.Bench.Phones["s1"].SetBrickPower(false);
        hall.To(TimeSpan.FromMinutes(5));
        hall.World.Bench.Ups!.Says = new(UpsPower.Mains, "OL");
        hall.To(TimeSpan.FromHours(7.1) - hall.World.Loop.Uptime);

        Assert.That(hall.Facts.OfType<PhoneFell>().Single().Why, Is.EqualTo("did not come back with its power"));
        Assert.That(hall.Account.Phones.Select(phone => phone.Bin), Is.EqualTo(new[] { (Bin?)Bin.Attention, Bin.Done }));
    }

    [Test]
    public void A_soak_goes_on_in_the_next_process_and_the_rigs_own_restart_is_held_against_nobody([Values] bool killed)
    {
        using var hall = Soaking(rig => rig);
        hall.To(TimeSpan.FromHours(1));
        var cut = hall.Journal.Entries.Count;
        hall.Rig.Shutdown("the test");
        hall.Rig.RunUntil(() => hall.Rig.Closed);
        if (killed)
        {
            // What a killed process did not write: its end.
            hall.Journal.Entries.RemoveRange(cut, hall.Journal.Entries.Count - cut);
        }

        hall.StartAnew();
        hall.To(TimeSpan.FromMinutes(30));
        var soaking = hall.Account.Night!.Soaking;
        Blink(hall, "s2", TimeSpan.FromMilliseconds(300));
        hall.To(TimeSpan.FromHours(7.1) - hall.World.Loop.Uptime);

        Assert.That(soaking, Is.EqualTo(2));
        Assert.That(hall.Facts.OfType<SoakBegan>().Count(), Is.EqualTo(2));
        Assert.That(hall.Account.Phones.Select(phone => phone.Bin), Is.EqualTo(new[] { (Bin?)Bin.Done, Bin.Attention }), "the second one restarted of its own, half an hour after");
        Assert.That(hall.Account.Phones[0].Soak!.Lasted, Is.EqualTo(TimeSpan.FromHours(killed ? 3.6 : 4.9)).Within(TimeSpan.FromMinutes(5)), "what a killed process had seen nobody knows");
        Assert.That(Keys(hall), Is.Zero);
    }

    [Test]
    public void A_rig_that_was_away_as_the_evening_began_begins_it_when_it_is_back()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(30));
        hall.Rig.Shutdown("the test");
        hall.Rig.RunUntil(() => hall.Rig.Closed);
        hall.Rig.Dispose();
        hall.World.Loop.Schedule(TimeSpan.FromHours(3), () => { });
        hall.World.Loop.RunUntil(() => hall.World.Loop.Uptime >= TimeSpan.FromHours(3));
        hall.StartAnew();
        hall.To(TimeSpan.FromHours(1));

        Assert.That(Words(hall), Is.EqualTo(new[] { "03:00 evening, the clock" }));
    }

    [Test]
    public void A_person_who_wants_a_station_in_the_night_ends_its_soak_and_swaps_when_it_is_off()
    {
        using var hall = Soaking(rig => rig);
        hall.To(TimeSpan.FromHours(1));
        var first = hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(2));
        var (call, light) = (hall.Calls.Last(call => call.Station == "s1").Text, hall.Account.Stations[0].Light);
        var second = hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });

        Assert.That((first.Outcome, first.Message), Is.EqualTo((ControlOutcome.Refused, "s1: the soak is over, and the power goes off as the interlocks allow. Swap when phonerig campaign status calls for that, then say phonerig campaign next s1 again")));
        Assert.That((call, light), Is.EqualTo(($"Take {Mac(1)} out of s1, into the bin done. Put the next phone on s1, then phonerig campaign next s1", StationSignal.SwapMe)));
        Assert.That(second.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(hall.Facts.OfType<SoakEnded>().Single(), Has.Property(nameof(SoakEnded.Why)).EqualTo("kim wants to swap it").And.Property(nameof(SoakEnded.Passed)).True);
        Assert.That(hall.Account.Stations.Single(station => station.Station == "s2").Soak, Is.Not.Null, "the other one goes on");
    }

    [Test]
    public void A_phone_that_is_switched_by_hand_is_watched_no_more_and_is_done()
    {
        using var hall = Soaking(rig => rig);
        hall.To(TimeSpan.FromHours(1));
        hall.Answer(new ControlRequest.Power("s1", PowerAction.Off) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(2));

        Assert.That(hall.Facts.OfType<SoakEnded>().Single(), Has.Property(nameof(SoakEnded.Why)).EqualTo("somebody has taken the station in hand").And.Property(nameof(SoakEnded.Passed)).True);
        Assert.That(hall.Account.Phones.Single(phone => phone.Mac == Mac(1)).Bin, Is.EqualTo(Bin.Done));
    }

    [Test]
    public void Where_nobody_wants_soaks_stations_are_free_at_once_in_the_evening_too()
    {
        using var hall = Soaking(rig => rig, TimeSpan.Zero);
        hall.To(TimeSpan.FromMinutes(5));

        Assert.That(hall.Facts.OfType<SoakBegan>(), Is.Empty);
        Assert.That(hall.Account.Phones.Select(phone => phone.Bin), Is.EqualTo(new[] { (Bin?)Bin.Done, Bin.Done }));
    }

    /// <summary>Two sound phones that have come home in the evening.</summary>
    private static CampaignHall Soaking(Func<RigConfig, RigConfig> change, TimeSpan? soak = null)
    {
        var hall = new CampaignHall(rig => change(With(rig, ("s1", ["healthy"]), ("s2", ["healthy"]))));
        hall.Answer(Begin with { Soak = soak });
        hall.To(TimeSpan.FromHours(2.1));
        hall.Answer(new ControlRequest.NextPhone(["s1", "s2"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(20));
        Assert.That(hall.Facts.OfType<VisitEnded>().Count(), Is.EqualTo(2));
        return hall;
    }

    /// <summary>Its brick is gone for a moment.</summary>
    private static void Blink(CampaignHall hall, string station, TimeSpan time)
    {
        hall.World.Bench.Phones[station].SetBrickPower(false);
        hall.To(time);
        hall.World.Bench.Phones[station].SetBrickPower(true);
    }

    private static int Keys(CampaignHall hall) =>
        new[] { "s1", "s2" }.Sum(station => hall.Journal.Facts(station).SkipWhile(fact => fact is not VerdictReached).TakeWhile(fact => fact is not PowerSwitched).Count(fact => fact is DeedIntended { Deed: not Core.Timeline.Deed.SwitchPower }));

    private static string[] Words(CampaignHall hall) => [.. hall.Journal.Entries.Select(entry => entry.Entry).Select(entry => entry.Fact switch
    {
        EveningBegan began => FormattableString.Invariant($"{entry.At:HH:mm} evening, {began.By}"),
        EveningEnded ended => FormattableString.Invariant($"{entry.At:HH:mm} day, {ended.By}"),
        _ => null,
    }).OfType<string>()];
}
