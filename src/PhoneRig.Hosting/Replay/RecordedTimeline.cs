using System.Collections.Immutable;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Replay;

/// <summary>One station's part of a run, from the moment on at which the rig took it over: what a job knows of the time before it is folded from there.</summary>
internal sealed class RecordedTimeline
{
    /// <summary>Entries of before the run that are taken along whole. Beyond, those that come in masses are left out: a rig may have been served for months.</summary>
    private const int MostBefore = 20_000;

    public RecordedTimeline(JournalReader reader, JournalRun run, JournalRunStation station)
    {
        Station = station;
        var all = reader.Through(run, station).ToList();
        var before = all.Count(entry => entry.Sequence < station.First);
        Thinned = before > MostBefore;
        Entries = [.. Thinned ? all.Where(entry => entry.Sequence >= station.First || entry.Entry.Fact is not (TftpProgress or ConsoleLine { Rule: null } or LampsEnded)) : all];
        Began = station.Began;
        Ended = Entries.IsEmpty ? station.Began : Entries[^1].Uptime;
    }

    public JournalRunStation Station { get; }

    public ImmutableArray<JournalEntry> Entries { get; }

    public bool Thinned { get; }

    public TimeSpan Began { get; }

    public TimeSpan Ended { get; }
}
