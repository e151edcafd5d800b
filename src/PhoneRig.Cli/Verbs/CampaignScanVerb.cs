using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign scan [STATION] [LABEL]</c>: reads labels; a bar code scanner is a keyboard, so without a label each line of standard input is one.</summary>
internal sealed class CampaignScanVerb(CliHost host)
{
    private readonly CampaignCall call = new(host, "campaign scan");

    private readonly Argument<string[]> words = new("[STATION] LABEL")
    {
        Description = "The hardware address on a label, in any notation, of the phone that is put somewhere next; with a station: of the one that stands there, or is put there next. None: one a line from standard input",
        Arity = new ArgumentArity(0, 2),
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("scan", "Read a phone's label: the next phone goes by it, until the network confirms it") { words });
        verb.SetAction(parse => call.Ask(parse, asked => parse.GetValue(words) switch
        {
            [] => All(parse),
            [var label] => One(parse, null, label),
            [var station, var label] => asked.Unknown([station]) is { } unknown ? asked.Misuse(unknown) : One(parse, station, label),
            _ => throw new InvalidOperationException("more words than the verb takes"),
        }));
        return verb;
    }

    private int One(ParseResult parse, string? station, string label) => call.Ask(parse, by => new ControlRequest.ReadLabel(label, station) { By = by });

    /// <summary>The exit code of the last that was refused; 0 where all were taken.</summary>
    private int All(ParseResult parse)
    {
        var code = 0;
        while (host.In.ReadLine() is { } line)
        {
            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } read)
            {
                var refused = read is [var station, var label] ? One(parse, station, label) : One(parse, null, line.Trim());
                code = refused == 0 ? code : refused;
            }
        }

        return code;
    }
}
