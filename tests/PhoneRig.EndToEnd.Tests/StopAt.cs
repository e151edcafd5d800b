using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Stops a run as soon as a fact of a kind is seen.</summary>
internal sealed class StopAt(CancellationTokenSource stop, Predicate<Fact> when) : IRunObserver
{
    public List<Fact> Facts { get; } = [];

    public RunSummary Run(RigConfig rig, double? speed = null)
    {
        var request = new RecoverRequest { RigFile = Rigs.SimulatedFile, Folder = Rigs.Folder, Speed = speed };
        return new RecoveryRun(request, this).Run(rig, stop.Token).Summary!;
    }

    public void Started(RunInfo run)
    {
    }

    public void Added(string station, Entry entry)
    {
        Facts.Add(entry.Fact);
        if (when(entry.Fact))
        {
            stop.Cancel();
        }
    }

    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours)
    {
    }

    public void Asked(string station, PersonRequest request)
    {
    }
}
