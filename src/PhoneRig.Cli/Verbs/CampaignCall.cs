using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>A verb's dealings with a rig's campaign, which runs in the rig's owner: where nobody owns the rig, the journal still tells how it stands, and nothing else can be asked.</summary>
/// <param name="host">The surroundings.</param>
/// <param name="verb">The verb's name.</param>
internal sealed class CampaignCall(CliHost host, string verb)
{
    private readonly RigOptions options = new();

    /// <summary>Gives the options of the rig to the verb.</summary>
    /// <returns>The verb.</returns>
    public Command On(Command command) => options.On(command);

    /// <summary>Asks, shows the answer, and gives the exit code.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="request">Makes what is asked, of who asks.</param>
    /// <param name="view">Shows the answer to a person; null where its end says all.</param>
    /// <param name="heard">Takes the account of the campaign, where the answer has one.</param>
    public int Ask(ParseResult parse, Func<string, ControlRequest.Campaigning> request, Func<IAnswerView?>? view = null, Action<CampaignAccount>? heard = null) => Ask(parse, call =>
    {
        var asked = request(call.By);
        return call.Ask(
            (owner, sink, stop) =>
            {
                var told = heard is null ? sink : new AccountSink(sink, heard);
                return owner.AskOwner(asked, told, stop) ?? (asked is ControlRequest.TellCampaign ? FromJournal(call, told) : NobodyOwns(call));
            },
            view);
    });

    /// <summary>As the other, with several questions.</summary>
    public int Ask(ParseResult parse, Func<RigCall, int> ask) => options.Call(host, parse, verb, out var code) is { } call ? ask(call) : code;

    /// <summary>How the campaign stands, by its owner or by the journal.</summary>
    public static ControlEnd Account(RigCall call, RigOwner owner, IControlSink sink, CancellationToken stop) =>
        owner.AskOwner(new ControlRequest.TellCampaign(Follow: false) { By = call.By }, sink, stop) ?? FromJournal(call, sink);

    /// <summary>What to say where nobody owns the rig.</summary>
    public static ControlEnd NobodyOwns(RigCall call) => new(
        ControlOutcome.Refused, $"nobody owns the rig {call.Opening.Rig.Rig}, and a campaign runs in its owner: start phonerig serve{call.Place} first", null, []);

    private static ControlEnd FromJournal(RigCall call, IControlSink sink)
    {
        var account = CampaignJournal.Account(call.Opening.State, call.Opening.Rig);
        if (account is not null)
        {
            sink.Tell(new ControlEvent.Accounted(account));
        }

        return new ControlEnd(ControlOutcome.Done, Word(call, account), null, []);
    }

    private static string Word(RigCall call, CampaignAccount? account) => account switch
    {
        null => $"the rig {call.Opening.Rig.Rig} has had no campaign: start phonerig serve{call.Place}, then phonerig campaign start",
        { Ended: true } => $"nobody owns the rig {call.Opening.Rig.Rig} now",
        _ => $"nobody owns the rig {call.Opening.Rig.Rig} now: phonerig serve{call.Place} goes on with the campaign",
    };
}
