using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Keeps a station's entries, those before its run included; durable at once.</summary>
/// <param name="loop">The rig's loop.</param>
internal sealed class KeptJournal(IEventLoop loop) : IJournal
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private readonly List<Entry> kept = [];

    /// <summary>Those of the station; what belongs to none is left out.</summary>
    public IReadOnlyList<Entry> Entries => kept;

    /// <inheritdoc/>
    public long NextSequence(string station) => last.GetValueOrDefault(station) + 1;

    /// <inheritdoc/>
    public void Append(string station, Entry entry)
    {
        last[station] = entry.Sequence;
        if (station != Hosting.Rigs.LiveRig.Unattributed)
        {
            kept.Add(entry);
        }
    }

    /// <inheritdoc/>
    public void WhenDurable(Action<HardwareFaultException?> then) => loop.Post(() => then(null));
}
