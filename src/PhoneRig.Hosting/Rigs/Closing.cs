using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// The end of a rig: every run stops safely and every key goes up, then nothing moves any more, then the journal has everything. Power is left as it is. Lives on the rig's loop.
/// </summary>
/// <param name="loop">The rig's loop.</param>
/// <param name="journal">Keeps its entries.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="stations">The stations.</param>
internal sealed class Closing(IEventLoop loop, IJournal journal, StationFeed feed, IReadOnlyCollection<LiveStation> stations)
{
    /// <summary>How long a shutdown waits for parts and disk that do not answer: longer than the gate gives each of them twice, so that every end is told that ever comes.</summary>
    private static readonly TimeSpan Within = DeedGate.Patience * 3;

    private bool begun;
    private bool flushing;

    /// <summary>Begins no further run.</summary>
    public required CampaignDesk Campaigns { get; init; }

    /// <summary>Tell nothing more.</summary>
    public required Announcers Announcers { get; init; }

    /// <summary>Takes no further request, and ends those that are left.</summary>
    public required Reception Reception { get; init; }

    /// <summary>Stops what requests have begun.</summary>
    public required RequestDesk Requests { get; init; }

    /// <summary>True once nothing moves and the journal has everything, or does not answer.</summary>
    public bool Done { get; private set; }

    /// <summary>Begins the end; a second time nothing.</summary>
    /// <param name="by">Who asks: "ctrl-c", or a name.</param>
    public void Begin(string by)
    {
        if (begun)
        {
            return;
        }

        begun = true;
        Reception.Close();
        Campaigns.Close();
        Announcers.Close();
        Requests.Close(by);
        foreach (var station in stations)
        {
            station.ReleaseKeys("the rig is shut down");
        }

        feed.Added += (_, _) => loop.Post(FlushIfIdle);
        feed.Settled += () => loop.Post(FlushIfIdle);
        loop.Post(FlushIfIdle);
        loop.Schedule(loop.Uptime + Within, End);
    }

    private void FlushIfIdle()
    {
        if (flushing || !stations.All(station => station is { Idle: true, HeldBy: null }))
        {
            return;
        }

        flushing = true;
        journal.WhenDurable(_ => End());
    }

    private void End()
    {
        if (!Done)
        {
            Reception.EndAll();
            Done = true;
        }
    }
}
