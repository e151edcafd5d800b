using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.CommandLine;

/// <summary>A rig that can do one thing, recover, and then is over.</summary>
internal sealed class RecoveryOnly(RigOpening opening) : IOwnedRig
{
    private readonly CancellationTokenSource stop = new();
    private Action? work;

    public string Surroundings => "recoveries only";

    public bool Closed { get; private set; }

    public IDisposable Handle(ControlRequest request, IControlSink sink)
    {
        switch (request)
        {
            case ControlRequest.Recover recover:
                work = () => sink.End(Recover(recover, sink));
                break;
            case ControlRequest.Stop:
                stop.Cancel();
                sink.End(new ControlEnd(ControlOutcome.Done, null, null, []));
                break;
            default:
                sink.End(new ControlEnd(ControlOutcome.BadRequest, "this rig can recover and nothing else", null, []));
                break;
        }

        return new MemoryStream(0);
    }

    public bool RunUntil(Func<bool> done)
    {
        work?.Invoke();
        work = null;
        return done();
    }

    public void Shutdown(string by)
    {
        stop.Cancel();
        Closed = true;
    }

    public void ReleaseAtOnce()
    {
    }

    public void Dispose() => stop.Dispose();

    private ControlEnd Recover(ControlRequest.Recover recover, IControlSink sink)
    {
        var request = new RecoverRequest
        {
            RigFile = opening.RigFile,
            Folder = opening.Folder,
            Stations = recover.Stations,
            Playbook = recover.Playbook,
            Speed = opening.Speed,
            Seed = opening.Seed,
        };
        var result = new RecoveryRun(request, new Observer(sink)).Run(stop.Token);
        return result.Summary is { } summary
            ? new ControlEnd(ControlOutcome.Done, null, summary, [])
            : new ControlEnd(ControlOutcome.BadRequest, result.Refusal, null, result.Problems);
    }

    private sealed class Observer(IControlSink sink) : IRunObserver
    {
        public void Started(RunInfo run) => sink.Tell(new ControlEvent.Began(run));

        public void Added(string station, Core.Timeline.Entry entry) => sink.Tell(new ControlEvent.Added(station, entry));

        public void LampsSeen(string station, System.Collections.Immutable.ImmutableArray<Core.Phones.Lamp> lamps, System.Collections.Immutable.ImmutableArray<Core.Phones.LampColour?> colours) =>
            sink.Tell(new ControlEvent.LampsSeen(station, lamps, colours));

        public void Asked(string station, Core.Ports.PersonRequest request) => sink.Tell(new ControlEvent.Asked(station, request));
    }
}
