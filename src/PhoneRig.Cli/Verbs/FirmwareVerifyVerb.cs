using System.CommandLine;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Firmware;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig firmware verify [SET]</c>: are the files what was imported, and can they be served?</summary>
internal sealed class FirmwareVerifyVerb(CliHost host)
{
    private readonly FirmwareOptions options = new(host);
    private readonly Argument<string?> set = new("SET") { Description = "The set's name; none: every set", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("verify", "Compare sets of the firmware library with what was imported, and check them again") { set });
        verb.SetAction(parse => parse.GetValue(set) is { } one
            ? options.Open(parse, one, (shelf, _) => Verify(shelf, [one], options.Json(parse)))
            : options.Open(parse, (shelf, _, _) => Verify(shelf, [.. shelf.Names()], options.Json(parse))));
        return verb;
    }

    private int Verify(FirmwareShelf shelf, string[] names, bool json)
    {
        if (names.Length == 0 && !json)
        {
            host.Out.WriteLine($"the firmware library {shelf.Folder} is empty: nothing to verify");
        }

        var whole = true;
        foreach (var name in names)
        {
            var verified = shelf.Verify(name);
            whole &= verified.Set is not null;
            if (json)
            {
                host.Out.WriteLine(FirmwareJson.Line("verified", new JsonObject { ["set"] = name, ["whole"] = verified.Set is not null, ["findings"] = FirmwareJson.Of(verified.Findings) }));
                continue;
            }

            host.Out.WriteLine($"{name}: {(verified.Set is null ? "NOT WHOLE, never served" : "whole")}");
            foreach (var problem in verified.Problems)
            {
                host.Error.WriteLine($"phonerig: {name}: {problem}");
            }
        }

        return (int)(whole ? ExitCode.Done : ExitCode.BadUsage);
    }
}
