using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Tests.Views;

public sealed class CampaignViewTests
{
    private const string Mac = "00:1b:2c:3d:4e:5f";

    private static readonly CampaignPlace[] Places = [new("s1", TimeSpan.FromMinutes(15), Keys: true), new("s2", TimeSpan.FromMinutes(15), Keys: true), new("s3", TimeSpan.FromMinutes(15), Keys: true)];

    private static readonly Fact[] Facts =
    [
        new CampaignStarted("c-1", "recover", null, 12, [.. Places], "kim"),
        new StationRested("s1", Proven: true),
        new StationRested("s2", Proven: true),
        new StationRested("s3", Proven: false, "there is power behind the open relay"),
        new StationQuarantined("s3", "there is power behind the open relay"),
        new PhonePlaced("s1", Mac, "kim"),
        new VisitBegan("s1", Mac, "r-1"),
        new VisitEnded("s1", "r-1", Verdict.NeedsAttention, VerdictOwner.Phone, "silent", null, Mac, TimeSpan.FromMinutes(9)),
        new PhoneBinned(Mac, "s1", Bin.Attention, "silent"),
        new PhonePlaced("s2", null, "kim"),
        new VisitBegan("s2", "s2-10", "r-2"),
    ];

    [Test]
    public void The_status_is_a_line_a_station_with_what_it_waits_for() => Assert.That(Shown(), Is.EqualTo("""
        Campaign c-1, recover, under way: 2 of 12 phones seen; attention 1
          s1      do not touch -                   put to rest: its power goes off as its interlocks allow
          s2      do not touch s2-10               run r-2
          s3      needs you    -                   s3 is in quarantine: there is power behind the open relay. Mend it, put a phone there, then phonerig station test s3, and phonerig campaign next s3 when it has passed

        """));

    [Test]
    public void The_report_has_what_a_person_wants_to_know_first_then_the_numbers_and_fits_100_columns()
    {
        var output = new StringWriter();
        using var view = new CampaignReportView(output);
        view.Show(new ControlEvent.Accounted(SmallCampaign.Account()));

        Assert.That(output.ToString(), Is.EqualTo("""
            Campaign c-1, recover, under way: 7 of 12 phones seen; another-station 1, attention 3, done 2
              begun 2026-03-02 08:00, told as of 2026-03-02 08:25; 1 at stations then
              2 done, 7 left; through 2026-03-02 08:58, in 33 min: 9 runs of 5 min and 2 min between two, at 2
                  stations
              a person is waited for, for about 1 h 4 min:
                   1 station without a phone           2 min
                   1 phone for another station         2 min
                   3 phones for files or a person     30 min
                   1 station in quarantine            30 min
              the firmware whose lack blocks most: "dual-key" (8-3-3 to 8-5-2, package
                  cmterm-7970_7971-sccp.8-5-2), 2 phones
              yield 40 %, at the first run 40 %
              a recovery took 6:00 (p50), 7:00 (p95)
              15.0 phones an hour, in 20 min of work; 1.0 manual touches a phone
              not recovered: signing-generation 2, silent 1
              the rig's own: 1 run that it spoilt, 0 that its end broke off; they count against no phone
              station  runs  rig faults  broken off  doubts  quarantines  idle since
              s1          3           0           0       0            0  08:21, it waits for a phone
              s2          2           0           0       0            0  at a run
              s3          1           1           0       0            1  08:07, in quarantine: there is power
                  behind the open relay
              wear of s1: relay 1203 of 100000 openings; solenoid of # 340 of 200000 strokes
              wear of s2: relay 85000 of 100000 openings (REPLACE IT SOON)
              00:1b:2c:3d:4e:03   another-station the rig failed at its station, not the phone (phonerig run
                  explain r-3)
              00:1b:2c:3d:4e:02   attention       silent (phonerig run explain r-2)
              00:1b:2c:3d:4e:04   attention       signing-generation (phonerig run explain r-4)
              00:1b:2c:3d:4e:06   attention       signing-generation (phonerig run explain r-6)

            """));
        Assert.That(output.ToString().Split('\n').Select(line => line.Length), Has.All.LessThanOrEqualTo(100));
    }

    [Test]
    public void A_night_is_told_with_its_times_and_what_came_of_it() => Assert.That(Shown(Night()), Is.EqualTo("""
        Campaign c-2, recover, under way: 3 phones seen; attention 1, done 1
          evening from 17:30, day from 07:30; it is evening; 1 phone watched over night, 1 phone ran all of a night, 1 phone did NOT
          s1      swap me      -                   Take 00:1b:2c:3d:4e:01 out of s1, into the bin done. Put the next phone on s1, then phonerig campaign next s1
          s2      -            00:1b:2c:3d:4e:02   home, and watched since 18:00 UTC: it FELL 1 time (phonerig campaign next s2 ends that)
          s3      swap me      -                   Take 00:1b:2c:3d:4e:03 out of s3, into the bin attention. Put the next phone on s3, then phonerig campaign next s3

        """));

    [Test]
    public void A_night_is_in_the_report_the_lines_of_phones_and_the_cases_of_ci_servers()
    {
        var report = string.Join('\n', CampaignReportText.Of(Night()));
        var csv = new StringWriter();
        CampaignCsv.Write(csv, Night(), "bench", simulated: false);
        var cases = CampaignJUnit.Of(Night(), "bench", simulated: false).Cases;

        Assert.That(report, Does.Contain("\n  evening from 17:30, day from 07:30; it is evening; 1 phone watched over night").And.Contain("attention       restarted or fell silent once in its soak of 2 h"));
        Assert.That(csv.ToString().Split("\r\n")[1..4].Select(line => string.Join(',', line.Split(',')[^2..])), Is.EqualTo(new[] { "7200,0", ",1", "7200,1" }));
        Assert.That(cases.Select(one => (one.Ending?.Element, one.Ending?.Type)), Is.EqualTo(new (string?, string?)[] { (null, null), (JUnitEnding.Skipped, null), (JUnitEnding.Failure, "soak") }));
    }

    [TestCase("001B.2C3D.4E5F")]
    [TestCase("SEP001B2C3D4E5F")]
    public void A_label_is_found_by_any_way_to_write_its_phone(string phone)
    {
        var (text, problem) = Label(phone);

        Assert.That(problem, Is.Null);
        Assert.That(text, Does.StartWith($"{Mac}\nbin attention\nneeds attention: silent\n").And.EndWith("run r-1\n"));
        Assert.That(Label(phone, drawn: true).Text, Does.StartWith("<svg ").And.Contain("attention"));
        Assert.That(System.Text.Json.JsonDocument.Parse(Label(phone, json: true).Text).RootElement.GetProperty("label").GetProperty("code").GetString(), Is.EqualTo("SEP001B2C3D4E5F"));
    }

    [TestCase("001b2c3d4e5e", "campaign c-1 has no phone \"001b2c3d4e5e\"; did you mean \"00:1b:2c:3d:4e:5f\"?")]
    [TestCase("s2-10", "s2-10 was put into no bin yet: phonerig campaign status says where it is")]
    public void A_phone_without_a_label_is_told_as_such(string phone, string problem)
    {
        var (text, told) = Label(phone);

        Assert.That(told, Does.StartWith(problem));
        Assert.That(text, Is.Empty);
    }

    [Test]
    public void Programs_get_all_of_it_as_one_line_that_reads_back()
    {
        var account = Account();
        var read = System.Text.Json.JsonDocument.Parse(new ControlLines().Write(new ControlEvent.Accounted(account))).RootElement.GetProperty("campaign");

        Assert.That(read.GetProperty("phones")[0].GetProperty("bin").GetString(), Is.EqualTo("attention"));
        Assert.That(read.GetProperty("stations")[2].GetProperty("trust").GetString(), Is.EqualTo("quarantined"));
        Assert.That(read.GetProperty("bins").GetProperty("attention").GetInt32(), Is.EqualTo(1));
    }

    private static CampaignAccount Account() => CampaignAccount.Of(Facts
        .Select((fact, at) => new Entry(at + 1, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(at), fact))
        .Aggregate(CampaignState.None, Campaign.Step))!;

    /// <summary>Of three phones that came home at six in the evening, one fell, one is watched still and has fallen, and one was swapped at eight.</summary>
    private static CampaignAccount Night()
    {
        var (state, number) = (CampaignState.None, 0);
        void Tell(int hour, Fact fact)
        {
            var at = new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.Zero);
            for (var next = (Fact?)fact; next is not null; next = Campaign.Due(state, TimeSpan.FromHours(hour), new WallClock(at, TimeZoneInfo.Utc)).Fact)
            {
                state = Campaign.Step(state, new Entry(++number, at, TimeSpan.FromHours(hour), next));
            }
        }

        Tell(16, new CampaignStarted("c-2", "recover", null, null, [.. Places], "kim", Hours: new CampaignHours(new TimeOnly(17, 30), new TimeOnly(7, 30)), Soak: TimeSpan.FromHours(8)));
        foreach (var (hour, at) in new[] { 16, 17, 18 }.SelectMany(hour => Enumerable.Range(1, 3).Select(at => (hour, at))))
        {
            Tell(hour, hour switch
            {
                16 => new PhonePlaced($"s{at}", SmallCampaign.Mac(at), "kim"),
                17 => new VisitBegan($"s{at}", SmallCampaign.Mac(at), $"r-{at}"),
                _ => new VisitEnded($"s{at}", $"r-{at}", Verdict.Recovered, null, null, "SCCP70.9-4-2SR3-1S", SmallCampaign.Mac(at), TimeSpan.FromMinutes(9)),
            });
        }

        Tell(19, new PhoneFell("s3", "r-3", "started again"));
        Tell(20, new PhoneFell("s2", "r-2", "fell silent"));
        foreach (var station in new[] { "s1", "s3" })
        {
            Tell(20, Soaking.End(state, station, TimeSpan.FromHours(20), "kim wants to swap it")!);
            Tell(20, new StationRested(station, Proven: true));
        }

        return CampaignAccount.Of(state)!;
    }

    private static (string Text, string? Problem) Label(string phone, bool drawn = false, bool json = false)
    {
        var output = new StringWriter();
        using var view = new LabelView(output, phone, drawn, json, simulated: false);
        view.Show(new ControlEvent.Accounted(Account()));
        return (output.ToString(), view.Problem);
    }

    private static string Shown(CampaignAccount? account = null)
    {
        var output = new StringWriter();
        using var view = new CampaignStatusView(output);
        view.Show(new ControlEvent.Accounted(account ?? Account()));
        return output.ToString();
    }
}
