using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Firmware;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig firmware list</c>: the sets of the library.</summary>
internal sealed class FirmwareListVerb(CliHost host)
{
    private readonly FirmwareOptions options = new(host);

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("list", "List the sets of the firmware library"));
        verb.SetAction(parse => options.Open(parse, (shelf, _, _) => List(shelf, options.Json(parse))));
        return verb;
    }

    private int List(FirmwareShelf shelf, bool json)
    {
        var names = shelf.Names();
        if (names.IsEmpty && !json)
        {
            host.Out.WriteLine($"the firmware library {shelf.Folder} is empty: `phonerig firmware import PATH` puts a set there");
        }

        var width = names.Select(name => name.Length).DefaultIfEmpty(0).Max();
        foreach (var name in names)
        {
            var set = shelf.Manifest(name);
            host.Out.WriteLine(json ? FirmwareJson.Line("set", set is null ? name : FirmwareJson.Of(set))
                : set is null ? $"{name.PadRight(width)}  damaged: its manifest cannot be read (phonerig firmware verify {name})"
                : FirmwareWords.Line(set, width));
        }

        return (int)ExitCode.Done;
    }
}
