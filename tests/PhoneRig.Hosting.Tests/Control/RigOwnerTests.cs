using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Tests.Supervision;

namespace PhoneRig.Hosting.Tests.Control;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RigOwnerTests : IDisposable
{
    private static readonly ControlRequest Recover = new ControlRequest.Recover(["s1"], "recover", TimeSpan.FromMinutes(1)) { By = "pi@recover" };
    private static readonly ControlRequest Watch = new ControlRequest.Status(Follow: true) { By = "pi@status" };
    private static readonly ControlRequest Press = new ControlRequest.Keys("s1", KeyAction.Press, "1") { By = "pi@key" };

    private readonly TestFolder folder = new();
    private readonly List<string> notes = [];

    public void Dispose() => folder.Dispose();

    [Test]
    public void Where_nobody_owns_the_rig_this_process_does_and_lets_it_go_when_the_answer_has_ended()
    {
        var rig = new FakeRig { OnLoop = true };
        var heldMeanwhile = false;
        var owner = Owner(opening =>
        {
            Assert.That(opening.Owner, Does.StartWith("`phonerig recover` (process "));
            heldMeanwhile = RigLock.TryTake(folder.State, RigHolder.Self("x", TimeProvider.System), out _) is null;
            return rig;
        });

        var end = owner.Ask(Recover, new Listener(), CancellationToken.None);

        Assert.That(end, Is.EqualTo(FakeRig.Done));
        Assert.That(heldMeanwhile, Is.True);
        Assert.That((rig.Next().Request, rig.ShutDownBy, rig.Closed, rig.Disposed, rig.ReleasedAtOnce), Is.EqualTo((Recover, "recover", true, true, 0)));
        Assert.That(File.ReadAllText(folder.State.Snapshot), Is.EqualTo("rig: demo\n"));
        using var free = RigLock.TryTake(folder.State, RigHolder.Self("x", TimeProvider.System), out _);
        Assert.That(free, Is.Not.Null);
    }

    [Test]
    public void Where_somebody_owns_the_rig_the_request_goes_there()
    {
        using var mine = RigLock.TryTake(folder.State, RigHolder.Self("serve", TimeProvider.System), out _);
        var rig = new FakeRig();
        using var server = new ControlServer(folder.State.ControlSocket, rig, "`phonerig serve`");

        var end = Owner(_ => throw new InvalidOperationException("opened twice")).Ask(Recover, new Listener(), CancellationToken.None);

        Assert.That(end.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(ControlJson.Write(rig.Next().Request), Is.EqualTo(ControlJson.Write(Recover)));
        Assert.That(notes.Single(), Does.Contain("`phonerig serve`").And.Contains("demo").And.EndsWith("; its own --seed count"));
        Assert.That(File.Exists(folder.State.Snapshot), Is.False, "what is not applied here is no snapshot");
    }

    [Test]
    public void An_owner_that_does_not_answer_is_named_and_nothing_is_opened()
    {
        using var mine = RigLock.TryTake(folder.State, RigHolder.Self("serve", TimeProvider.System), out _);

        var listener = new Listener();
        var end = Owner(_ => throw new InvalidOperationException("opened twice")).Ask(Recover, listener, CancellationToken.None);

        Assert.That(end.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(end.Message, Does.StartWith($"the rig demo is held by `phonerig serve` (process {Environment.ProcessId}, user "));
        Assert.That(listener.End(), Is.SameAs(end));
    }

    [Test]
    public void Where_nobody_owns_the_rig_there_is_no_owner_to_ask()
    {
        Assert.That(Owner(_ => throw new InvalidOperationException("opened")).AskOwner(Watch, new Listener(), CancellationToken.None), Is.Null);
    }

    [Test]
    public void Virtual_time_is_a_computation_and_takes_no_lock()
    {
        using var mine = RigLock.TryTake(folder.State, RigHolder.Self("serve", TimeProvider.System), out _);
        var rig = new FakeRig { OnLoop = true };

        var end = Owner(_ => rig, speed: null).Ask(Recover, new Listener(), CancellationToken.None);

        Assert.That(end, Is.EqualTo(FakeRig.Done));
        Assert.That(File.Exists(folder.State.Snapshot), Is.False);
    }

    [Test]
    public void Who_watches_over_a_server_is_made_once_the_rig_is_held_hears_of_a_stop_and_of_the_end()
    {
        var rig = new FakeRig();
        var supervisor = new FakeSupervisor();
        using var stop = new CancellationTokenSource();

        var end = Owner(_ => rig).Serve(
            _ => stop.Cancel(),
            stop.Token,
            () =>
            {
                Assert.That(RigLock.TryTake(folder.State, RigHolder.Self("x", TimeProvider.System), out _), Is.Null, "held");
                return supervisor;
            });

        Assert.That(end, Is.EqualTo(FakeRig.Done));
        Assert.That(rig.Supervisor, Is.SameAs(supervisor));
        Assert.That(supervisor.Told, Is.EqualTo(new[] { "stopping", "ended" }));
    }

    [Test]
    public void Others_reach_a_rig_that_is_owned_for_one_command_and_it_stays_until_they_are_done()
    {
        var guest = new Listener();
        var rig = new FakeRig
        {
            OnLoop = true,
            Answer = (request, sink) =>
            {
                if (request is ControlRequest.Recover)
                {
                    new ControlClient(folder.State.ControlSocket, TimeSpan.FromSeconds(10), "nobody").Handle(Press, guest);
                }

                Held = request is ControlRequest.Keys ? sink : Held;
                HeldFirst = request is ControlRequest.Recover ? sink : HeldFirst;
                if (Held is not null && HeldFirst is not null)
                {
                    HeldFirst.End(FakeRig.Done);
                    Opened!.Post(() => Held.End(FakeRig.Done with { Message = "pressed" }));
                }
            },
        };
        Opened = rig;

        var end = Owner(_ => rig).Ask(Recover, new Listener(), CancellationToken.None);

        Assert.That(end, Is.EqualTo(FakeRig.Done));
        Assert.That(guest.End().Message, Is.EqualTo("pressed"));
        Assert.That(notes.Single(), Does.StartWith("others use the rig"));
    }

    [Test]
    public void A_stop_reaches_the_run_that_is_under_way_here()
    {
        using var stop = new CancellationTokenSource();
        IControlSink? run = null;
        var rig = new FakeRig
        {
            OnLoop = true,
            Answer = (request, sink) =>
            {
                if (request is ControlRequest.Stop)
                {
                    sink.End(FakeRig.Done);
                    run!.End(FakeRig.Done with { Outcome = ControlOutcome.Stopped });
                    return;
                }

                run = sink;
                stop.Cancel();
            },
        };

        Assert.That(Owner(_ => rig).Ask(Recover, new Listener(), stop.Token).Outcome, Is.EqualTo(ControlOutcome.Stopped));
        Assert.That(rig.Closed, Is.True);
    }

    [Test]
    public void A_stop_of_a_watch_is_its_end_and_stops_nothing()
    {
        using var stop = new CancellationTokenSource();
        var rig = new FakeRig { OnLoop = true, Answer = (_, _) => stop.Cancel() };

        Assert.That(Owner(_ => rig).Ask(Watch, new Listener(), stop.Token).Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(rig.Next().Request, Is.EqualTo(Watch));
        Assert.That(rig.WaitUntilLeft(), Is.True);
    }

    [Test]
    public void Who_still_waits_for_a_busy_station_withdraws_and_stops_nobody_else_s_run()
    {
        using var mine = RigLock.TryTake(folder.State, RigHolder.Self("serve", TimeProvider.System), out _);
        using var stop = new CancellationTokenSource();
        var rig = new FakeRig { Answer = (_, _) => stop.Cancel() };
        using var server = new ControlServer(folder.State.ControlSocket, rig, "serve");

        Assert.That(Owner(_ => rig).Ask(Recover, new Listener(), stop.Token).Outcome, Is.EqualTo(ControlOutcome.Stopped));
        Assert.That(rig.Next().Request, Is.InstanceOf<ControlRequest.Recover>());
        Assert.That(rig.WaitUntilLeft(), Is.True);
    }

    [Test]
    public void A_fault_of_the_rig_releases_every_key_before_anything_else()
    {
        var rig = new FakeRig { OnLoop = true, Answer = (_, _) => throw new InvalidOperationException("oh no") };

        Assert.That(() => Owner(_ => rig).Ask(Recover, new Listener(), CancellationToken.None), Throws.InvalidOperationException.With.Message.EqualTo("oh no"));
        Assert.That((rig.ReleasedAtOnce, rig.Disposed), Is.EqualTo((1, true)));
        Assert.That(File.Exists(folder.State.ControlSocket), Is.False);
    }

    [Test]
    public void A_process_that_ends_at_once_releases_the_keys_of_its_rig_and_of_no_other()
    {
        var rig = new FakeRig { OnLoop = true, Answer = (_, sink) => { Current!.ReleaseAtOnce(); sink.End(FakeRig.Done); } };
        Current = Owner(_ => rig);
        Current.Ask(Recover, new Listener(), CancellationToken.None);
        Current.ReleaseAtOnce();

        Assert.That(rig.ReleasedAtOnce, Is.EqualTo(1));
    }

    [Test]
    public void Serving_goes_on_until_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var rig = new FakeRig { OnLoop = true };
        var answered = new Listener();

        var end = Owner(_ => rig).Serve(
            surroundings =>
            {
                Assert.That(surroundings, Is.EqualTo("a fake"));
                rig.Post(() => new ControlClient(folder.State.ControlSocket, TimeSpan.FromSeconds(10), "nobody").Handle(Press, new StopsAfter(stop, answered)));
            },
            stop.Token);

        Assert.That(end.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(answered.End().Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(File.Exists(folder.State.Snapshot), Is.True);
    }

    [Test]
    public void Only_one_can_serve_a_rig()
    {
        using var mine = RigLock.TryTake(folder.State, RigHolder.Self("recover", TimeProvider.System), out _);

        var end = Owner(_ => throw new InvalidOperationException("opened twice")).Serve(_ => { }, CancellationToken.None);

        Assert.That(end, Has.Property("Outcome").EqualTo(ControlOutcome.Refused).And.Property("Message").Contains("`phonerig recover`"));
    }

    private IControlSink? Held { get; set; }

    private IControlSink? HeldFirst { get; set; }

    private FakeRig? Opened { get; set; }

    private RigOwner? Current { get; set; }

    private RigOwner Owner(OpenRig open, double? speed = 20)
    {
        var file = folder.Path("demo.yaml");
        File.WriteAllText(file, "rig: demo\n");
        var config = new RigConfig
        {
            Rig = "demo",
            Simulated = true,
            Network = new NetworkConfig { Interface = "lo", Address = "10.0.0.1/24", LeaseFrom = "10.0.0.2", LeaseTo = "10.0.0.3" },
            Firmware = new FirmwareConfig(),
            Stations = ImmutableDictionary<string, StationConfig>.Empty,
        };
        var opening = new RigOpening { Rig = config, RigFile = file, Folder = new ConfigFolder(folder.State.Folder), State = folder.State, Speed = speed };
        return new RigOwner(opening, "recover", open, TimeProvider.System, notes.Add) { Patience = TimeSpan.Zero, Overruled = "; its own --seed count" };
    }

    private sealed class StopsAfter(CancellationTokenSource stop, Listener to) : IControlSink
    {
        public void Tell(ControlEvent told) => to.Tell(told);

        public void End(ControlEnd end)
        {
            ((IControlSink)to).End(end);
            stop.Cancel();
        }
    }
}
