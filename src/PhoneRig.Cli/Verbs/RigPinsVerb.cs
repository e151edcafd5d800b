using System.CommandLine;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig rig pins [FILE]</c>: what hangs on which pin, to wire by and to measure by.</summary>
internal sealed class RigPinsVerb(CliHost host)
{
    private readonly Argument<string?> file = new("FILE")
    {
        Description = "The rig file (default: /etc/phonerig/rig.yaml, else the built-in simulated rig)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = new("--json") { Description = "Write each pin as a JSON object, one a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("pins", "List what hangs on which pin: the header's contacts, the boards' pins and channels") { file, json };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var read = host.Folder.Rig(parse.GetValue(file) ?? host.DefaultRig);
        if (read.Value is not { } rig)
        {
            return new Complaints(host, parse.GetValue(json)).Say(read.Problems);
        }

        foreach (var line in parse.GetValue(json) ? PinPurpose.Of(rig).Select(Json) : PinWords.Lines(rig))
        {
            host.Out.WriteLine(line);
        }

        return (int)ExitCode.Done;
    }

    private static string Json(PinPurpose one) => new JsonObject
    {
        ["pin"] = one.Pin.ToString(),
        ["contact"] = one.Pin.Board == PinRef.Header ? PiHeader.ContactOf(one.Pin.Number) : null,
        ["sensor"] = one.Sensor,
        ["for"] = one.Purpose,
    }.ToJsonString(FactJson.Options);
}
