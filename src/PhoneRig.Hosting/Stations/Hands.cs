using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Does a station's deeds and reports how each ended. A press brings its own release and a hold its own bound: neither needs a
/// decider any more once it has begun.
/// </summary>
/// <param name="station">The station.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Moves power and keys.</param>
/// <param name="writer">Writes to the console: a line that takes its second must not hold up a release.</param>
/// <param name="power">The relay.</param>
/// <param name="keypad">The fingers; null for none.</param>
/// <param name="person">The person at the station.</param>
/// <param name="console">The open console line; null while there is none.</param>
/// <param name="settled">Called whenever a part has stopped moving.</param>
/// <param name="report">Takes the ends of deeds, and faults outside any.</param>
internal sealed class Hands(
    string station,
    IEventLoop loop,
    IEdgeExecutor executor,
    IEdgeExecutor writer,
    IPowerSwitch power,
    IKeypad? keypad,
    IPerson person,
    Func<ISerialLine?> console,
    Action settled,
    Action<Fact> report)
{
    private readonly Dictionary<Key, (long Number, IDisposable Bound)> holds = [];
    private readonly HashSet<Press> presses = [];
    private int underWay;

    /// <summary>True while nothing is being moved and no key is down.</summary>
    public bool Idle => underWay == 0 && holds.Count == 0 && presses.Count == 0;

    /// <summary>Calls back once all that was given before is done; moves nothing, and is no deed.</summary>
    public void Ask(Action answered) => executor.Run(() => { }, _ => answered());

    /// <summary>Asks the relay how it is and reports that; nothing moves.</summary>
    public void Adopt()
    {
        bool? on = null;
        Run(() => on = power.ReadBack(), fault =>
        {
            ReportIf(fault);
            report(new PowerAdopted(on));
        });
    }

    /// <summary>Lets every key go and puts the phone on hook, whatever was under way; then each deed that this cut short tells its end.</summary>
    /// <param name="done">Told the fault, or null, once every key is up; at once where there are no fingers.</param>
    public void ReleaseAll(Action<Exception?>? done = null)
    {
        if (keypad is null)
        {
            done?.Invoke(null);
            return;
        }

        Run(keypad.ReleaseAll, fault =>
        {
            ReportIf(fault);
            done?.Invoke(fault);
        });
        foreach (var press in presses.ToArray())
        {
            LetGo(press);
        }

        foreach (var (key, hold) in holds)
        {
            hold.Bound.Dispose();
            Do(hold.Number, () => Keypad().SetDown(key, down: false), new KeyReleased(hold.Number, key));
        }

        holds.Clear();
    }

    public void Execute(long number, Deed deed)
    {
        switch (deed)
        {
            case Deed.SwitchPower(var on):
                Do(number, () => power.Switch(on), new PowerSwitched(number, on));
                break;
            case Deed.PressKey(var key, var time):
                PressDown(number, key, time);
                break;
            case Deed.HoldKey(var key, var atMost):
                Hold(number, key, atMost);
                break;
            case Deed.ReleaseKey(var key):
                Release(number, key);
                break;
            case Deed.MoveHook(var offHook):
                Do(number, () => Keypad().SetHook(offHook), new HookMoved(number, offHook));
                break;
            case Deed.SendConsole(var text):
                Do(number, () => Send(text), new ConsoleSent(number, text), writer);
                break;
            case Deed.AskPerson(var request):
                person.Ask(station, request);
                report(new PersonAsked(number, request));
                break;
            default:
                throw new InvalidOperationException($"no hand for {deed}");
        }
    }

    private void PressDown(long number, Key key, TimeSpan time)
    {
        var press = new Press(number, key);
        presses.Add(press);
        Run(
            () =>
            {
                Keypad().SetDown(key, down: true);
                press.DownAt = loop.Uptime;
            },
            fault =>
            {
                press.Fault = fault;
                if (!presses.Contains(press))
                {
                    return; // let go meanwhile: that release is on its way and tells how the press ended
                }

                if (fault is not null)
                {
                    // It may be down all the same: a bus can fail after the chip took the order.
                    LetGo(press);
                    return;
                }

                // From when the key went down, not from when the loop heard of it: a busy loop must not stretch the press.
                press.Release = loop.Schedule(press.DownAt + time, () => LetGo(press));
            });
    }

    private void LetGo(Press press)
    {
        presses.Remove(press);
        press.Release?.Dispose();
        var upAt = loop.Uptime;
        Run(
            () =>
            {
                Keypad().SetDown(press.Key, down: false);
                upAt = loop.Uptime;
            },
            fault =>
            {
                if ((press.Fault ?? fault) is { } failed)
                {
                    Fail(press.Number, failed);
                }
                else
                {
                    report(new KeyPressed(press.Number, press.Key, upAt - press.DownAt));
                }
            });
    }

    private void Hold(long number, Key key, TimeSpan atMost)
    {
        Forget(key);

        // The bound runs from before the press, so that a slow bus cannot stretch it.
        holds[key] = (number, loop.Schedule(loop.Uptime + atMost, () =>
        {
            holds.Remove(key);
            Do(number, () => Keypad().SetDown(key, down: false), new KeyReleased(number, key));
        }));
        Run(() => Keypad().SetDown(key, down: true), fault =>
        {
            if (fault is null)
            {
                report(new KeyHeld(number, key));
                return;
            }

            if (holds.TryGetValue(key, out var hold) && hold.Number == number)
            {
                // As with a press, it may be down all the same.
                Forget(key);
                Run(() => Keypad().SetDown(key, down: false), _ => Fail(number, fault));
            }
            else
            {
                Fail(number, fault);
            }
        });
    }

    private void Release(long number, Key key)
    {
        Forget(key);
        Do(number, () => Keypad().SetDown(key, down: false), new KeyReleased(number, key));
    }

    private void Forget(Key key)
    {
        if (holds.Remove(key, out var hold))
        {
            hold.Bound.Dispose();
        }
    }

    private IKeypad Keypad() => keypad ?? throw new HardwareFaultException("keypad", "this station presses no keys: set `keypad` in the rig file");

    private void Send(string text)
    {
        var line = console() ?? throw new HardwareFaultException("console", "it is not open: check its cable and port");
        line.Write(System.Text.Encoding.ASCII.GetBytes(text));
    }

    private void Do(long number, Action work, DeedEnded end, IEdgeExecutor? by = null) => Run(
        work,
        fault =>
        {
            if (fault is null)
            {
                report(end);
            }
            else
            {
                Fail(number, fault);
            }
        },
        by);

    private void Run(Action work, Action<Exception?> done, IEdgeExecutor? by = null)
    {
        underWay++;
        (by ?? executor).Run(work, fault =>
        {
            underWay--;
            done(fault);
            settled();
        });
    }

    private void Fail(long number, Exception fault)
    {
        var (part, reason) = Describe(fault);
        report(new DeedFailed(number, part, reason));
    }

    private void ReportIf(Exception? fault)
    {
        if (fault is not null)
        {
            var (part, reason) = Describe(fault);
            report(new RigFault(part, reason));
        }
    }

    private static (string Part, string Reason) Describe(Exception fault) =>
        fault is HardwareFaultException known ? (known.Part, known.Reason) : ("driver", $"{fault.GetType().Name}: {fault.Message}");

    /// <summary>A press that is not yet told to end.</summary>
    private sealed class Press(long number, Key key)
    {
        public long Number => number;

        public Key Key => key;

        /// <summary>When the key went down; written by the executor before the loop hears of it.</summary>
        public TimeSpan DownAt { get; set; }

        public Exception? Fault { get; set; }

        public IDisposable? Release { get; set; }
    }
}
