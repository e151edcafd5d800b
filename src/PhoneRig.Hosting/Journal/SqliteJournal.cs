using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// The journal in a SQLite file: one writer, group commit, durable (write-ahead log, <c>synchronous = FULL</c>) before it says so.
/// Lives on the rig's loop and never blocks it; the disk has a thread of its own.
/// </summary>
public sealed class SqliteJournal : IJournal, IDisposable
{
    private readonly IEventLoop loop;
    private readonly JournalWriter writer;
    private readonly RunBook runs;
    private readonly Dictionary<string, long> last;
    private readonly Dictionary<string, RelayWear> wear;
    private readonly StrokeBook strokes;
    private readonly Queue<(long UpTo, Action<HardwareFaultException?> Then)> waiting = new();
    private long appended;
    private long durable;

    private SqliteJournal(string file, JournalDatabase database, string boot, string? notice, IEventLoop loop, JournalLimits limits, Action<int>? committing)
    {
        (this.loop, Boot, Notice) = (loop, boot, notice);
        (runs, last, wear, strokes) = (database.Runs(), database.Sequences(), database.Wear(), database.Strokes());
        writer = new JournalWriter(
            database, file, limits, () => loop.Now, (upTo, fault) => loop.Post(() => Settle(upTo, fault)), committing);
    }

    /// <summary>This opening's id: uptimes are comparable within it.</summary>
    public string Boot { get; }

    /// <summary>What a person must know of the opening: that a damaged file was set aside. Null where all was in order.</summary>
    public string? Notice { get; }

    /// <summary>Sightings that were dropped because the disk failed for too long; they are missing numbers on their timelines.</summary>
    public long SightingsDropped => writer.Dropped;

    /// <summary>Opens a rig's journal, or begins one. Blocks on the disk: call it before the loop turns.</summary>
    /// <param name="file">The file; its folder is created.</param>
    /// <param name="identity">Whose journal it is.</param>
    /// <param name="loop">The rig's loop.</param>
    /// <param name="limits">How much to keep; null: the defaults.</param>
    /// <exception cref="HardwareFaultException">The file cannot be written, or a newer program wrote it.</exception>
    public static SqliteJournal Open(string file, JournalIdentity identity, IEventLoop loop, JournalLimits? limits = null) =>
        Open(file, identity, loop, limits ?? new JournalLimits(), committing: null);

    /// <summary>As the other, with a say in every commit, on the writer's thread, before it is durable: a slow disk, or one that throws.</summary>
    internal static SqliteJournal Open(string file, JournalIdentity identity, IEventLoop loop, JournalLimits limits, Action<int>? committing)
    {
        var full = Path.GetFullPath(file);
        var boot = Guid.NewGuid().ToString("N")[..12];
        var (database, notice) = JournalOpening.Open(full, identity, boot, loop.Now);
        return new SqliteJournal(full, database, boot, notice, loop, limits, committing);
    }

    /// <inheritdoc/>
    public long NextSequence(string station) => last.GetValueOrDefault(station) + 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The entry's sequence is not the station's next: written, it could be no one's evidence.</exception>
    public void Append(string station, Entry entry)
    {
        if (entry.Sequence != NextSequence(station))
        {
            throw new ArgumentException($"entry {entry.Sequence} of station {station} is out of order: its next is {NextSequence(station)}", nameof(entry));
        }

        last[station] = entry.Sequence;
        var fact = entry.Fact;
        // Written as JSON here, not by the writer: a fact that cannot be is its author's fault, and must not hold up all others.
        var pending = new PendingEntry(station, entry, FactKinds.Of(fact), FactJson.Write(fact), FactKinds.IsSighting(fact), runs.Place(station, entry))
        {
            Openings = Openings(station, fact),
            Strokes = strokes.Take(station, fact),
        };
        if (writer.Add(pending))
        {
            appended++;
        }
    }

    /// <inheritdoc/>
    public bool HasRun(string id) => runs.IsTaken(id);

    /// <inheritdoc/>
    public long RelayOpenings(string station) => wear.GetValueOrDefault(station).Openings;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> KeyStrokes(string station) => strokes.Of(station);

    /// <inheritdoc/>
    public void WhenDurable(Action<HardwareFaultException?> then)
    {
        waiting.Enqueue((appended, then));
        if (appended > durable)
        {
            writer.Hasten();
        }
        else
        {
            loop.Post(() => Settle(durable, fault: null));
        }
    }

    /// <summary>Writes what is left and closes the file. Who still waits is not called any more.</summary>
    public void Dispose() => writer.Stop();

    private long? Openings(string station, Fact fact)
    {
        var before = wear.GetValueOrDefault(station);
        var after = wear[station] = before.With(fact);
        return after.Openings == before.Openings ? null : after.Openings;
    }

    private void Settle(long upTo, HardwareFaultException? fault)
    {
        if (fault is null)
        {
            durable = Math.Max(durable, upTo);
        }

        // Only those that wait now: who is called may ask again, and is answered in its turn.
        for (var left = waiting.Count; left > 0 && waiting.Peek().UpTo <= upTo; left--)
        {
            waiting.Dequeue().Then(fault);
        }
    }
}
