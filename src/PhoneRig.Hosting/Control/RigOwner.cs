using System.Collections.Immutable;
using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// Sees to it that one process owns a rig (design 1). A request goes to the rig's owner where there is one; else this process owns the rig until
/// the answer ends, and takes other processes' requests for as long.
/// </summary>
/// <param name="opening">The rig.</param>
/// <param name="verb">The verb that this process runs, for others to name it by.</param>
/// <param name="open">Opens the rig here.</param>
/// <param name="time">The wall clock.</param>
/// <param name="note">Takes sentences that a person should read and no program needs.</param>
public sealed class RigOwner(RigOpening opening, string verb, OpenRig open, TimeProvider time, Action<string> note)
{
    // A living owner says hello in milliseconds; one that is stopped or hung never does.
    private static readonly TimeSpan FirstWord = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Ctrl-C is how a watch ends: nothing else would.</summary>
    private static readonly ControlEnd WatchOver = new(ControlOutcome.Done, null, null, []);

    private static readonly ControlEnd Withdrawn = new(ControlOutcome.Stopped, "withdrawn before it began", null, []);

    private IOwnedRig? owned;

    /// <summary>
    /// How long an owner may go without a socket, by the real clock: one that has just begun has the lock and no socket yet, and one that
    /// ends has none any more. Default: 5 s.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What to add where the request goes to another owner: which options of this command line do not count then.</summary>
    public string Overruled { get; init; } = "";

    private RigHolder Self => RigHolder.Self(verb, time);

    /// <summary>Called once a request is under way, with where more can be asked of the rig meanwhile, from any thread. Default: nothing.</summary>
    public Action<IRigControl> Meanwhile { get; init; } = _ => { };

    /// <summary>Asks, and returns when the answer has ended.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="sink">Takes the answer's events, and its end too.</param>
    /// <param name="stop">Asks for a safe stop of what the request set going; ends a watch.</param>
    /// <exception cref="IOException">The rig's state folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not use it.</exception>
    /// <exception cref="Core.Ports.HardwareFaultException">A part of the rig is missing or failed.</exception>
    public ControlEnd Ask(ControlRequest request, IControlSink sink, CancellationToken stop)
    {
        var answer = new AnswerEnd(sink);
        if (opening.Computation)
        {
            using var rig = open(opening with { Owner = Self.Describe(time) });
            return Own(rig, server: null, request, answer, stop);
        }

        using var mine = Reach(out var connection, out var holder);
        return mine is not null ? Open(mine, (rig, server) => Own(rig, server, request, answer, stop))
            : connection is not null ? Through(connection, request, answer, stop)
            : Refuse(answer, holder);
    }

    /// <summary>Asks the owner, and returns when the answer has ended; null where nobody owns the rig.</summary>
    /// <inheritdoc cref="Ask"/>
    public ControlEnd? AskOwner(ControlRequest request, IControlSink sink, CancellationToken stop)
    {
        var answer = new AnswerEnd(sink);
        using var mine = Reach(out var connection, out var holder);
        return mine is not null ? null
            : connection is not null ? Through(connection, request, answer, stop)
            : Refuse(answer, holder);
    }

    /// <summary>Owns the rig until it is told to stop, for whoever asks.</summary>
    /// <param name="serving">Called once the rig takes requests, with what is real and what is not.</param>
    /// <param name="stop">Asks for the safe stop and the end.</param>
    /// <param name="supervise">Makes who watches over this process, once the rig's lock is held; null: nobody does.</param>
    /// <returns>"done", or "refused" where somebody else owns the rig.</returns>
    /// <inheritdoc cref="Ask" path="/exception"/>
    public ControlEnd Serve(Action<string> serving, CancellationToken stop, Func<ISupervisor>? supervise = null)
    {
        using var mine = RigLock.TryTake(opening.State, Self, out var holder);
        return mine is null
            ? new ControlEnd(ControlOutcome.Refused, Held(holder), null, [])
            : Open(mine, (rig, _) =>
            {
                using var supervisor = supervise?.Invoke() ?? new Supervisors([]);
                rig.Supervise(supervisor);
                serving(rig.Surroundings);
                using var stopping = stop.Register(() =>
                {
                    supervisor.Stopping();
                    rig.Shutdown(verb);
                });
                Run(rig, () => rig.Closed);
                return new ControlEnd(ControlOutcome.Done, null, null, []);
            });
    }

    /// <summary>Holds the rig's lock, without opening the rig, and acts.</summary>
    /// <param name="act">What to do while nobody else can own the rig.</param>
    /// <returns>Null once done; where somebody owns the rig, the words for it, and nothing was done.</returns>
    /// <inheritdoc cref="Ask" path="/exception"/>
    public string? WhileNobodyOwns(Action act)
    {
        using var mine = RigLock.TryTake(opening.State, Self, out var holder);
        if (mine is null)
        {
            return Held(holder);
        }

        act();
        return null;
    }

    /// <summary>Lets every key of the rig go, where this process owns it: for a process that ends at once. From any thread.</summary>
    public void ReleaseAtOnce() => Volatile.Read(ref owned)?.ReleaseAtOnce();

    /// <summary>The lock, or a connection to who has it; neither where the one who has it does not answer.</summary>
    private RigLock? Reach(out ControlConnection? connection, out RigHolder? holder)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            connection = null;
            if (RigLock.TryTake(opening.State, Self, out holder) is { } mine)
            {
                return mine;
            }

            connection = ControlConnection.TryOpen(opening.State.ControlSocket, FirstWord);
            if (connection is not null || time.GetElapsedTime(began) >= Patience)
            {
                return null;
            }

            Task.Delay(Pause, time).GetAwaiter().GetResult();
        }
    }

    private ControlEnd Open(RigLock mine, Func<IOwnedRig, ControlServer, ControlEnd> act)
    {
        RigSnapshot.Write(opening.State, opening.RigFile, opening.Folder);
        var owner = mine.Holder.Describe(time);
        using var rig = open(opening with { Owner = owner });
        Volatile.Write(ref owned, rig);
        if (rig.Notice is { } notice)
        {
            note(notice);
        }

        try
        {
            using var server = new ControlServer(opening.State.ControlSocket, rig, owner);
            return act(rig, server);
        }
        finally
        {
            Volatile.Write(ref owned, null);
        }
    }

    private ControlEnd Own(IOwnedRig rig, ControlServer? server, ControlRequest request, AnswerEnd answer, CancellationToken stop)
    {
        Volatile.Write(ref owned, rig);
        using var subscription = rig.Handle(request, answer);
        Meanwhile(rig);
        using (stop.Register(() => StopHere(rig, request, subscription, answer)))
        {
            Run(rig, () => answer.Value is not null);
            if (server is { Guests: > 0 })
            {
                note("others use the rig through this process, which ends when they are done; Ctrl-C stops them too");
                Run(rig, () => server.Guests == 0);
            }
        }

        rig.Shutdown(verb);
        Run(rig, () => rig.Closed);
        return answer.Value!;
    }

    private static void Run(IOwnedRig rig, Func<bool> done)
    {
        try
        {
            if (!rig.RunUntil(done))
            {
                throw new InvalidOperationException("nothing is left to happen on the rig, but the request has no answer yet");
            }
        }
        catch
        {
            rig.ReleaseAtOnce();
            throw;
        }
    }

    private ControlEnd Through(ControlConnection connection, ControlRequest request, AnswerEnd answer, CancellationToken stop)
    {
        using var asked = connection;
        if (connection.Hello.Protocol != ControlHello.Version)
        {
            answer.End(new ControlEnd(ControlOutcome.Refused, $"{connection.Hello.Owner} owns the rig {opening.Rig.Rig} and is of another version of phonerig: use the same, or end it first", null, []));
            return answer.Value!;
        }

        note($"through {connection.Hello.Owner}, which owns the rig {opening.Rig.Rig}{Overruled}");
        using var subscription = connection.Ask(request, answer);
        var owner = new ControlClient(opening.State.ControlSocket, FirstWord, $"{connection.Hello.Owner} does not answer any more: nothing is known of the stop");
        Meanwhile(owner);
        using var stopping = stop.Register(() => StopThere(owner, request, subscription, answer));
        return answer.Wait();
    }

    /// <summary>A run is stopped, and others' runs with it, since this process ends; its answer then ends as such. A watch ends here.</summary>
    private void StopHere(IOwnedRig rig, ControlRequest request, IDisposable subscription, AnswerEnd answer)
    {
        if (Stations(request) is not null)
        {
            rig.Handle(new ControlRequest.Stop([]) { By = request.By }, new StopFault(answer));
            return;
        }

        subscription.Dispose();
        answer.End(WatchOver);
        rig.Shutdown(verb);
    }

    /// <summary>What this request set going is stopped by who runs it, and nothing else of theirs.</summary>
    private static void StopThere(ControlClient owner, ControlRequest request, IDisposable subscription, AnswerEnd answer)
    {
        var waits = request is ControlRequest.Recover or ControlRequest.RunProcedure && !answer.HasBegun;
        if (!waits && Stations(request) is { } stations)
        {
            owner.Handle(new ControlRequest.Stop(stations) { By = request.By }, new StopFault(answer));
            return;
        }

        // Who waits for a busy station withdraws: to stop that station would stop somebody else's run.
        answer.End(waits ? Withdrawn : WatchOver);
        subscription.Dispose();
    }

    private static ImmutableArray<string>? Stations(ControlRequest request) => request switch
    {
        ControlRequest.Recover recover => recover.Stations,
        ControlRequest.RunProcedure run => [run.Station],
        ControlRequest.Power power => [power.Station],
        ControlRequest.Keys keys => [keys.Station],
        ControlRequest.Calibrate calibrate => [calibrate.Station],
        ControlRequest.BringUp bringUp => [bringUp.Station],
        _ => null,
    };

    private ControlEnd Refuse(AnswerEnd answer, RigHolder? holder)
    {
        answer.End(new ControlEnd(ControlOutcome.Refused, $"{Held(holder)}, and takes no requests there ({opening.State.ControlSocket}); end it first", null, []));
        return answer.Value!;
    }

    private string Held(RigHolder? holder) => $"the rig {opening.Rig.Rig} is held by {(holder ?? LockHolders.Stranger(process: null)).Describe(time)}";

    /// <summary>Of the answer to a stop only its failure matters: the run's own answer tells the rest.</summary>
    private sealed class StopFault(AnswerEnd run) : IControlSink
    {
        public void Tell(ControlEvent told)
        {
        }

        public void End(ControlEnd end)
        {
            if (end.Outcome is ControlOutcome.Refused or ControlOutcome.RigFault)
            {
                run.End(end);
            }
        }
    }
}
