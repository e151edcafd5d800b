using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Does by hand what people ask for: power and keys, through the same gate as runs, and only where no run has the station. Lives on the rig's loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="stations">The stations.</param>
internal sealed class HandRequests(IEventLoop loop, StationFeed feed, IReadOnlyCollection<LiveStation> stations)
{
    /// <summary>How long a key is held where nobody says: our choice: long enough to see the phone take it.</summary>
    private static readonly TimeSpan UsualHold = TimeSpan.FromSeconds(10);

    /// <summary>How long a power cycle waits to hear whether off is off before it goes on without: longer than any model's window for it.</summary>
    private static readonly TimeSpan ProveOff = TimeSpan.FromSeconds(30);

    private bool closing;

    private event Action? Closing;

    /// <summary>Cuts short what is under way: typing ends, a cycle goes straight to its power-on.</summary>
    public void Close()
    {
        closing = true;
        Closing?.Invoke();
    }

    public void Power(LiveStation station, ControlRequest.Power request, Reply reply)
    {
        switch (request.Action)
        {
            case PowerAction.Get:
                var on = station.Status().PowerOn;
                reply.End(ControlOutcome.Done, on switch { true => "on", false => "off", null => "unknown: the relay cannot say, and the rig has not switched it yet" });
                break;
            case PowerAction.Cycle:
                Take(station, $"power cycle, asked by {request.By}", reply, end => Cycle(station, request, end));
                break;
            default:
                var switched = new Deed.SwitchPower(request.Action == PowerAction.On);
                Take(station, $"power, asked by {request.By}", reply, end => station.Do(switched, request.By, request.ForcedBy, ended => end(ended)));
                break;
        }
    }

    public void Keys(LiveStation station, ControlRequest.Keys request, Reply reply)
    {
        if (WrongKey(station, request) is { } wrong)
        {
            reply.End(ControlOutcome.BadRequest, wrong);
            return;
        }

        var key = new Key(request.Pressed);
        switch (request.Action)
        {
            case KeyAction.Release:
                // Letting go is always possible.
                station.Do(new Deed.ReleaseKey(key), request.By, null, ended => End(reply, ended));
                break;
            case KeyAction.Hold:
                var hold = new Deed.HoldKey(key, request.For ?? UsualHold);
                Take(station, $"key {key}, asked by {request.By}", reply, end => station.Do(hold, request.By, null, ended => end(ended)));
                break;
            default:
                var keys = request.Action == KeyAction.Type ? request.Pressed.Select(c => new Key(c.ToString())).ToArray() : [key];
                Take(station, $"keys, asked by {request.By}", reply, end => Type(station, request, keys, 0, end));
                break;
        }
    }

    /// <summary>Lets every key of every station go, whoever holds it.</summary>
    public void Release(string by, Reply reply)
    {
        var releases = stations.ToDictionary(
            station => station.Name,
            station => new KeyRelease(station.Name, station.Wiring.Keypad.HasFingers(), $"it did not answer within {DeedGate.Patience.TotalSeconds:0} s: check the wiring and the buses"),
            StringComparer.Ordinal);
        var left = stations.Count;
        foreach (var station in stations)
        {
            station.ReleaseKeys($"every key was let go, asked by {by}", fault =>
            {
                releases[station.Name] = releases[station.Name] with { Fault = fault?.Message };
                if (--left == 0)
                {
                    End();
                }
            });
            station.Append(new Notice($"every key let go, asked by {by}"));
        }

        var bound = loop.Schedule(loop.Uptime + DeedGate.Patience, End);
        reply.WhenOver(bound.Dispose);

        void End()
        {
            var end = KeyRelease.End(releases.Values);
            reply.End(end.Outcome, end.Message);
        }
    }

    /// <summary>What is wrong with the keys that are asked for; null for nothing.</summary>
    private static string? WrongKey(LiveStation station, ControlRequest.Keys request)
    {
        if (!station.Wiring.Keypad.HasFingers())
        {
            return $"station {station.Name} has no fingers: set `keypad` in the rig file";
        }

        var known = station.Wiring.Station.Keypad.Keys;
        var wanted = request.Action == KeyAction.Type ? request.Pressed.Select(key => key.ToString()) : [request.Pressed];
        return request.Pressed.Length == 0
            ? $"which key? {NearestWord.Hint("", known.Keys)}"
            : wanted.FirstOrDefault(key => !known.ContainsKey(key)) is { } unknown
                ? $"station {station.Name} has no finger on a key \"{unknown}\"; {NearestWord.Hint(unknown, known.Keys)}"
                : null;
    }

    private static void Take(LiveStation station, string what, Reply reply, Action<Action<DeedEnded>> go)
    {
        if (station.HeldBy is not null)
        {
            reply.End(ControlOutcome.Refused, RunDesk.Busy(station));
            return;
        }

        station.Occupy(what);
        go(ended =>
        {
            station.Vacate();
            End(reply, ended);
        });
    }

    /// <summary>Ends an answer as its deed ended.</summary>
    public static void End(Reply reply, DeedEnded ended)
    {
        var (outcome, message) = ended switch
        {
            DeedRefused refused => (ControlOutcome.Refused, $"refused by the {refused.Interlock} interlock: {refused.Reason}{(refused.Until is { } until ? $" (until {FactWords.Moment(until)} of rig time at the latest)" : "")}"),
            DeedFailed failed => (ControlOutcome.RigFault, $"{failed.Part}: {failed.Reason}"),
            DeedCancelled cancelled => (ControlOutcome.Stopped, $"called off: {cancelled.Reason}"),
            _ => (ControlOutcome.Done, FactWords.Describe(ended)),
        };
        reply.End(outcome, message);
    }

    private void Type(LiveStation station, ControlRequest.Keys request, Key[] keys, int index, Action<DeedEnded> end)
    {
        var press = request.For ?? Typical(station.Model, "press", TimeSpan.FromMilliseconds(200));
        station.Do(new Deed.PressKey(keys[index], press), request.By, null, ended =>
        {
            if (ended is not KeyPressed || index == keys.Length - 1)
            {
                end(ended);
            }
            else if (closing)
            {
                end(new DeedCancelled(ended.Deed, "the rig is shut down"));
            }
            else
            {
                loop.Schedule(loop.Uptime + Typical(station.Model, "gap", TimeSpan.FromMilliseconds(300)), () => Type(station, request, keys, index + 1, end));
            }
        });
    }

    /// <summary>A timing of the model; else by facts 9: presses of 100 to 300 ms, 200 to 400 ms between two.</summary>
    private static TimeSpan Typical(PhoneModel model, string name, TimeSpan otherwise) =>
        model.Timings.TryGetValue(name, out var timing) ? timing.Typical : otherwise;

    private void Cycle(LiveStation station, ControlRequest.Power request, Action<DeedEnded> end) =>
        station.Do(new Deed.SwitchPower(On: false), request.By, request.ForcedBy, off =>
        {
            if (off is not (PowerSwitched or PersonAsked))
            {
                end(off);
                return;
            }

            IDisposable? bound = null;
            var done = false;

            void Watch(string name, Entry entry)
            {
                if (name == station.Name && entry.Fact is OffProven or OffDisproven)
                {
                    Go();
                }
            }

            void Go()
            {
                if (done)
                {
                    return;
                }

                done = true;
                feed.Added -= Watch;
                Closing -= Go;
                bound?.Dispose();
                station.Do(new Deed.SwitchPower(On: true), request.By, null, end);
            }

            feed.Added += Watch;
            Closing += Go;
            bound = loop.Schedule(loop.Uptime + ProveOff, Go);
            if (closing || station.OffProven)
            {
                // It was off already, and that was said before.
                Go();
            }
        });
}
