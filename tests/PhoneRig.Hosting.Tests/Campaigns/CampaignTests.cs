using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Tests.Runs;
using static PhoneRig.Hosting.Tests.Campaigns.CampaignHall;

namespace PhoneRig.Hosting.Tests.Campaigns;

/// <summary>Whole campaigns in virtual time: the real rig, the real drivers on simulated metal, phones that come and go.</summary>
public sealed class CampaignTests
{
    private static readonly ControlRequest.StartCampaign Begin = new("recover", []) { By = "kim" };

    [Test]
    public void Stations_bring_their_piles_home_one_phone_after_the_other_and_lose_none()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["boot-loop", "healthy"]), ("s2", ["empty-flash", "boot-loop"]), ("s3", ["healthy", "healthy"])));
        hall.Answer(Begin);
        hall.Work(TimeSpan.FromHours(3), () => hall.Facts.OfType<PhoneBinned>().Count() == 6);

        Assert.That(hall.Account.Phones.Select(phone => (phone.Mac, phone.Bin, phone.Visits)), Is.EquivalentTo(Enumerable.Range(1, 6).Select(number => (Mac(number), (Bin?)Bin.Done, 1))));
        Assert.That(hall.Facts.OfType<StationRested>().Select(rested => rested.Proven), Has.All.True.And.Exactly(8).Items.Or.Exactly(9).Items);
        Assert.That((hall.Account.Done, hall.Account.Pace!.Judged, hall.Account.Pace.Touches, hall.Account.Visits.Length), Is.EqualTo((6, 6, 6, 6)));
        Assert.That(hall.Account.Wear.Select(wear => wear.Station), Is.EqualTo(new[] { "s1", "s2", "s3" }));
        Assert.That(hall.HarmNow, Is.Zero);
        Assert.That(hall.Journal.Facts("s1").OfType<MacForgotten>().Select(forgotten => forgotten.Mac), Does.Contain(Mac(1)), "the next phone's packets are not the last one's");
    }

    [Test]
    public void A_phone_that_needs_keys_goes_from_a_keyless_station_to_one_that_has_them()
    {
        using var hall = new CampaignHall(rig => Keyless(With(rig, ("s1", ["boot-loop"]), ("s2", ["healthy"])), "s1"));
        hall.Answer(Begin);
        hall.Work(TimeSpan.FromHours(3), () => hall.Facts.OfType<PhoneBinned>().Count() == 2);
        hall.Work(TimeSpan.FromMinutes(5));

        Assert.That(hall.Account.Phones.Single(phone => phone.Mac == Mac(2)).Bin, Is.EqualTo(Bin.Done));
        Assert.That(hall.Facts.OfType<PhoneBinned>().Where(binned => binned.Station == "s1").Select(binned => binned.Bin), Is.EqualTo(new[] { Bin.KeyStation }));
        Assert.That(hall.Calls.Last(call => call.Station == "s2").Text, Does.Contain("Put a phone from the bin key-station on s2"));
    }

    [Test]
    public void A_phone_that_has_used_up_its_whole_loads_gets_no_further_run()
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-rewrites").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "playbooks"));
        var shipped = File.ReadAllText(Path.Combine(DemoRig.Shipped, "playbooks", "recover.yaml"));
        File.WriteAllText(Path.Combine(folder, "playbooks", "recover.yaml"), shipped.Replace("campaign-rewrites: 40", "campaign-rewrites: 1", StringComparison.Ordinal));
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["empty-flash"])), overrides: folder);
        hall.Answer(Begin);
        hall.Work(TimeSpan.FromHours(3), () => hall.Facts.OfType<PhoneBinned>().Any());
        hall.To(TimeSpan.FromMinutes(5));
        var first = hall.Account.Phones.Single().Bin;
        hall.Answer(new ControlRequest.ReadLabel(Mac(1)) { By = "scanner" });
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(5));

        Assert.That((first, hall.Facts.OfType<LoadRewritten>().Count()), Is.EqualTo(((Bin?)Bin.Done, 1)));
        Assert.That(hall.Journal.Facts("s1").OfType<RunStarted>().Single().Rewrites, Is.EqualTo(1));
        Assert.That((hall.Account.Phones.Single().Bin, hall.Account.Phones.Single().Why), Is.EqualTo(((Bin?)Bin.Attention, "it has fetched 1 whole load in this campaign, and 1 is the most")));
        Assert.That(hall.HarmNow, Is.Zero);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_long_case_is_stopped_when_its_budget_is_over_and_is_never_cut_while_it_writes()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["slow-format"]), ("s2", ["healthy"])));
        hall.Answer(Begin with { Budget = TimeSpan.FromMinutes(10) });
        hall.Work(TimeSpan.FromHours(5), () => hall.Facts.OfType<PhoneBinned>().Any(binned => binned.Bin == Bin.Evening) && hall.Facts.OfType<StationRested>().Count(rested => rested.Station == "s1") == 2);

        var stop = hall.Journal.Facts("s1").OfType<StopRequested>().Single();
        Assert.That(stop.By, Is.EqualTo("campaign: its 10 min by day are used up"));
        Assert.That(hall.Account.Phones.Single(phone => phone.Mac == Mac(1)).Bin, Is.EqualTo(Bin.Evening));
        Assert.That(hall.HarmNow, Is.Zero);
    }

    [Test]
    public void A_station_whose_off_cannot_be_proven_gets_no_phone()
    {
        using var hall = new CampaignHall(rig => Change(With(rig, ("s1", ["healthy"]), ("s2", ["healthy"])), "s1", phone => phone with { Power = new BenchPowerConfig { RelayWelded = true } }));
        hall.Answer(Begin);
        hall.Work(TimeSpan.FromMinutes(20));

        Assert.That(hall.Facts.OfType<StationQuarantined>().Select(quarantined => quarantined.Station), Is.EqualTo(new[] { "s1" }));
        Assert.That(hall.Facts.OfType<PhonePlaced>().Select(placed => placed.Station), Is.EqualTo(new[] { "s2" }));
        var next = hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        Assert.That(next.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(next.Message, Does.StartWith("s1 is not at rest: ").And.EndsWith(" Mend it, then phonerig station test s1"));
    }

    [Test]
    public void A_full_disk_puts_no_station_into_quarantine_and_rests_are_made_up_for()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy"]), ("s2", ["healthy"])));
        hall.Answer(Begin);
        hall.Journal.Fault = new PhoneRig.Core.Ports.HardwareFaultException("journal", "the disk is full");
        hall.To(TimeSpan.FromMinutes(10));
        var rested = hall.Facts.OfType<StationRested>().ToList();
        hall.Journal.Fault = null;
        hall.To(TimeSpan.FromMinutes(5));

        Assert.That(rested, Is.Empty);
        Assert.That(hall.Facts.OfType<StationRested>().Select(one => (one.Station, one.Proven)), Is.EquivalentTo(new[] { ("s1", true), ("s2", true) }));
        Assert.That(hall.Facts.OfType<StationQuarantined>(), Is.Empty);
    }

    [Test]
    public void A_blind_station_that_fails_two_phones_alike_is_tested_and_put_in_quarantine_and_its_phones_go_elsewhere()
    {
        using var hall = new CampaignHall(rig => Blind(With(rig, ("s1", ["healthy", "healthy"]), ("s2", ["healthy"])), "s1"));
        hall.Answer(Begin with { Budget = TimeSpan.FromHours(40) });
        hall.Work(TimeSpan.FromHours(80), () => hall.Facts.OfType<StationQuarantined>().Any() && hall.Account.Phones.Length == 3);
        hall.Work(TimeSpan.FromMinutes(5));

        Assert.That(hall.Facts.OfType<StationDoubted>().Select(doubted => doubted.Station), Is.EqualTo(new[] { "s1" }));
        Assert.That(hall.Facts.OfType<StationTested>().Single().Why, Does.Contain("failed at alive: no sense told anything of its phone within 5 min of its power"));
        Assert.That(hall.Account.Bins, Is.EquivalentTo(new Dictionary<string, int> { ["done"] = 1, ["another-station"] = 2 }));
        Assert.That(hall.Account.Diagnoses, Is.Empty);
    }

    [Test]
    public void What_a_station_with_a_blind_sensor_says_of_a_phone_counts_against_none()
    {
        using var hall = new CampaignHall(rig => Change(With(rig, ("s1", ["dead-link"]), ("s2", ["healthy"])), "s1", phone => phone with { Lamps = new BenchLampsConfig { Blind = ["line4"] } }));
        hall.Answer(Begin with { Budget = TimeSpan.FromHours(9) });
        hall.Work(TimeSpan.FromHours(20), () => hall.Facts.OfType<VisitEnded>().Any(visit => visit.Station == "s1"));

        Assert.That(hall.Journal.Facts("s1").OfType<RigFault>().Select(fault => fault.Part), Does.Contain("sensor of line4"));
        Assert.That(hall.Facts.OfType<VisitEnded>().Single(visit => visit.Station == "s1"), Has.Property(nameof(VisitEnded.Owner)).Not.EqualTo(VerdictOwner.Phone));
    }

    [Test]
    public void A_label_that_is_not_the_networks_is_told_and_the_phone_is_booked_under_its_own_address()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy"]), ("s2", ["healthy"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        var read = hall.Answer(new ControlRequest.ReadLabel("SEP001B2C3D5E63") { By = "scanner" });
        var next = hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(20));

        Assert.That(read.Message, Is.EqualTo("00:1b:2c:3d:5e:63 is the phone that is put somewhere next"));
        Assert.That(next.Message, Is.EqualTo("s1: 00:1b:2c:3d:5e:63 is the phone here; its run begins"));
        Assert.That(hall.Account.Phones.Select(phone => phone.Phone), Is.EqualTo(new[] { Mac(1) }));
        Assert.That(hall.Journal.Facts("s1").OfType<Notice>().Select(notice => notice.Text), Does.Contain($"its label says 00:1b:2c:3d:5e:63 and the network says {Mac(1)}: the run is booked under {Mac(1)}"));
    }

    [Test]
    public void A_phone_that_is_put_in_anothers_place_without_a_word_gets_none_of_its_run()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["wiped-brick", "healthy"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.Rig.RunUntil(() => hall.Facts.OfType<PhoneHeard>().Any());
        var refused = hall.World.Bench.Swap("s1");
        hall.Rig.RunUntil(() => hall.Calls.LastOrDefault()?.Text.StartsWith("Nobody knows", StringComparison.Ordinal) == true);
        var (before, now) = (hall.Account.Phones.Single(), hall.World.Loop.Uptime);
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(30));

        Assert.That(refused, Is.Null);
        Assert.That(hall.Facts.OfType<PhoneHeard>().Select(heard => heard.Mac).Take(2), Is.EqualTo(new[] { Mac(1), Mac(2) }));
        Assert.That(hall.Facts.OfType<VisitEnded>().First().Verdict, Is.EqualTo(Verdict.Stopped));
        Assert.That((before.Phone, before.Bin, before.Visits, before.Station), Is.EqualTo((Mac(1), (Bin?)null, 0, (string?)null)));
        Assert.That(now, Is.LessThan(TimeSpan.FromHours(3)), "found out in minutes, after two hours in which nothing was known of the station");
        Assert.That(hall.Account.Phones.Single(phone => phone.Phone == Mac(2)).Bin, Is.EqualTo(Bin.Done));
        Assert.That(hall.HarmNow, Is.Zero);
    }

    [Test]
    public void A_phone_that_nobody_swapped_is_told_and_has_one_record()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        var early = hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(10));
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(10));

        Assert.That(early.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(early.Message, Does.StartWith("s1 is at its run sim-"));
        Assert.That(hall.Account.Phones.Single().Visits, Is.EqualTo(2));
        Assert.That(hall.Journal.Facts("s1").OfType<Notice>().Select(notice => notice.Text), Does.Contain($"{Mac(1)} is the phone that was here before: was it swapped?"));
    }

    [Test]
    public void A_pause_begins_nothing_a_stop_ends_all_safely_and_what_is_asked_after_is_told_what_to_do()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["boot-loop"]), ("s2", ["healthy"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        hall.Answer(new ControlRequest.PauseCampaign { By = "kim" });
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(3));
        var begun = hall.Facts.OfType<VisitBegan>().Count();
        hall.Answer(new ControlRequest.ResumeCampaign { By = "kim" });
        hall.To(TimeSpan.FromMinutes(1));
        var again = hall.Answer(Begin);
        var stopped = hall.Answer(new ControlRequest.StopCampaign { By = "kim" });

        Assert.That(begun, Is.Zero);
        Assert.That(again.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(stopped.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(hall.Account is { Ended: true } account && account.Phones.Single().Bin == Bin.Attention);
        Assert.That(hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" }).Message, Is.EqualTo("no campaign is under way: phonerig campaign start begins one"));
        Assert.That(hall.HarmNow, Is.Zero);
    }

    [Test]
    public void Stations_where_phones_cannot_be_swapped_unattended_are_left_out_by_name()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy"]), ("s2", ["healthy"])) is var two
            ? two with { Stations = two.Stations.SetItem("s2", two.Stations["s2"] with { Mac = Mac(2) }) } : rig);

        var asked = hall.Answer(Begin with { Stations = ["s2"] });
        var begun = hall.Answer(Begin);

        Assert.That((asked.Outcome, asked.Message), Is.EqualTo((ControlOutcome.BadRequest, $"station s2 cannot take part in a campaign: the rig file names its phone: leave mac out where phones are swapped")));
        Assert.That(begun.Message, Does.Contain($"has begun at s1; without s2 (the rig file names its phone: leave mac out where phones are swapped)"));
        Assert.That(hall.Answer(new ControlRequest.NextPhone(["s2"]) { By = "kim" }).Message, Does.StartWith("station s2 takes no part in campaign"));
    }

    [Test]
    public void A_shutdown_in_mid_run_is_held_against_no_phone_and_the_next_process_begins_it_again()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["boot-loop"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(2));
        hall.Rig.Shutdown("ctrl-c");
        hall.Rig.RunUntil(() => hall.Rig.Closed);
        var facts = hall.Facts.ToList();

        hall.StartAnew();
        hall.Work(TimeSpan.FromHours(5), () => hall.Facts.OfType<PhoneBinned>().Any());

        Assert.That(facts[^1], Is.TypeOf<VisitBroken>().With.Property(nameof(VisitBroken.Orderly)).True);
        Assert.That(hall.Facts.OfType<CampaignTakenUp>().Count(), Is.EqualTo(1));
        Assert.That(hall.Account.Phones.Select(phone => (phone.Mac, phone.Bin)), Is.EqualTo(new[] { (Mac(1), (Bin?)Bin.Done) }));
        Assert.That(hall.HarmNow, Is.Zero);
    }

    [Test]
    public void A_process_that_dies_in_mid_run_is_followed_by_one_that_watches_the_phone_until_it_is_idle_and_begins_again()
    {
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["boot-loop"])));
        hall.Answer(Begin);
        hall.To(TimeSpan.FromMinutes(4));
        hall.Answer(new ControlRequest.NextPhone(["s1"]) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(2));
        var cut = hall.Journal.Entries.Count;

        // What a killed process did not write: its end.
        hall.Rig.Shutdown("the test");
        hall.Rig.RunUntil(() => hall.Rig.Closed);
        hall.Journal.Entries.RemoveRange(cut, hall.Journal.Entries.Count - cut);
        hall.StartAnew();
        hall.To(TimeSpan.FromSeconds(1));
        var watched = hall.Account.Stations.Single();
        hall.Work(TimeSpan.FromHours(9), () => hall.Facts.OfType<PhoneBinned>().Any());

        Assert.That(watched.BrokenOff, Is.True);
        Assert.That(hall.Facts.OfType<VisitBegan>().Select(began => began.Run), Is.Unique);
        Assert.That(hall.Facts.OfType<VisitBroken>().Select(broken => broken.Orderly), Is.EqualTo(new[] { false }));
        Assert.That(hall.Account is { BrokenOff: 1 } account && account.Phones.Single() is { Bin: Bin.Done, Visits: 1 });
        Assert.That(hall.HarmNow, Is.Zero);
    }

    [Test]
    public void A_verdict_that_the_last_process_had_written_is_booked_by_the_next()
    {
        var place = new CampaignPlace("s1", TimeSpan.FromMinutes(15), Keys: true);
        Fact[] facts = [new CampaignStarted("c1", "recover", null, null, [place], "kim"), new PhonePlaced("s1", Mac(1), "kim"), new VisitBegan("s1", Mac(1), "r1")];
        var record = new CampaignRecord(
            [.. facts.Select((fact, at) => new Entry(at + 1, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), fact))],
            CampaignRecord.Empty.Verdicts.Add("s1", new VisitEnded("s1", "r1", Verdict.Recovered, null, null, "9-4-2SR3-1S", null, TimeSpan.FromMinutes(3))));
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy"])), record: record);
        hall.To(TimeSpan.FromMinutes(3));

        Assert.That(hall.Account.Phones.Single(), Has.Property(nameof(AccountedPhone.Bin)).EqualTo(Bin.Done).And.Property(nameof(AccountedPhone.Load)).EqualTo("9-4-2SR3-1S"));
        Assert.That(hall.Facts.OfType<VisitBroken>(), Is.Empty);
    }

    [Test]
    public void A_campaign_whose_playbook_is_gone_is_paused_with_the_reason_and_is_not_resumed_by_this_process()
    {
        var place = new CampaignPlace("s1", TimeSpan.FromMinutes(15), Keys: true);
        Fact[] facts = [new CampaignStarted("c1", "mine", null, null, [place], "kim"), new PhonePlaced("s1", Mac(1), "kim")];
        var record = CampaignRecord.Empty with { Entries = [.. facts.Select((fact, at) => new Entry(at + 1, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), fact))] };
        using var hall = new CampaignHall(rig => With(rig, ("s1", ["healthy"])), record: record);
        hall.To(TimeSpan.FromMinutes(3));

        Assert.That(hall.Facts.OfType<CampaignPaused>().Single().By, Does.StartWith("the rig, since what its runs go by could not be read").And.Contain("mine"));
        Assert.That(hall.Answer(new ControlRequest.ResumeCampaign { By = "kim" }).Outcome, Is.EqualTo(ControlOutcome.BadRequest));
        Assert.That(hall.Facts.OfType<VisitBegan>(), Is.Empty);
    }

    private static RigConfig Change(RigConfig rig, string station, Func<SimulatedPhoneConfig, SimulatedPhoneConfig> phone) =>
        rig with { Bench = rig.Bench.SetItem(station, phone(rig.Bench[station])) };

    private static RigConfig Keyless(RigConfig rig, string station) =>
        rig with { Stations = rig.Stations.SetItem(station, rig.Stations[station] with { Keypad = new KeypadConfig { Kind = KeypadKind.None } }) };

    /// <summary>Neither lamps nor console are wired, and nothing comes through its network cable.</summary>
    private static RigConfig Blind(RigConfig rig, string station) => Change(
        rig with { Stations = rig.Stations.SetItem(station, rig.Stations[station] with { Lamps = null, Console = null }), Switch = null },
        station,
        phone => phone with { Link = new BenchLinkConfig { Loss = new Percent(1) } });
}
