using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Journal;

/// <summary>Keeps nothing: for virtual time, where the same seed gives the same entries again.</summary>
/// <param name="loop">The rig's loop.</param>
public sealed class VolatileJournal(IEventLoop loop) : IJournal
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public long NextSequence(string station) => last.GetValueOrDefault(station) + 1;

    /// <inheritdoc/>
    public void Append(string station, Entry entry) => last[station] = entry.Sequence;

    /// <inheritdoc/>
    public void WhenDurable(Action<HardwareFaultException?> then) => loop.Post(() => then(null));
}
