using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Benchmarks.RigTime;

/// <summary>Watches nothing.</summary>
internal sealed class NobodyWatches : IRunObserver
{
    public void Started(RunInfo run)
    {
    }

    public void Added(string station, Entry entry)
    {
    }

    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours)
    {
    }

    public void Asked(string station, PersonRequest request)
    {
    }
}
