using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Labels;

/// <summary>Has a label made of each phone that the campaign puts into a bin. Nothing waits for it; what goes wrong is told on the campaign's timeline. Lives on the rig's loop.</summary>
internal sealed class LabelDesk
{
    private readonly LabelPress press;
    private readonly bool simulated;
    private readonly TimeZoneInfo zone;
    private readonly IEdgeExecutor executor;
    private readonly CampaignDesk campaigns;

    /// <param name="press">Makes them.</param>
    /// <param name="simulated">Whether the phones are simulated ones.</param>
    /// <param name="zone">Whose time of the day is printed.</param>
    /// <param name="executor">Where they are made.</param>
    /// <param name="feed">What the campaign tells.</param>
    /// <param name="campaigns">The campaign.</param>
    public LabelDesk(LabelPress press, bool simulated, TimeZoneInfo zone, IEdgeExecutor executor, StationFeed feed, CampaignDesk campaigns)
    {
        (this.press, this.simulated, this.zone, this.executor, this.campaigns) = (press, simulated, zone, executor, campaigns);
        feed.Added += (name, entry) =>
        {
            if (name == Campaign.Timeline && entry.Fact is PhoneBinned binned)
            {
                Make(binned, entry);
            }
        };
    }

    private void Make(PhoneBinned binned, Entry entry)
    {
        var phone = CampaignAccount.Of(campaigns.State)?.Phones.FirstOrDefault(one => one.Phone == binned.Phone);
        if (phone is null || phone.BinnedAt != entry.At || PhoneLabel.Of(phone, simulated, zone) is not { } label)
        {
            return; // a fact that contradicted what was known, and changed nothing
        }

        string? problem = null;
        executor.Run(() => problem = press.Make(label, entry.At), fault =>
        {
            if ((fault?.Message ?? problem) is { } what)
            {
                campaigns.Note($"{binned.Phone} has no label: {what}. phonerig campaign label {binned.Phone} prints it again");
            }
        });
    }
}
