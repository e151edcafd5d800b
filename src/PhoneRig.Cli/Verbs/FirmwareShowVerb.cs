using System.CommandLine;
using PhoneRig.Cli.CommandLine;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig firmware show SET</c>: all about one set of the library.</summary>
internal sealed class FirmwareShowVerb(CliHost host)
{
    private readonly FirmwareOptions options = new(host);
    private readonly Argument<string> set = new("SET") { Description = "The set's name" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("show", "Show a set of the firmware library: its release, its signer, its files") { set });
        verb.SetAction(parse => options.Open(parse, parse.GetRequiredValue(set), (shelf, complaints) =>
        {
            var name = parse.GetRequiredValue(set);
            if (shelf.Manifest(name) is not { } manifest)
            {
                return complaints.Say(ExitCode.BadUsage, $"the manifest of {name} cannot be read: remove the set and import it again (phonerig firmware remove {name})");
            }

            foreach (var line in options.Json(parse) ? [FirmwareJson.Line("set", FirmwareJson.Of(manifest))] : FirmwareWords.Lines(manifest))
            {
                host.Out.WriteLine(line);
            }

            return (int)ExitCode.Done;
        }));
        return verb;
    }
}
