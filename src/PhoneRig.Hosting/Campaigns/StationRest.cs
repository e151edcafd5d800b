using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>
/// Puts a station to rest: its power off by the deed gate, as often as its interlocks refuse, and the proof that off is off. Between two tries nobody has the station.
/// Lives on the rig's loop.
/// </summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="station">The station; free.</param>
/// <param name="ended">Told once: null where off is proven, else why not, as a sentence.</param>
internal sealed class StationRest(IEventLoop loop, StationFeed feed, LiveStation station, Action<string?> ended) : IDisposable
{
    /// <summary>How long the proof is waited for: longer than any model's window for it.</summary>
    private static readonly TimeSpan ProvenWithin = TimeSpan.FromSeconds(60);

    /// <summary>How soon a refused cut is tried again, evidence or not: our choice.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private IDisposable? timer;
    private bool occupied;
    private bool over;

    public void Begin()
    {
        if (!over)
        {
            feed.Added += Heed;
            Try();
        }
    }

    /// <summary>Gives up, without a word.</summary>
    public void Dispose()
    {
        over = true;
        feed.Added -= Heed;
        timer?.Dispose();
        Vacate();
    }

    private void Try()
    {
        timer = null;
        if (over)
        {
            return;
        }

        if (station.HeldBy is not null)
        {
            Later(Again);
            return;
        }

        station.Occupy("put to rest for a swap");
        occupied = true;
        if (station.PowerOn == false)
        {
            AwaitProof();
        }
        else
        {
            station.Do(new Deed.SwitchPower(On: false), CampaignDesk.Name, null, OnSwitched);
        }
    }

    private void OnSwitched(DeedEnded switched)
    {
        if (over)
        {
            return;
        }

        switch (switched)
        {
            case PowerSwitched:
                AwaitProof();
                break;
            case DeedFailed { Part: JournalFaults.Part }:
                // The disk's fault is no station's: nothing moves until it writes again, and then this does.
                Vacate();
                Later(Again);
                break;
            case DeedFailed failed:
                End($"{failed.Part}: {failed.Reason}");
                break;
            default:
                // Refused, or called off: the phone may be writing, and is left alone until the interlock has nothing against it.
                Vacate();
                Later(switched is DeedRefused { Until: { } until } && until - loop.Uptime is var wait && wait < Again ? wait < Soon ? Soon : wait : Again);
                break;
        }
    }

    private void AwaitProof()
    {
        if (station.OffProven)
        {
            End(null);
            return;
        }

        timer = loop.Schedule(loop.Uptime + ProvenWithin, () => End($"its relay is open, and off could not be proven within {ProvenWithin.TotalSeconds:0} s"));
    }

    private void Heed(string name, Entry entry)
    {
        if (name != station.Name)
        {
            return;
        }

        switch (entry.Fact)
        {
            case StageChanged when !occupied && timer is { } waiting:
                // What was refused may be granted now.
                waiting.Dispose();
                Later(Soon);
                break;
            case var _ when !occupied || station.PowerOn != false:
                break;
            case OffProven:
                loop.Post(() => End(null));
                break;
            case OffDisproven:
                loop.Post(() => End(FactWords.Describe(entry.Fact)));
                break;
        }
    }

    private void Later(TimeSpan wait) => timer = loop.Schedule(loop.Uptime + wait, Try);

    private void End(string? why)
    {
        if (!over)
        {
            Dispose();
            ended(why);
        }
    }

    private void Vacate()
    {
        if (occupied)
        {
            occupied = false;
            station.Vacate();
        }
    }
}
