using System.CommandLine;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Firmware;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig firmware import PATH</c>: takes a folder or zip into the library, whole or not at all.</summary>
internal sealed class FirmwareImportVerb(CliHost host)
{
    private readonly FirmwareOptions options = new(host);
    private readonly Argument<string> path = new("PATH") { Description = "A folder or a zip with the files of one load" };
    private readonly Option<string?> name = new("--as") { Description = "What to call the set (default: as its load)", HelpName = "NAME" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("import", "Check the files of a load and put them into the firmware library, whole or not at all") { path, name });
        verb.SetAction(parse => options.Open(parse, (shelf, _, complaints) => Say(
            shelf.Import(parse.GetRequiredValue(path), parse.GetValue(name), host.Time.GetUtcNow()), parse.GetRequiredValue(path), options.Json(parse), complaints)));
        return verb;
    }

    private int Say(FirmwareImport import, string from, bool json, Complaints complaints)
    {
        if (import.Refusal is { } refusal)
        {
            return complaints.Say(ExitCode.BadUsage, refusal);
        }

        if (json)
        {
            host.Out.WriteLine(FirmwareJson.Line("import", new JsonObject
            {
                ["imported"] = import.Manifest is not null && !import.AlreadyThere,
                ["alreadyThere"] = import.AlreadyThere,
                ["set"] = FirmwareJson.Of(import.Manifest),
                ["findings"] = FirmwareJson.Of(import.Findings),
            }));
            return (int)(import.Manifest is null ? ExitCode.BadUsage : ExitCode.Done);
        }

        foreach (var finding in import.Findings)
        {
            (finding.IsProblem ? host.Error : host.Out).WriteLine(finding.IsProblem ? $"phonerig: {finding.Message}" : $"note: {finding.Message}");
        }

        if (import.Manifest is not { } set)
        {
            var count = import.Findings.Count(finding => finding.IsProblem);
            return complaints.Say(ExitCode.BadUsage, $"{from} was not imported: {(count == 1 ? "one problem" : $"{count} problems")}, as told above");
        }

        host.Out.WriteLine($"{set.Set}: {(import.AlreadyThere ? "already there, with the same content" : $"imported, load {set.LoadId}, {set.Files.Length} files")}{(set.Simulated ? " [simulated]" : "")}");
        return (int)ExitCode.Done;
    }
}
