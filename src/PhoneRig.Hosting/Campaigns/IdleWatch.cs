using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>
/// Watches a phone whose run was broken off, and touches nothing, until no stage is possible any more in which it writes: by the same boot stages that the power interlock
/// goes by. Lives on the rig's loop.
/// </summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="station">The station.</param>
/// <param name="ended">Told once: true where it is idle, false where it has been so for longer than any write lasts, and is not known to be.</param>
internal sealed class IdleWatch(IEventLoop loop, StationFeed feed, LiveStation station, Action<bool> ended) : IDisposable
{
    /// <summary>The longest format (design section 6: two hours), and five minutes for its start.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromMinutes(125);

    /// <summary>How often it is looked at, evidence or not: our choice.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    private TimeSpan since;
    private IDisposable? timer;
    private bool over;

    public void Begin()
    {
        if (!over)
        {
            since = loop.Uptime;
            feed.Added += Heed;
            Check();
        }
    }

    /// <summary>Gives up, without a word.</summary>
    public void Dispose()
    {
        over = true;
        feed.Added -= Heed;
        timer?.Dispose();
    }

    private void Heed(string name, Entry entry)
    {
        if (name == station.Name && entry.Fact is StageChanged)
        {
            loop.Post(Check);
        }
    }

    private void Check()
    {
        if (over)
        {
            return;
        }

        timer?.Dispose();
        var idle = station.Idle && !station.Status().MayWrite;
        if (!idle && loop.Uptime - since < Bound)
        {
            timer = loop.Schedule(loop.Uptime + Look, Check);
            return;
        }

        Dispose();
        ended(idle);
    }
}
