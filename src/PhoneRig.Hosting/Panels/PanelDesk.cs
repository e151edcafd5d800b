using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Panels;

/// <summary>
/// What the rig says to whoever walks by: a signal for each station, whether or not it has a light; the lights, the buzzer and the buttons where there are some. Lives on the
/// rig's loop.
/// </summary>
internal sealed class PanelDesk : IDisposable
{
    private readonly IEventLoop loop;
    private readonly CampaignDesk campaigns;
    private readonly IReadOnlyDictionary<string, LiveStation> stations;
    private readonly Dictionary<string, StationSignal> shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LightShow> lights = new(StringComparer.Ordinal);
    private readonly List<ButtonWatch> buttons = [];
    private readonly Beeper? beeper;
    private bool started;
    private bool refreshing;
    private bool closed;

    /// <summary>Shows nothing yet: see <see cref="Start"/>.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="world">Where it is.</param>
    /// <param name="feed">What the stations tell.</param>
    /// <param name="stations">The stations.</param>
    /// <param name="campaigns">The campaign.</param>
    /// <param name="zone">Whose time of the day quiet hours are in.</param>
    /// <param name="pressed">Told where a button was pressed.</param>
    /// <param name="tell">Takes faults of lights, buzzer and buttons: they are of no phone and no run.</param>
    public PanelDesk(
        RigConfig rig,
        IWorld world,
        StationFeed feed,
        IReadOnlyDictionary<string, LiveStation> stations,
        CampaignDesk campaigns,
        TimeZoneInfo zone,
        Action<string> pressed,
        Action<Fact> tell)
    {
        (loop, this.stations, this.campaigns) = (world.Loop, stations, campaigns);
        IEdgeExecutor? lamps = null, contacts = null;
        foreach (var name in stations.Keys)
        {
            var panel = world.Panel(name);
            if (!panel.Lamps.IsEmpty)
            {
                lights.Add(name, new LightShow(panel.Lamps, loop, lamps ??= world.Executor("lights"), tell));
            }

            if (panel.Button is { } button)
            {
                buttons.Add(new ButtonWatch(button, loop, contacts ??= world.Executor("buttons"), () => pressed(name), tell));
            }
        }

        beeper = world.Buzzer() is { } buzzer ? new Beeper(buzzer, rig.Quiet, zone, loop, lamps ?? world.Executor("lights"), tell) : null;
        campaigns.Changed += RefreshSoon;
        feed.Freed += RefreshSoon;
        feed.Added += (_, entry) =>
        {
            if (entry.Fact is RunStarted or StageChanged)
            {
                RefreshSoon();
            }
        };
    }

    /// <summary>What a station's light shows, or would.</summary>
    public StationSignal this[string station] => SignalOf(stations[station]);

    /// <summary>Shows signals from now on, once it is known where the campaign is.</summary>
    public void Start()
    {
        started = true;
        beeper?.Hush();
        buttons.ForEach(button => button.Start());
        RefreshSoon();
    }

    /// <summary>The rig is shut down: a light that nobody drives any more says nothing.</summary>
    public void Close()
    {
        closed = true;
        buttons.ForEach(button => button.Dispose());
        beeper?.Hush();
        foreach (var light in lights.Values)
        {
            light.Show(StationSignal.Nothing);
        }
    }

    public void Dispose() => buttons.ForEach(button => button.Dispose());

    /// <summary>Not at once: what is being told may be in the middle of a turn. Where nobody sees or hears it, not at all: who asks is told how it is then.</summary>
    private void RefreshSoon()
    {
        if (started && !refreshing && (lights.Count > 0 || beeper is not null))
        {
            refreshing = true;
            loop.Post(Refresh);
        }
    }

    private void Refresh()
    {
        refreshing = false;
        if (closed)
        {
            return;
        }

        foreach (var station in stations.Values)
        {
            var (before, now) = (shown.GetValueOrDefault(station.Name), SignalOf(station));
            shown[station.Name] = now;
            lights.GetValueOrDefault(station.Name)?.Show(now);
            if (now.Calls() && now != before)
            {
                beeper?.Beep();
            }
        }
    }

    /// <summary>A phone is not to be touched in any run, of a campaign or not, and as long as it most likely writes.</summary>
    private StationSignal SignalOf(LiveStation station) =>
        station.HasJob || station.Status().Likeliest.IsWriting() ? StationSignal.DoNotTouch : StationSignals.Of(campaigns.State, station.Name);
}
