using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>What a rig's journal holds, read anew: whether it is whole, and what it says was to be moved.</summary>
/// <param name="file">The journal.</param>
internal sealed class JournalProbe(string file)
{
    /// <summary>What is wrong with it; nothing where it is in order.</summary>
    public IEnumerable<string> Flaws()
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            connection.Open();
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            if (check.ExecuteScalar() as string is not "ok" and var said)
            {
                yield return $"SQLite says: {said}";
            }
        }

        foreach (var station in Entries().GroupBy(entry => entry.Station))
        {
            foreach (var (before, next) in station.Zip(station.Skip(1)).Where(pair => pair.Second.Sequence != pair.First.Sequence + 1))
            {
                yield return $"{station.Key} goes from {before.Sequence} to {next.Sequence}";
            }
        }
    }

    /// <summary>How often something that must be written down first was intended: "s1 # down", "s1 power off".</summary>
    public Dictionary<string, int> Intended()
    {
        var intended = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in Entries())
        {
            if (entry.Entry.Fact is DeedIntended { Deed: var deed } && Name(entry.Station, deed) is { } name)
            {
                BenchWatch.Count(intended, name);
            }
        }

        return intended;
    }

    /// <summary>The runs, newest first.</summary>
    public ImmutableArray<JournalRun> Runs()
    {
        using var reader = JournalReader.Open(file);
        return reader?.Runs() ?? [];
    }

    /// <summary>The deeds of a run that have no end, as the number of their entry.</summary>
    public IEnumerable<(string Station, long Number)> Unfinished(string run)
    {
        using var reader = JournalReader.Open(file)!;
        var entries = reader.Entries(run).ToList();
        var ended = entries.Where(entry => entry.Entry.Fact is DeedEnded).Select(entry => (entry.Station, ((DeedEnded)entry.Entry.Fact).Deed)).ToHashSet();
        return [.. entries.Where(entry => entry.Entry.Fact is DeedIntended).Select(entry => (entry.Station, entry.Sequence)).Where(deed => !ended.Contains(deed))];
    }

    private List<JournalEntry> Entries()
    {
        using var reader = JournalReader.Open(file);
        return reader is null ? [] : [.. Stations.SelectMany(station => reader.Entries(station, 0))];
    }

    /// <summary>Those of the built-in rig, the timeline of what is nobody's, and the campaign's.</summary>
    private static IEnumerable<string> Stations => [.. Rigs.Simulated().Stations.Keys, "-", Campaign.Timeline];

    private static string? Name(string station, Deed deed) => deed switch
    {
        Deed.PressKey(var key, _) => $"{station} {key} down",
        Deed.HoldKey(var key, _) => $"{station} {key} down",
        Deed.SwitchPower(false) => $"{station} power off",
        _ => null,
    };
}
