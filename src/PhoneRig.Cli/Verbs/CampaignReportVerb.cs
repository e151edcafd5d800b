using System.CommandLine;
using System.Text;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Cli.Views.Stories;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign report</c>: how it went, for people, and as files.</summary>
/// <param name="host">The surroundings.</param>
internal sealed class CampaignReportVerb(CliHost host)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly CampaignCall call = new(host, "campaign report");
    private readonly Option<string?> csv = new("--csv") { Description = "Write a line for each phone, as comma-separated values (RFC 4180)", HelpName = "FILE" };
    private readonly Option<string?> junit = new("--junit") { Description = "Write a JUnit report for CI servers: a phone is a test case, and a fault of the rig or the set-up an error", HelpName = "FILE" };
    private readonly Option<string?> html = new("--html") { Description = "Write one self-contained HTML page. An older report is replaced", HelpName = "FILE" };
    private readonly Option<bool> force = new("--force") { Description = "With --html: replace the file even where it is no report" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("report", "Report the last campaign: done, left and when it is through, what waits for a person, yield, times, stations and wear") { csv, junit, html, force });
        verb.SetAction(parse => call.Ask(parse, asked =>
        {
            CampaignAccount? account = null;
            var files = Files(parse);
            var code = call.Ask(
                parse,
                by => new ControlRequest.TellCampaign(Follow: false) { By = by },
                () => files.Count == 0 ? new CampaignReportView(host.Out) : null,
                told => account = told);
            return code != 0 || files.Count == 0 ? code
                : account is null ? asked.Misuse("there is no campaign to report, and nothing was written")
                : Write(asked, parse.GetValue(force), files, account);
        }));
        return verb;
    }

    private List<(string Option, string File)> Files(ParseResult parse) =>
    [
        .. new[] { csv, junit, html }.Select(option => (option.Name, File: parse.GetValue(option))).Where(one => one.File is not null).Select(one => (one.Name, one.File!)),
    ];

    /// <summary>Each whole or not at all; the first that cannot be written ends it.</summary>
    private int Write(RigCall asked, bool replace, List<(string Option, string File)> files, CampaignAccount account)
    {
        var rig = asked.Opening.Rig;
        foreach (var (option, file) in files)
        {
            if (Write(option, file, replace, account, rig) is { } refusal)
            {
                return asked.Misuse($"{option} {refusal}");
            }

            if (!asked.Json)
            {
                host.Out.WriteLine($"{file}: campaign {account.Campaign}, {CountText.Of(account.Phones.Length, "phone")}{(rig.Simulated ? ", simulated" : "")}");
            }
        }

        return (int)ExitCode.Done;
    }

    /// <summary>Why a file could not be written and what to do, as a sentence; null where it was.</summary>
    private string? Write(string option, string file, bool replace, CampaignAccount account, RigConfig rig)
    {
        if (option == html.Name)
        {
            return PageFile.Write(file, replace, to => CampaignPage.Write(to, account, rig.Rig, rig.Simulated));
        }

        try
        {
            if (option == junit.Name)
            {
                CampaignJUnit.Of(account, rig.Rig, rig.Simulated).Write(file);
            }
            else
            {
                WholeFile.Write(file, stream =>
                {
                    using var writer = new StreamWriter(stream, Encoding, leaveOpen: true);
                    CampaignCsv.Write(writer, account, rig.Rig, rig.Simulated);
                });
            }

            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{file} cannot be written: {fault.Message.TrimEnd('.')}; name a file in a folder of your own";
        }
    }
}
