using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.BringUps;

/// <summary>A station while it is measured: what steps do to it, what they wait for, and what they have found. Lives on the rig's loop.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly IEventLoop loop;
    private readonly StationFeed feed;
    private readonly string by;
    private readonly List<Entry> start = [];
    private readonly List<IDisposable> bounds = [];
    private event Action<Entry>? Told;
    private bool disposed;
    private bool starting;
    private IDisposable? lampTick;

    public Workbench(LiveStation station, IEventLoop loop, StationFeed feed, string by, string? forcedBy)
    {
        (Station, this.loop, this.feed, this.by, ForcedBy) = (station, loop, feed, by, forcedBy);
        Lamps = LampSurvey.Of(station.Model, station.Senses.Lamps.IsDefault ? [] : station.Senses.Lamps);
        feed.Added += Added;
        station.Senses.Looked += Look;
    }

    /// <summary>The survey has seen something new.</summary>
    public event Action? LampsSeen;

    public LiveStation Station { get; }

    /// <summary>Who answers for switching off against an interlock; null for nobody.</summary>
    public string? ForcedBy { get; }

    public PhoneModel Model => Station.Model;

    public StationConfig Wired => Station.Wiring.Station;

    public TimeSpan Now => loop.Uptime;

    /// <summary>What is known of the lamps.</summary>
    public LampSurvey Lamps { get; private set; }

    /// <summary>How long things took, by the name of the model's timing.</summary>
    public Dictionary<string, TimeSpan> Timings { get; } = new(StringComparer.Ordinal);

    /// <summary>When the phone was fed; null while it is not.</summary>
    public TimeSpan? FedAt { get; private set; }

    /// <summary>Whether the dark is being measured now.</summary>
    public bool SeesDark { get; set; }

    /// <summary>Has something done through the station's gate.</summary>
    /// <param name="deed">What.</param>
    /// <param name="then">Told how it ended; not called any more once this is disposed of.</param>
    /// <param name="forced">Whether whoever answers for force does so for this.</param>
    public void Do(Deed deed, Action<DeedEnded> then, bool forced = false) => Station.Do(deed, by, forced ? ForcedBy : null, ended =>
    {
        if (!disposed)
        {
            then(ended);
        }
    });

    /// <summary>From here on, what is told belongs to the phone's start.</summary>
    public void BeginStart()
    {
        start.Clear();
        (FedAt, starting, SeesDark) = (loop.Uptime, true, false);
        Lamps = Lamps.Begin();
        Station.Senses.LookAtLamps();
    }

    /// <summary>The phone is off again.</summary>
    public void EndStart() => (FedAt, starting) = (null, false);

    /// <summary>The lamps are measured; what they show from here on is not of the walk.</summary>
    public void EndLamps()
    {
        starting = false;
        lampTick?.Dispose();
    }

    /// <summary>What was told since the phone was fed.</summary>
    public Entry? Seen(Func<Fact, bool> wanted) => start.Find(entry => wanted(entry.Fact));

    /// <summary>Waits for an entry that tells something, of the phone's start where <paramref name="sinceFed"/>, else from now on.</summary>
    /// <param name="wanted">What.</param>
    /// <param name="within">How long.</param>
    /// <param name="then">Told the entry, once; null where the time is over.</param>
    /// <param name="sinceFed">Whether what was told already since the phone was fed counts.</param>
    public void Await(Func<Fact, bool> wanted, TimeSpan within, Action<Entry?> then, bool sinceFed = false)
    {
        if (sinceFed && Seen(wanted) is { } before)
        {
            After(TimeSpan.Zero, () => then(before));
            return;
        }

        IDisposable? bound = null;
        var over = false;

        void Take(Entry entry)
        {
            if (wanted(entry.Fact))
            {
                End(entry);
            }
        }

        void End(Entry? entry)
        {
            if (over)
            {
                return;
            }

            over = true;
            Told -= Take;
            bound?.Dispose();

            // Not from within the feed: the station's deciders do not know the entry yet.
            After(TimeSpan.Zero, () => then(entry));
        }

        Told += Take;
        bound = After(within, () => End(null));
    }

    /// <summary>Goes on after a while; not any more once this is disposed of.</summary>
    public IDisposable After(TimeSpan time, Action then)
    {
        var bound = loop.Schedule(loop.Uptime + time, () =>
        {
            if (!disposed)
            {
                then();
            }
        });
        bounds.Add(bound);
        return bound;
    }

    public void Dispose()
    {
        disposed = true;
        feed.Added -= Added;
        Station.Senses.Looked -= Look;
        lampTick?.Dispose();
        bounds.ForEach(bound => bound.Dispose());
    }

    private void Added(string station, Entry entry)
    {
        if (station != Station.Name)
        {
            return;
        }

        if (FedAt is not null)
        {
            start.Add(entry);
        }

        Told?.Invoke(entry);
    }

    private void Look(LampLook look)
    {
        if (SeesDark)
        {
            Lamps = Lamps.SeeDark(look);
        }
        else if (starting)
        {
            Lamps = Lamps.SeeStart(look);
            TickLamps();
        }
        else
        {
            return;
        }

        LampsSeen?.Invoke();
    }

    /// <summary>The end of a walk is known by time alone.</summary>
    private void TickLamps()
    {
        lampTick?.Dispose();
        lampTick = Lamps.WakeAt is { } at ? loop.Schedule(at, () =>
        {
            Lamps = Lamps.Pass(loop.Uptime);
            TickLamps();
            LampsSeen?.Invoke();
        }) : null;
    }
}
