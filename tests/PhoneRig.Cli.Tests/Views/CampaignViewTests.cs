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
    public void The_status_is_a_line_a_station_with_what_it_waits_for() => Assert.That(Shown(whole: false), Is.EqualTo("""
        Campaign c-1, recover, under way: 2 of 12 phones seen; attention 1
          s1      -                   put to rest: its power goes off as its interlocks allow
          s2      s2-10               run r-2
          s3      -                   s3 is in quarantine: there is power behind the open relay. Mend it, put a phone there (phonerig campaign next s3), then phonerig campaign test s3

        """));

    [Test]
    public void The_report_has_the_numbers_and_each_phone_that_waits_for_a_person() => Assert.That(Shown(whole: true), Is.EqualTo("""
        Campaign c-1, recover, under way: 2 of 12 phones seen; attention 1
          begun 1970-01-01 00:00; 1 at stations now
          yield 0 %, at the first run 0 %
          not recovered: silent 1
          s3 is in QUARANTINE: there is power behind the open relay
          00:1b:2c:3d:4e:5f   attention       silent (phonerig run explain r-1)

        """));

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

    private static string Shown(bool whole)
    {
        var output = new StringWriter();
        using var view = new CampaignView(output, whole);
        view.Show(new ControlEvent.Accounted(Account()));
        return output.ToString();
    }
}
