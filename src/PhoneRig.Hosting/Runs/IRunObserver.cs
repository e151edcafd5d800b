using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Runs;

/// <summary>Watches a run. Called on the rig's loop: return at once.</summary>
public interface IRunObserver
{
    /// <summary>The run is set up and about to begin.</summary>
    void Started(RunInfo run);

    /// <summary>An entry was added to a station's timeline.</summary>
    void Added(string station, Entry entry);

    /// <summary>The lamps as last looked at; null where a colour could not be told. Not part of the timeline.</summary>
    void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours);

    /// <summary>The person at a station is asked for something.</summary>
    void Asked(string station, Core.Ports.PersonRequest request);
}
