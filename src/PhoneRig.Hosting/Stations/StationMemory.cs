using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Stations;

/// <summary>What is kept in memory of a station's timeline, entry by entry: the rest is in the journal. Lives on the rig's loop.</summary>
internal sealed class StationMemory
{
    /// <summary>Entries of the console kept for whoever wants to read them: ten of the phone's boots. Older ones are in the journal.</summary>
    private const int LinesKept = 2000;

    private readonly Queue<Entry> lines = [];

    /// <summary>What a job that begins now has to know.</summary>
    public StationContext Context { get; private set; } = StationContext.Empty;

    /// <summary>What a status tells.</summary>
    public StationGlance Glance { get; private set; } = StationGlance.Nothing;

    /// <summary>What is kept of the console's log, oldest first.</summary>
    public IReadOnlyCollection<Entry> ConsoleLines => lines;

    /// <summary>Takes the next entry.</summary>
    public void Add(Entry entry)
    {
        Glance = Glance.With(entry);
        Context = Context.With(entry);
        if (ConsoleLog.Has(entry.Fact))
        {
            lines.Enqueue(entry);
            if (lines.Count > LinesKept)
            {
                lines.Dequeue();
            }
        }
    }
}
