using System.Collections.Immutable;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>Folds a script up to a moment.</summary>
internal sealed class Folded : IRunObserver
{
    public Folded(Script script, double until)
    {
        Display = RunDisplay.Of(script.Run);
        foreach (var (_, tell) in script.Acts.TakeWhile(act => act.At <= TimeSpan.FromSeconds(until)))
        {
            tell(this);
        }
    }

    public RunDisplay Display { get; private set; }

    public void Started(RunInfo run)
    {
    }

    public void Added(string station, Entry entry) => Display = Display.With(station, entry);

    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) => Display = Display.WithLamps(station, lamps, colours);

    public void Asked(string station, PersonRequest request)
    {
    }
}
