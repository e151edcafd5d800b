using System.Collections.ObjectModel;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Ports;

/// <summary>
/// Where timelines are kept. Called on the rig's loop, and never blocks it: entries are taken at once and become durable in groups,
/// in the order they came, whichever station they are of (design section 4).
/// </summary>
public interface IJournal
{
    /// <summary>The sequence that a station's next entry gets: one more than its last, for ever.</summary>
    /// <param name="station">The station's name.</param>
    long NextSequence(string station);

    /// <summary>Takes an entry.</summary>
    /// <param name="station">The station's name.</param>
    /// <param name="entry">The entry; its sequence is <see cref="NextSequence"/>'s.</param>
    void Append(string station, Entry entry);

    /// <summary>How often a station's relay has opened since it was first used, entries that are kept no more included; 0 where nothing is kept.</summary>
    /// <param name="station">The station's name.</param>
    long RelayOpenings(string station) => 0;

    /// <summary>How often each key of a station was pushed down since it was first used, in the same way; empty where nothing is kept.</summary>
    /// <param name="station">The station's name.</param>
    IReadOnlyDictionary<string, long> KeyStrokes(string station) => ReadOnlyDictionary<string, long>.Empty;

    /// <summary>Whether a run of this id was ever begun, in this process or before it: a wall clock may go back. False where nothing is kept.</summary>
    /// <param name="id">The run's id.</param>
    bool HasRun(string id) => false;

    /// <summary>Runs <paramref name="then"/> on the loop once all that was appended before is durable, or with what keeps it from becoming so. Calls come back in order.</summary>
    void WhenDurable(Action<HardwareFaultException?> then);
}
