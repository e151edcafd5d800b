using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>A disk that takes its time: what is appended is durable a drawn while of rig time after it was asked for. Remembers all, and since when it is durable.</summary>
/// <param name="loop">The rig's loop.</param>
/// <param name="random">Draws how long each commit takes.</param>
internal sealed class SlowJournal(IEventLoop loop, Random random) : IJournal
{
    private const int SlowestMs = 300;

    private readonly Dictionary<string, List<Entry>> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Station, long Sequence), TimeSpan> durable = [];
    private readonly List<(string Station, long Sequence)> appended = [];
    private TimeSpan lastCommit;

    public long NextSequence(string station) => Of(station).Count + 1;

    public void Append(string station, Entry entry)
    {
        Of(station).Add(entry);
        appended.Add((station, entry.Sequence));
    }

    public void WhenDurable(Action<HardwareFaultException?> then)
    {
        var at = loop.Uptime + TimeSpan.FromMilliseconds(random.Next(SlowestMs + 1));
        lastCommit = at > lastCommit ? at : lastCommit;
        var committed = appended.Count;
        loop.Schedule(lastCommit, () =>
        {
            Commit(committed);
            then(null);
        });
    }

    /// <summary>The entries of a station, in order.</summary>
    public IReadOnlyList<Entry> EntriesOf(string station) => Of(station);

    /// <summary>Since when an entry is durable; null: it is not, or not yet.</summary>
    public TimeSpan? DurableSince(string station, long sequence) => durable.TryGetValue((station, sequence), out var since) ? since : null;

    private void Commit(int count)
    {
        while (durable.Count < count)
        {
            durable.Add(appended[durable.Count], loop.Uptime);
        }
    }

    private List<Entry> Of(string station)
    {
        if (!entries.TryGetValue(station, out var own))
        {
            entries.Add(station, own = []);
        }

        return own;
    }
}
