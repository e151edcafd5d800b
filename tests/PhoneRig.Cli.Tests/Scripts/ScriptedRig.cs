using System.Collections.Concurrent;
using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>Plays a recovery.</summary>
internal delegate RecoverResult PlayRecovery(RecoverRequest request, IRunObserver observer, CancellationToken stop);

/// <summary>A rig that plays recoveries, answers all else as it is told to, and keeps what it was asked.</summary>
internal sealed class ScriptedRig(TestHost host, RigOpening opening) : IOwnedRig
{
    private readonly BlockingCollection<Action> loop = [];
    private readonly CancellationTokenSource stop = new();

    public RigOpening Opening => opening;

    public string Surroundings => "a script";

    public string? Notice => host.Notice;

    public bool Closed { get; private set; }

    public int ReleasedAtOnce { get; private set; }

    public string? ShutDownBy { get; private set; }

    public bool Disposed { get; private set; }

    public IDisposable Handle(ControlRequest request, IControlSink sink)
    {
        host.Asked.Enqueue(request);
        if (request is ControlRequest.Stop)
        {
            stop.Cancel();
        }

        loop.Add(() =>
        {
            if (request is ControlRequest.Recover recover)
            {
                sink.End(Recover(recover, sink));
            }
            else
            {
                host.Answer(request, sink);
            }
        });
        return new MemoryStream(0);
    }

    public bool RunUntil(Func<bool> done)
    {
        while (!done())
        {
            loop.Take()();
        }

        return true;
    }

    public void Supervise(ISupervisor supervisor) => loop.Add(() => supervisor.Ready("a script"));

    public void Shutdown(string by) => loop.Add(() => (ShutDownBy, Closed) = (by, true));

    public void ReleaseAtOnce() => ReleasedAtOnce++;

    public void Dispose()
    {
        Disposed = true;
        stop.Dispose();
    }

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
        host.Requested = request;
        var result = host.Recover(request, new Observer(sink), stop.Token);
        return result.Summary is { } summary
            ? new ControlEnd(ControlOutcome.Done, null, summary, [])
            : new ControlEnd(ControlOutcome.BadRequest, result.Refusal, null, result.Problems);
    }

    private sealed class Observer(IControlSink sink) : IRunObserver
    {
        public void Started(RunInfo run) => sink.Tell(new ControlEvent.Began(run));

        public void Added(string station, Entry entry) => sink.Tell(new ControlEvent.Added(station, entry));

        public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) =>
            sink.Tell(new ControlEvent.LampsSeen(station, lamps, colours));

        public void Asked(string station, PersonRequest request) => sink.Tell(new ControlEvent.Asked(station, request));
    }
}
