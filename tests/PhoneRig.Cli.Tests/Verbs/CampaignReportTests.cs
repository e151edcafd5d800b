using System.Text;
using System.Xml.Linq;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Cli.Views.Stories;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary><c>phonerig campaign report</c> as files.</summary>
public sealed class CampaignReportTests
{
    private string state = "";

    [SetUp]
    public void Record()
    {
        state = StateFolders.New();
        using var journal = SqliteJournal.Open(RigState.Of("simulated", state).Journal, new JournalIdentity("simulated", Simulated: true, 7), new EventLoop(new VirtualClock()));
        foreach (var entry in SmallCampaign.Timeline())
        {
            journal.Append(Campaign.Timeline, entry);
        }
    }

    [Test]
    public void Csv_has_a_line_of_names_and_one_for_each_phone()
    {
        var text = new StringWriter();
        CampaignCsv.Write(text, SmallCampaign.Account(), "demo", simulated: true);
        var lines = text.ToString().Split("\r\n");

        Assert.That(lines[0], Is.EqualTo("campaign,rig,simulated,phone,mac,label,bin,why,at-station,runs,rig-faults,run,station,verdict,owner,diagnosis,load,began,ended,seconds,soaked-seconds,falls"));
        Assert.That(lines[1], Is.EqualTo($"c-1,demo,true,{SmallCampaign.Mac(1)},{SmallCampaign.Mac(1)},{SmallCampaign.Mac(1)},done,\"recovered, runs SCCP70.9-4-2SR3-1S\",,1,0,r-1,s1,recovered,,,SCCP70.9-4-2SR3-1S,2026-03-02T08:02:00Z,2026-03-02T08:08:00Z,360,,"));
        Assert.That(lines[7], Does.StartWith("c-1,demo,true,s2-").And.Contains(",,s2,0,0,,"), "the one that stands at a station");
        Assert.That(lines, Has.Length.EqualTo(1 + 7 + 1));
        Assert.That(lines[^1], Is.Empty);
    }

    [Test]
    public void In_junit_the_phones_own_is_a_failure_the_rigs_and_the_set_ups_an_error_and_what_is_left_skipped()
    {
        var file = Path.Combine(state, "report.xml");
        CampaignJUnit.Of(SmallCampaign.Account(), "demo", simulated: true).Write(file);
        var root = XDocument.Load(file).Root!;
        JUnitForm.Check(root);
        var suite = root.Element("testsuite")!;

        Assert.That(new[] { "tests", "failures", "errors", "skipped", "time" }.Select(name => suite.Attribute(name)!.Value), Is.EqualTo(new[] { "12", "1", "2", "7", "1500.000" }));
        Assert.That(Ending(suite, 1), Is.Null);
        Assert.That(Ending(suite, 2), Is.EqualTo(("failure", "silent")));
        Assert.That(Ending(suite, 3), Is.EqualTo(("skipped", (string?)null)), "the rig failed it, and it goes to another station");
        Assert.That(Ending(suite, 4), Is.EqualTo(("error", "signing-generation")));
        Assert.That(Case(suite, SmallCampaign.Mac(2)).Element("system-out")!.Value, Is.EqualTo("2026-03-02 08:04:00 UTC  s2  run r-2, 9:00: silent"));
        Assert.That(suite.Element("properties")!.Elements().Select(property => $"{property.Attribute("name")!.Value}={property.Attribute("value")!.Value}"), Does.Contain("simulated=true").And.Contain("bin.attention=3").And.Contain("yield=0.4"));
    }

    [Test]
    public void A_rig_suspect_is_an_error_and_a_stopped_run_skipped()
    {
        var account = SmallCampaign.Account();
        var suspect = account with { Phones = [account.Phones[2] with { Bin = Bin.RigSuspect, Why = "no other station can take it" }] };
        var stopped = account with
        {
            Phones = [account.Phones[1]],
            Visits = [account.Visits.Single(visit => visit.Phone == account.Phones[1].Phone) with { Verdict = Core.Recovery.Verdict.Stopped, Owner = Core.Recovery.VerdictOwner.Operator, Diagnosis = null }],
        };

        Assert.That(CampaignJUnit.Of(suspect, "demo", simulated: false).Cases[0].Ending!.Element, Is.EqualTo("error"));
        Assert.That(CampaignJUnit.Of(stopped, "demo", simulated: false).Cases[0].Ending!.Element, Is.EqualTo("skipped"));
    }

    [Test]
    public void A_page_has_the_bins_a_block_for_each_run_and_nothing_from_elsewhere()
    {
        var text = new StringWriter();
        CampaignPage.Write(text, SmallCampaign.Account(), "demo", simulated: true);
        var page = text.ToString();

        Assert.That(page, Does.StartWith(ReportPage.Mark).And.Contain("SIMULATED").And.Contain("2 done, 7 left").And.Contain("done: 2 of 12").And.Contain("cmterm-7970_7971-sccp.8-5-2"));
        Assert.That(System.Text.RegularExpressions.Regex.Count(page, "<title>00:1b:2c:3d:4e:0[1-6], run r-"), Is.EqualTo(6));
        Assert.That(page, Does.Not.Contain("<script").And.Not.Match("(src|href)=\"[^#\"]"));
    }

    [Test]
    public void A_page_of_a_campaign_in_which_nothing_has_happened_yet_says_so()
    {
        var text = new StringWriter();
        CampaignPage.Write(text, CampaignAccount.Of(SmallCampaign.Timeline().Take(1).Aggregate(CampaignState.None, Campaign.Step))! with { Expect = null }, "demo", simulated: false);

        Assert.That(text.ToString(), Does.Contain("No phone has been seen yet.").And.Contain("No run has reached its verdict yet.").And.Not.Contain("SIMULATED"));
    }

    [Test]
    public void A_night_on_the_page_is_a_break()
    {
        var account = SmallCampaign.Account();
        var later = account.Visits[0] with { Run = "r-9", BeganAt = account.Visits[0].BeganAt.AddHours(14), EndedAt = account.Visits[0].EndedAt.AddHours(14) };
        var scale = new VisitsScale([.. account.Visits, later]);

        Assert.That(scale.Breaks.Select(one => one.Text), Is.EqualTo(new[] { "13 h 44 min" }));
        Assert.That(scale.X(later.BeganAt) - scale.X(account.Visits.Max(visit => visit.EndedAt)), Is.EqualTo(VisitsScale.Break).Within(0.01));
        Assert.That(scale.X(later.EndedAt), Is.GreaterThan(scale.X(later.BeganAt)).And.LessThanOrEqualTo(scale.Width));
        Assert.That(scale.Ticks.Select(tick => tick.X), Is.Ordered.And.All.InRange(0, scale.Width));
    }

    [Test]
    public void All_files_at_once_are_written_whole_from_the_journal_and_replaced_by_newer_ones()
    {
        var files = new[] { "report.csv", "report.xml", "report.html" }.Select(name => Path.Combine(state, name)).ToArray();
        string[] words = ["campaign", "report", "--csv", files[0], "--junit", files[1], "--html", files[2], "--state", state];
        var host = new TestHost();

        Assert.That(host.Run(words), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(new TestHost().Run(words), Is.EqualTo(ExitCode.Done));

        Assert.That(host.Out, Does.Contain($"{files[0]}: campaign c-1, 7 phones, simulated"));
        Assert.That(files.Select(File.Exists), Has.All.True);
        JUnitForm.Check(XDocument.Load(files[1]).Root!);
        Assert.That(File.ReadAllText(files[0], Encoding.UTF8), Does.StartWith("campaign,rig,"));
        Assert.That(Directory.GetFiles(state, "*.new"), Is.Empty);
    }

    [Test]
    public void For_programs_the_account_is_one_line_also_beside_a_file()
    {
        var host = new TestHost();

        Assert.That(host.Run("campaign", "report", "--json", "--csv", Path.Combine(state, "x.csv"), "--state", state), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That((int?)host.JsonLines.First()["campaign"]!["left"], Is.EqualTo(7));
        Assert.That(File.Exists(Path.Combine(state, "x.csv")));
    }

    [TestCase("--csv", "/no/such/folder/x.csv", "there is no folder /no/such/folder")]
    [TestCase("--junit", "/no/such/folder/x.xml", "there is no folder /no/such/folder")]
    [TestCase("--html", "/no/such/folder/x.html", "there is no folder /no/such/folder")]
    [TestCase("--csv", "/tmp", "is a folder")]
    [TestCase("--junit", "/dev/null", "is a device")]
    [TestCase("--html", "/tmp", "is a folder")]
    public void An_unwritable_path_is_one_sentence_and_exit_2(string option, string file, string says)
    {
        var host = new TestHost();

        Assert.That(host.Run("campaign", "report", option, file, "--state", state), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith($"phonerig: {option} {file}").And.Contain(says));
        Assert.That(host.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void Where_there_was_no_campaign_no_file_is_written_and_that_is_said()
    {
        var host = new TestHost();
        var file = Path.Combine(state, "none.csv");

        Assert.That(host.Run("campaign", "report", "--csv", file, "--state", StateFolders.New()), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Is.EqualTo("phonerig: there is no campaign to report, and nothing was written\n"));
        Assert.That(File.Exists(file), Is.False);
    }

    private static XElement Case(XElement suite, string phone) => suite.Elements("testcase").Single(test => test.Attribute("name")!.Value == phone);

    private static (string Element, string? Type)? Ending(XElement suite, int phone) =>
        Case(suite, SmallCampaign.Mac(phone)).Elements().FirstOrDefault(child => child.Name.LocalName != "system-out") is { } ending ? (ending.Name.LocalName, ending.Attribute("type")?.Value) : null;
}
