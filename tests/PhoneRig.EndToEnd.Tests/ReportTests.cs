using System.Text.Json.Nodes;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The report of a run of the built-in rig, in a real browser.</summary>
public sealed class ReportTests
{
    private readonly TemporaryFolder folder = new();
    private string page = "";

    [OneTimeSetUp]
    public void WriteTheReportOfS3()
    {
        var run = Phonerig.RunIn(folder.Path, "recover", "s3", "--speed", "max", "--seed", "1", "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Keep(run.Output);
        page = Path.Combine(folder.Path, "s3.html");
        var report = Phonerig.RunIn(folder.Path, "run", "report", "last", "--station", "s3", "--html", page);
        Assert.That(report.ExitCode, Is.Zero, report.Error);
    }

    [OneTimeTearDown]
    public void RemoveIt() => folder.Dispose();

    [Test]
    public async Task The_page_of_s3_fits_a_desk_and_a_phone_in_light_and_dark_and_asks_nobody_for_anything()
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
            // A width that differs from the window's would be a page that a phone shrinks to fit.
            Assert.That(await browser.Evaluate<int>("innerWidth"), Is.EqualTo(width), name);
            Assert.That(await browser.Evaluate<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), $"{name}: the page scrolls sideways");
            Assert.That(await browser.Evaluate<bool>("(box => { box.scrollLeft = 300; return document.querySelector('.labels').getBoundingClientRect().left >= box.getBoundingClientRect().left; })(document.querySelector('.scroll'))"), Is.True, $"{name}: the labels stay");
            Assert.That(await browser.Evaluate<int>("document.querySelectorAll('a.mark').length"), Is.GreaterThan(5).And.EqualTo(await browser.Evaluate<int>("document.querySelectorAll('ol.quotes li').length")), name);
            Assert.That(await browser.Evaluate<int>("[...document.querySelectorAll('a[href]')].filter(a => !document.querySelector(a.getAttribute('href'))).length"), Is.Zero, $"{name}: every link leads somewhere");
            Assert.That(await browser.Evaluate<int>("[...document.querySelectorAll('svg text')].filter(t => t.textContent && t.getBBox().width === 0).length"), Is.Zero, name);
            grounds.Add(await browser.Evaluate<string>("getComputedStyle(document.body).backgroundColor"));
            if (Environment.GetEnvironmentVariable("PHONERIG_PICTURES") is { Length: > 0 } pictures)
            {
                await browser.Picture(Path.Combine(pictures, $"report-{width}-{(dark ? "dark" : "light")}.png"));
            }
        }

        Assert.That(grounds, Has.Count.EqualTo(2), "light and dark differ");
        Assert.That(browser.Complaints, Is.Empty);
        Assert.That(browser.Requests.Distinct(), Is.EqualTo(new[] { new Uri(page).AbsoluteUri }));
    }

    [Test]
    public void The_page_tells_what_happened_and_that_it_was_simulated()
    {
        var text = File.ReadAllText(page);

        Assert.That(text, Does.Contain("SIMULATED").And.Contain("signing-generation").And.Contain("It fetched 5 archives whole").And.Contain("✓ recovered"));
        Assert.That(text, Does.Not.Contain("<script").And.Not.Match("(src|href)=\"[^#\"]"));
    }

    /// <summary>Virtual time keeps no journal, and takes seconds: what it told is written into one.</summary>
    private void Keep(string output)
    {
        var file = RigState.Of("simulated", Path.Combine(folder.Path, ".state")).Journal;
        using var journal = SqliteJournal.Open(file, new JournalIdentity("simulated", Simulated: true, 1), new EventLoop(new VirtualClock()));
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).Where(line => line["fact"] is not null))
        {
            var station = (string)line["station"]!;
            var entry = new Entry((long)line["sequence"]!, (DateTimeOffset)line["at"]!, TimeSpan.FromSeconds((double)line["uptime"]!), FactJson.Read(line["fact"]!.ToJsonString()));
            while (journal.NextSequence(station) < entry.Sequence)
            {
                journal.Append(station, entry with { Sequence = journal.NextSequence(station), Fact = new Notice("of before the run") });
            }

            journal.Append(station, entry);
        }
    }
}
