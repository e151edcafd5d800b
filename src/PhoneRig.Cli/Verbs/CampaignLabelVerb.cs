using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign label PHONE</c>: prints the label of a phone again that was put into a bin.</summary>
internal sealed class CampaignLabelVerb(CliHost host)
{
    private readonly CampaignCall call = new(host, "campaign label");
    private readonly Argument<string> phone = new("PHONE") { Description = "What it goes by: its hardware address in any notation, or as phonerig campaign status names it" };
    private readonly Option<bool> text = new("--text") { Description = "As plain text (default)" };
    private readonly Option<bool> svg = new("--svg") { Description = "As a drawing of 62 by 29 mm, with a QR code" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("label", "Print the label of a phone that was put into a bin") { phone, text, svg });
        verb.SetAction(parse => call.Ask(parse, asked => parse.GetValue(text) && parse.GetValue(svg)
            ? asked.Misuse("--text or --svg: choose one")
            : Print(asked, parse.GetRequiredValue(phone), parse.GetValue(svg))));
        return verb;
    }

    private int Print(RigCall asked, string name, bool drawn)
    {
        var view = new LabelView(host.Out, name, drawn, asked.Json, asked.Opening.Rig.Simulated);
        var code = asked.AskAll(
            (owner, sink, stop) =>
            {
                // A printer gets the label alone: who owns the rig is no part of it.
                var end = CampaignCall.Account(asked, owner, sink, stop);
                return end.Outcome == ControlOutcome.Done ? end with { Message = null } : end;
            },
            view);
        return code == (int)ExitCode.Done && view.Problem is { } problem ? asked.Misuse(problem) : code;
    }
}
