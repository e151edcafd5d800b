using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Journal;

/// <summary>Keeps nothing: for virtual time, where the same seed gives the same entries again.</summary>
/// <param name="loop">The rig's loop.</param>
public sealed class VolatileJournal(IEventLoop loop) : IJournal
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RelayWear> wear = new(StringComparer.Ordinal);
    private readonly StrokeBook strokes = new();

    /// <inheritdoc/>
    public long NextSequence(string station) => last.GetValueOrDefault(station) + 1;

    /// <inheritdoc/>
    public void Append(string station, Entry entry)
    {
        last[station] = entry.Sequence;
        wear[station] = wear.GetValueOrDefault(station).With(entry.Fact);
        strokes.Take(station, entry.Fact);
    }

    /// <inheritdoc/>
    public long RelayOpenings(string station) => wear.GetValueOrDefault(station).Openings;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> KeyStrokes(string station) => strokes.Of(station);

    /// <inheritdoc/>
    public void WhenDurable(Action<HardwareFaultException?> then) => loop.Post(() => then(null));
}
