using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Simulations;

/// <summary>Hears the answer to what the operator asked.</summary>
/// <param name="done">Told once: how it ended, and the campaign's account where that was asked for; null where the process died first.</param>
internal sealed class HallSink(Action<ControlEnd?, CampaignAccount?> done) : IControlSink
{
    private CampaignAccount? account;
    private bool over;

    public void Tell(ControlEvent told) => account = told is ControlEvent.Accounted accounted ? accounted.Account : account;

    public void End(ControlEnd end) => Finish(end);

    /// <summary>Nobody answers any more.</summary>
    public void Lose() => Finish(null);

    private void Finish(ControlEnd? end)
    {
        if (!over)
        {
            over = true;
            done(end, account);
        }
    }
}
