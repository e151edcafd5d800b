using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Runs;

/// <summary>Shows the answer to a request for a run to a run's observer.</summary>
/// <param name="observer">The observer.</param>
internal sealed class RunObserverSink(IRunObserver observer) : IControlSink
{
    /// <summary>The end; null while the run goes on.</summary>
    public ControlEnd? Ended { get; private set; }

    public void Tell(ControlEvent told)
    {
        switch (told)
        {
            case ControlEvent.Began(var run):
                observer.Started(run);
                break;
            case ControlEvent.Added(var station, var entry):
                observer.Added(station, entry);
                break;
            case ControlEvent.LampsSeen(var station, var lamps, var colours):
                observer.LampsSeen(station, lamps, colours);
                break;
            case ControlEvent.Asked(var station, var request):
                observer.Asked(station, request);
                break;
        }
    }

    public void End(ControlEnd end) => Ended = end;
}
