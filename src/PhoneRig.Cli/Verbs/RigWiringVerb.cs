using System.CommandLine;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Wiring;
using PhoneRig.Hosting.Wiring.Drawing;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig rig wiring [FILE]</c>: each station drawn as its rig file wires it, and what to buy.</summary>
internal sealed class RigWiringVerb(CliHost host)
{
    private const string PartsFile = "parts.csv";

    private readonly Argument<string?> file = new("FILE")
    {
        Description = "The rig file (default: /etc/phonerig/rig.yaml, else the built-in simulated rig)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> svg = new("--svg") { Description = "Write a drawing of each station, STATION.svg, and the parts list, parts.csv, into this folder", HelpName = "DIR" };
    private readonly Option<bool> json = new("--json") { Description = "Write each part as a JSON object, one a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("wiring", "Draw how each station is wired, and list the parts that the rig is built of") { file, svg, json };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        var read = host.Folder.Rig(parse.GetValue(file) ?? host.DefaultRig);
        if (read.Value is not { } rig)
        {
            return complaints.Say(read.Problems);
        }

        var parts = PartsList.Of(rig);
        foreach (var part in parts)
        {
            host.Out.WriteLine(parse.GetValue(json) ? Json(part) : $"{part.Quantity,4}  {part.Name,-22} {part.For,-36} {part.Value}");
        }

        return parse.GetValue(svg) is not { } folder ? (int)ExitCode.Done
            : Write(rig, folder, parts, parse.GetValue(json)) is { } refusal ? complaints.Say(ExitCode.BadUsage, refusal)
            : (int)ExitCode.Done;
    }

    /// <returns>Why it could not be written, and what to do; null where it was.</returns>
    private string? Write(RigConfig rig, string folder, IEnumerable<Part> parts, bool quiet)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var station in WiredStation.Of(rig))
            {
                Put($"{station.Name}.svg", StationDrawing.Svg(rig, station));
            }

            Put(PartsFile, string.Concat(PartsList.Csv(parts).Select(line => line + "\n")));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written: {e.Message.TrimEnd('.')}; name a folder of your own";
        }

        void Put(string name, string text)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            if (!quiet)
            {
                host.Out.WriteLine(path);
            }
        }
    }

    private static string Json(Part part) => new JsonObject
    {
        ["quantity"] = part.Quantity,
        ["part"] = part.Name,
        ["value"] = part.Value,
        ["for"] = part.For,
    }.ToJsonString(FactJson.Options);
}
