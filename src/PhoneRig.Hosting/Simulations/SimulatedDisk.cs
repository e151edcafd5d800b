using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Simulations;

/// <summary>The disk under a simulated rig's journal: what is on it outlives every process. In the world's time.</summary>
/// <param name="loop">The world's loop.</param>
internal sealed class SimulatedDisk(EventLoop loop)
{
    private readonly List<DiskEntry> entries = [];
    private readonly Dictionary<string, List<Entry>> timelines = new(StringComparer.Ordinal);

    /// <summary>An entry was appended, and is in the memory of the process alone; with how many there were in all.</summary>
    public event Action<long>? Appended;

    /// <summary>How often an entry was appended, those included that a dead process took with it.</summary>
    public long Appends { get; private set; }

    /// <summary>True while it takes nothing.</summary>
    public bool Full { get; set; }

    /// <summary>What is on it, in order.</summary>
    public IReadOnlyList<DiskEntry> Entries => entries;

    /// <summary>What is on it of a timeline, in order.</summary>
    public IReadOnlyList<Entry> Of(string timeline) => timelines.GetValueOrDefault(timeline) ?? [];

    /// <summary>A process has made an entry.</summary>
    public DiskEntry Append(string timeline, Entry entry, int process)
    {
        Appends++;
        return new DiskEntry(timeline, entry, process, loop.Uptime, TimeSpan.MaxValue);
    }

    /// <summary>Tells that an entry was appended; whoever hears it may end the process.</summary>
    public void Tell() => Appended?.Invoke(Appends);

    /// <summary>Entries are on it from now on.</summary>
    public void Write(IEnumerable<DiskEntry> written)
    {
        foreach (var entry in written)
        {
            entries.Add(entry with { DurableAt = loop.Uptime });
            if (!timelines.TryGetValue(entry.Timeline, out var timeline))
            {
                timelines.Add(entry.Timeline, timeline = []);
            }

            timeline.Add(entry.Entry);
        }
    }
}
