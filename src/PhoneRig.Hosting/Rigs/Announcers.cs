using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Labels;
using PhoneRig.Hosting.Panels;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Webhooks;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// Tell of the campaign without being asked: lights and buzzer to whoever walks by, labels to whoever holds a phone, the webhook to whoever is far away. Each only where the
/// rig file has it. Lives on the rig's loop.
/// </summary>
internal sealed class Announcers : IDisposable
{
    private readonly PanelDesk panels;
    private readonly WebhookClient? hook;
    private readonly WebhookDesk? news;

    /// <summary>Tell nothing yet: see <see cref="TellNews"/> and <see cref="Show"/>. Only labels are made at once, of phones that are binned from now on.</summary>
    /// <param name="setup">The rig.</param>
    /// <param name="world">Where it is.</param>
    /// <param name="journal">Keeps the campaign's timeline.</param>
    /// <param name="feed">What the stations and the campaign tell.</param>
    /// <param name="stations">The stations.</param>
    /// <param name="campaigns">The campaign.</param>
    /// <param name="pressed">Told at which station a button was pressed.</param>
    /// <param name="labelFolder">Where labels go that the rig file has no folder for; null: nowhere.</param>
    /// <param name="tell">Takes what is wrong with them: it is of no phone and no run.</param>
    public Announcers(
        RigSetup setup,
        IWorld world,
        IJournal journal,
        StationFeed feed,
        IReadOnlyDictionary<string, LiveStation> stations,
        CampaignDesk campaigns,
        Action<string> pressed,
        string? labelFolder,
        Action<Fact> tell)
    {
        var rig = setup.Rig;
        if (rig.Labels is { } labels && (labels.Folder ?? labelFolder) is { } folder)
        {
            _ = new LabelDesk(new LabelPress(labels, folder), rig.Simulated, setup.Zone, world.Executor("labels"), feed, campaigns);
        }

        panels = new PanelDesk(rig, world, feed, stations, campaigns, setup.Zone, pressed, tell);
        if (rig.Webhook is { } webhook)
        {
            hook = new WebhookClient(webhook, () => webhook.TokenFile is { } file ? SecretFile.Read("webhook", file) : null);
            news = new WebhookDesk(rig, world.Loop, journal, world.Executor("webhook"), hook.Post, campaigns.Append, tell);
        }
    }

    /// <summary>What a station's light shows, or would.</summary>
    public StationSignal LightOf(string station) => panels[station];

    /// <summary>The webhook goes on where the process before has ended.</summary>
    /// <param name="campaign">The campaign's timeline up to now.</param>
    public void TellNews(IEnumerable<Entry> campaign) => news?.Start(campaign);

    /// <summary>Lights, buzzer and buttons begin, once it is known where the campaign is.</summary>
    public void Show() => panels.Start();

    /// <summary>Takes what a timeline got.</summary>
    public void Take(string station, Entry entry)
    {
        if (station == Campaign.Timeline)
        {
            news?.Take(entry);
        }
    }

    /// <summary>The rig is shut down: nothing more is told, and a light that nobody drives any more says nothing.</summary>
    public void Close()
    {
        news?.Dispose();
        panels.Close();
    }

    public void Dispose()
    {
        news?.Dispose();
        hook?.Dispose();
        panels.Dispose();
    }
}
