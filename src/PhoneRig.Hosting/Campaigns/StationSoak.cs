using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>Watches a phone that is home over night, and touches nothing. Lives on the rig's loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="station">The station.</param>
/// <param name="fell">Told each time that the phone does not run any more, of its own: how that was seen, as a phrase.</param>
/// <param name="disturbed">Told once, where it is not left alone any more: why, as a phrase.</param>
internal sealed class StationSoak(IEventLoop loop, StationFeed feed, LiveStation station, Action<string> fell, Action<string> disturbed) : IDisposable
{
    private SoakWatch watch = new();
    private IDisposable? timer;
    private bool over;

    public void Begin()
    {
        if (over)
        {
            return;
        }

        if (station.PowerOn == false)
        {
            End("its power is off");
            return;
        }

        watch = SoakWatch.Of(station.Status().Likeliest);
        feed.Added += Heed;
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
        if (name != station.Name)
        {
            return;
        }

        var before = watch.BackBy;
        (watch, var seen) = watch.Take(entry);
        if (watch.BackBy != before)
        {
            timer?.Dispose();
            timer = watch.BackBy is { } at ? loop.Schedule(at, Miss) : null;
        }

        switch (seen)
        {
            case SoakSighting.Fell(var why):
                loop.Post(() => Tell(() => fell(why)));
                break;
            case SoakSighting.Disturbed(var why):
                loop.Post(() => End(why));
                break;
        }
    }

    private void Miss()
    {
        (watch, var seen) = watch.Missed();
        fell(seen.Why);
    }

    private void Tell(Action word)
    {
        if (!over)
        {
            word();
        }
    }

    private void End(string why) => Tell(() =>
    {
        Dispose();
        disturbed(why);
    });
}
