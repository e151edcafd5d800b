using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Does a station's deeds and reports how each ended. A press brings its own release and a hold its own bound: neither needs a
/// decider any more once it has begun.
/// </summary>
internal sealed class Hands(
    string station,
    IEventLoop loop,
    IEdgeExecutor executor,
    IPowerSwitch power,
    IKeypad? keypad,
    IPerson person,
    Func<ISerialLine?> console,
    Action<Fact> report)
{
    private readonly Dictionary<Key, IDisposable> holds = [];
    private int underWay;

    /// <summary>True while nothing is being moved and no key is down.</summary>
    public bool Idle => underWay == 0 && holds.Count == 0;

    /// <summary>Lets every key go and puts the phone on hook, whatever was under way.</summary>
    public void ReleaseAll()
    {
        foreach (var hold in holds.Values)
        {
            hold.Dispose();
        }

        holds.Clear();
        if (keypad is not null)
        {
            Run(keypad.ReleaseAll, fault => ReportIf(fault));
        }
    }

    public void Execute(long number, Deed deed)
    {
        switch (deed)
        {
            case Deed.SwitchPower(var on):
                Do(number, () => power.Switch(on), new PowerSwitched(number, on));
                break;
            case Deed.PressKey(var key, var time):
                Press(number, key, time);
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
                Do(number, () => Send(text), new ConsoleSent(number, text));
                break;
            case Deed.AskPerson(var request):
                person.Ask(station, request);
                report(new PersonAsked(number, request));
                break;
            default:
                throw new InvalidOperationException($"no hand for {deed}");
        }
    }

    private void Press(long number, Key key, TimeSpan time) => Run(
        () => Keypad().SetDown(key, down: true),
        fault =>
        {
            if (fault is not null)
            {
                // It may be down all the same: a bus can fail after the chip took the order.
                Run(() => Keypad().SetDown(key, down: false), _ => Fail(number, fault));
                return;
            }

            underWay++;
            loop.Schedule(loop.Uptime + time, () =>
            {
                underWay--;
                Do(number, () => Keypad().SetDown(key, down: false), new KeyPressed(number, key, time));
            });
        });

    private void Hold(long number, Key key, TimeSpan atMost)
    {
        // The bound runs from before the press, so that a slow bus cannot stretch it.
        holds[key] = loop.Schedule(loop.Uptime + atMost, () =>
        {
            holds.Remove(key);
            Do(number, () => Keypad().SetDown(key, down: false), new KeyReleased(number, key));
        });
        Do(number, () => Keypad().SetDown(key, down: true), new KeyHeld(number, key));
    }

    private void Release(long number, Key key)
    {
        if (holds.Remove(key, out var hold))
        {
            hold.Dispose();
        }

        Do(number, () => Keypad().SetDown(key, down: false), new KeyReleased(number, key));
    }

    private IKeypad Keypad() => keypad ?? throw new HardwareFaultException("keypad", "this station presses no keys: set `keypad` in the rig file");

    private void Send(string text)
    {
        var line = console() ?? throw new HardwareFaultException("console", "it is not open: check its cable and port");
        line.Write(System.Text.Encoding.ASCII.GetBytes(text));
    }

    private void Do(long number, Action work, DeedEnded end) => Run(work, fault =>
    {
        if (fault is null)
        {
            report(end);
        }
        else
        {
            Fail(number, fault);
        }
    });

    private void Run(Action work, Action<Exception?> done)
    {
        underWay++;
        executor.Run(work, fault =>
        {
            underWay--;
            done(fault);
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
}
