using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The page of a campaign of two days, in a real browser.</summary>
public sealed class CampaignReportTests
{
    private readonly TemporaryFolder folder = new();
    private string page = "";

    [OneTimeSetUp]
    public void WriteThePage()
    {
        Record();
        page = Path.Combine(folder.Path, "campaign.html");
        var report = Phonerig.RunIn(folder.Path, "campaign", "report", "--html", page);
        Assert.That(report.ExitCode, Is.Zero, report.Error);
    }

    [OneTimeTearDown]
    public void RemoveIt() => folder.Dispose();

    [Test]
    public async Task The_page_fits_a_desk_and_a_phone_in_light_and_dark_and_asks_nobody_for_anything()
    {
        if (!Browser.IsThere)
        {
            Assert.Ignore("needs chromium");
        }

        await using var browser = await Browser.Start();
        var grounds = new HashSet<string>();
        foreach (var (width, dark) in new[] { (1280, false), (390, false), (1280, true), (390, true) })
        {
            await browser.Open(page, width, 900, dark);

            var name = $"{width} px, {(dark ? "dark" : "light")}";
            Assert.That(await browser.Evaluate<int>("innerWidth"), Is.EqualTo(width), name);
            Assert.That(await browser.Evaluate<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), $"{name}: the page scrolls sideways");
            Assert.That(await browser.Evaluate<int>("document.querySelectorAll('svg.lanes rect[rx]').length"), Is.EqualTo(96), $"{name}: a block for each run");
            Assert.That(await browser.Evaluate<int>("[...document.querySelectorAll('svg.lanes rect, svg.bins rect')].filter(r => r.getBBox().width <= 0).length"), Is.Zero, name);
            Assert.That(await browser.Evaluate<int>("[...document.querySelectorAll('svg text')].filter(t => t.textContent && t.getBBox().width === 0).length"), Is.Zero, name);
            grounds.Add(await browser.Evaluate<string>("getComputedStyle(document.body).backgroundColor"));
            if (Environment.GetEnvironmentVariable("PHONERIG_PICTURES") is { Length: > 0 } pictures)
            {
                await browser.Picture(Path.Combine(pictures, $"campaign-{width}-{(dark ? "dark" : "light")}.png"));
            }
        }

        Assert.That(grounds, Has.Count.EqualTo(2), "light and dark differ");
        Assert.That(browser.Complaints, Is.Empty);
        Assert.That(browser.Requests.Distinct(), Is.EqualTo(new[] { new Uri(page).AbsoluteUri }));
    }

    /// <summary>Eight stations, a day, a night in which nothing ran, and the morning after.</summary>
    private void Record()
    {
        const int perDay = 6;
        var began = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        var told = new List<(double Minute, Fact Fact)>
        {
            (0, new CampaignStarted("sim-c-1", "recover", null, 120, [.. Enumerable.Range(1, 8).Select(number => new CampaignPlace($"s{number}", TimeSpan.FromMinutes(15), Keys: true))], "kim")),
        };
        for (var phone = 0; phone < 2 * 8 * perDay; phone++)
        {
            var (station, turn) = (phone % 8, phone / 8);
            var from = (turn / perDay * 24 * 60) + (turn % perDay * 14.0) + station;
            var (verdict, owner, diagnosis) = (phone % 11) switch
            {
                3 => (Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Phone, "silent"),
                7 => (Verdict.NeedsAttention, VerdictOwner.SetUp, "signing-generation"),
                9 => (Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault"),
                _ => (Verdict.Recovered, null, (string?)null),
            };
            var (mac, run) = ($"00:1b:2c:3d:5e:{phone:x2}", $"sim-r-{phone}");
            told.Add((from, new PhonePlaced($"s{station + 1}", mac, "kim")));
            told.Add((from, new VisitBegan($"s{station + 1}", mac, run)));
            told.Add((from + 8 + phone % 5, new VisitEnded($"s{station + 1}", run, verdict, owner, diagnosis, null, mac, TimeSpan.FromMinutes(8 + phone % 5))));
        }

        using var journal = SqliteJournal.Open(RigState.Of("simulated", Path.Combine(folder.Path, ".state")).Journal, new JournalIdentity("simulated", Simulated: true, 1), new EventLoop(new VirtualClock()));
        var state = CampaignState.None;
        foreach (var (minute, fact) in told.OrderBy(fact => fact.Minute))
        {
            Fact? next = fact;
            while (next is not null)
            {
                var uptime = TimeSpan.FromMinutes(minute);
                var entry = new Entry(journal.NextSequence(Campaign.Timeline), began + uptime, uptime, next);
                journal.Append(Campaign.Timeline, entry);
                state = Campaign.Step(state, entry);
                next = Campaign.Due(state, uptime).Fact;
            }
        }
    }
}
