using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Answers those who only look: lamps, console, status. Lives on the rig's loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="status">How the rig is.</param>
internal sealed class WatchRequests(IEventLoop loop, StationFeed feed, Func<RigStatus> status)
{
    /// <summary>Lines shown where nobody says since when: about a screen.</summary>
    private const int UsualLines = 20;

    /// <summary>A status at most this often: five a second.</summary>
    private static readonly TimeSpan StatusInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a look at the lamps may take: a hundred of the sensors' own.</summary>
    private static readonly TimeSpan LookWithin = TimeSpan.FromSeconds(5);

    public void Lamps(LiveStation station, bool follow, Reply reply)
    {
        var lamps = station.Senses.Lamps;
        if (lamps.IsDefaultOrEmpty)
        {
            reply.End(ControlOutcome.BadRequest, $"no lamp of station {station.Name} is looked at: set `lamps` in the rig file");
            return;
        }

        var shown = station.Senses.Shown;
        if (!shown.IsDefault)
        {
            reply.Tell(new ControlEvent.LampsSeen(station.Name, lamps, shown));
            if (!follow)
            {
                reply.End(ControlOutcome.Done);
                return;
            }
        }

        void Seen(string name, ImmutableArray<Lamp> which, ImmutableArray<LampColour?> colours)
        {
            if (name != station.Name)
            {
                return;
            }

            reply.Tell(new ControlEvent.LampsSeen(name, which, colours));
            if (!follow)
            {
                reply.End(ControlOutcome.Done);
            }
        }

        feed.LampsSeen += Seen;
        reply.WhenOver(() => feed.LampsSeen -= Seen);
        if (!follow)
        {
            var bound = loop.Schedule(loop.Uptime + LookWithin, () => reply.End(
                ControlOutcome.RigFault, $"the lamps of station {station.Name} could not be looked at within {LookWithin.TotalSeconds:0} s: check its sensors"));
            reply.WhenOver(bound.Dispose);
        }
    }

    public void Console(LiveStation station, ControlRequest.ReadConsole request, Reply reply)
    {
        if (!station.Wiring.HasConsole)
        {
            reply.End(ControlOutcome.BadRequest, $"the console of station {station.Name} is not read: set `console` in the rig file");
            return;
        }

        var lines = request.Since is { } since
            ? station.ConsoleLines.Where(line => line.Sequence > since)
            : station.ConsoleLines.TakeLast(UsualLines);
        foreach (var line in lines)
        {
            reply.Tell(new ControlEvent.Added(station.Name, line));
        }

        if (!request.Follow)
        {
            reply.End(ControlOutcome.Done);
            return;
        }

        void Added(string name, Entry entry)
        {
            if (name == station.Name && ConsoleLog.Has(entry.Fact))
            {
                reply.Tell(new ControlEvent.Added(name, entry));
            }
        }

        feed.Added += Added;
        reply.WhenOver(() => feed.Added -= Added);
    }

    public void Status(bool follow, Reply reply)
    {
        reply.Tell(new ControlEvent.Told(status()));
        if (!follow)
        {
            reply.End(ControlOutcome.Done);
            return;
        }

        var toldAt = loop.Uptime;
        IDisposable? next = null;

        // The feed is a step ahead of the deciders, so a status is told a moment later in any case.
        void Tell()
        {
            next = null;
            toldAt = loop.Uptime;
            reply.Tell(new ControlEvent.Told(status()));
        }

        void Changed()
        {
            var due = toldAt + StatusInterval;
            next ??= loop.Schedule(due > loop.Uptime ? due : loop.Uptime, Tell);
        }

        void Added(string name, Entry entry)
        {
            if (StationGlance.IsChangedBy(entry.Fact))
            {
                Changed();
            }
        }

        feed.Added += Added;
        feed.Freed += Changed;
        reply.WhenOver(() =>
        {
            feed.Added -= Added;
            feed.Freed -= Changed;
            next?.Dispose();
        });
    }
}
