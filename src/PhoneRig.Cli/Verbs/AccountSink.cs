using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>Keeps the account of a campaign out of an answer that is passed on.</summary>
/// <param name="sink">Takes the answer.</param>
/// <param name="heard">Takes the account.</param>
internal sealed class AccountSink(IControlSink sink, Action<CampaignAccount> heard) : IControlSink
{
    public void Tell(ControlEvent told)
    {
        if (told is ControlEvent.Accounted { Account: var account })
        {
            heard(account);
        }

        sink.Tell(told);
    }

    public void End(ControlEnd end) => sink.End(end);
}
