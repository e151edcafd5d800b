using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>
/// Tests a station with the phone that stands there: on is on, and one of its wired senses tells of the phone within the time that a start takes; then off is off, by its
/// proof; and no part fails meanwhile. In that order, since what once contradicted a proof of off counts until the power was switched. No key is pressed: a phone that starts may take it for a code. Lives on the rig's loop.
/// </summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="station">The station; free.</param>
/// <param name="ended">Told once: whether it passed, and what was seen, as a phrase.</param>
internal sealed class StationTest(IEventLoop loop, StationFeed feed, LiveStation station, Action<bool, string> ended) : IDisposable
{
    /// <summary>A start of up to 240 s (facts 11a), and a minute for its first packet.</summary>
    private static readonly TimeSpan SignWithin = TimeSpan.FromMinutes(5);

    private StationRest? rest;
    private IDisposable? timer;
    private string? sign;
    private bool occupied;
    private bool fed;
    private bool over;

    public void Begin()
    {
        if (over)
        {
            return;
        }

        feed.Added += Heed;
        if (station.HeldBy is not null)
        {
            End(passed: false, $"somebody else has it: {station.HeldBy}");
            return;
        }

        station.Occupy("test of the station");
        occupied = true;
        station.Do(new Deed.SwitchPower(On: true), CampaignDesk.Name, null, switched =>
        {
            if (over)
            {
                return;
            }

            if (switched is not PowerSwitched)
            {
                End(passed: false, FactWords.Describe(switched));
                return;
            }

            fed = true;
            timer = loop.Schedule(
                loop.Uptime + SignWithin,
                () => End(passed: false, $"no sense told anything of its phone within {SignWithin.TotalMinutes:0} min of its power: sensors, console and cables, or no phone is there"));
        });
    }

    /// <summary>Gives up, without a word.</summary>
    public void Dispose()
    {
        over = true;
        feed.Added -= Heed;
        rest?.Dispose();
        timer?.Dispose();
        Vacate();
    }

    private void Heed(string name, Entry entry)
    {
        if (name != station.Name)
        {
            return;
        }

        switch (entry.Fact)
        {
            case RigFault or DeedFailed or PowerMissing or ConsoleLost:
                var fault = FactWords.Describe(entry.Fact);
                loop.Post(() => End(passed: false, fault));
                break;
            case LampsBegan { Pattern: not LampPattern.Dark } or ConsoleLine or NetworkSighting when fed && sign is null:
                sign = FactWords.Describe(entry.Fact);
                loop.Post(Rest);
                break;
        }
    }

    private void Rest()
    {
        if (over)
        {
            return;
        }

        timer?.Dispose();
        Vacate();
        rest = new StationRest(loop, feed, station, why => End(why is null, why ?? $"after its power came: {sign}; then off was proven"));
        rest.Begin();
    }

    private void Vacate()
    {
        if (occupied)
        {
            occupied = false;
            station.Vacate();
        }
    }

    private void End(bool passed, string why)
    {
        if (!over)
        {
            Dispose();
            ended(passed, why);
        }
    }
}
