using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Stories;

/// <summary>Reads stories from a journal.</summary>
public static class StorySource
{
    /// <summary>How many entries before a run are looked through for the power that it found: more are between two runs only where a phone talks for hours.</summary>
    private const int Before = 2000;

    /// <summary>Tells the stories of a run, one a station.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="run">The run.</param>
    /// <param name="station">Only this station; null for all.</param>
    /// <exception cref="HardwareFaultException">The journal is damaged.</exception>
    public static ImmutableArray<StationStory> Read(JournalReader reader, JournalRun run, string? station)
    {
        try
        {
            return [.. run.Stations.Where(of => station is null || of.Station == station).Select(of => Read(reader, run, of))];
        }
        catch (Exception fault) when (fault is SqliteException or FormatException or InvalidCastException)
        {
            // What a flipped bit leaves of a row is no moment, or no number; SQLite's own check comes too late for a reader.
            reader.Suspect(fault);
            throw new HardwareFaultException(
                "journal", $"the record of run {run.Id} is damaged and cannot be told: stop the rig and start it again; what can be read is then taken over into a new journal", fault);
        }
    }

    private static StationStory Read(JournalReader reader, JournalRun run, JournalRunStation station)
    {
        var entries = reader.Entries(run.Id).Where(entry => entry.Station == station.Station).Select(entry => entry.Entry).ToList();
        if (entries.Count == 0)
        {
            throw new HardwareFaultException("journal", $"run {run.Id} has no entries of station {station.Station} left: old runs are pruned; `phonerig run list` names those that are kept");
        }

        return StoryTeller.Tell(station.Station, WithPowerFound(reader, run, station, entries), reader.LeftBehind(run, station), cutShort: !run.BootIsLatest);
    }

    /// <summary>The power that a run found was told before it: it belongs to the story, after its first entry.</summary>
    private static List<Entry> WithPowerFound(JournalReader reader, JournalRun run, JournalRunStation station, List<Entry> entries)
    {
        var found = reader.Entries(station.Station, Math.Max(0, station.First - Before))
            .TakeWhile(entry => entry.Sequence < station.First)
            .Where(entry => entry.Boot == run.Boot)
            .Select(entry => entry.Entry)
            .LastOrDefault(entry => entry.Fact is PowerSwitched or PowerAdopted);
        return found is null ? entries : [entries[0], found with { Uptime = entries[0].Uptime, At = entries[0].At, Fact = new PowerAdopted(Found(found.Fact)) }, .. entries[1..]];
    }

    private static bool? Found(Fact fact) => fact switch
    {
        PowerSwitched switched => switched.On,
        PowerAdopted adopted => adopted.On,
        _ => null,
    };
}
