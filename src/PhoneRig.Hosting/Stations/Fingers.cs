using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Presses and holds a station's keys. A press brings its own release and a hold its own bound, and both, where the finger is a solenoid, the moment from
/// which it is held with less: none needs a decider any more once it has begun.
/// </summary>
/// <param name="loop">The rig's loop.</param>
/// <param name="keypad">The fingers; null for none.</param>
/// <param name="work">Moves them and tells how it ended.</param>
internal sealed class Fingers(IEventLoop loop, IKeypad? keypad, PartWork work)
{
    private readonly Dictionary<Key, HeldKey> holds = [];
    private readonly HashSet<PressedKey> presses = [];
    private IDisposable? easingHook;

    /// <summary>True while nothing is being moved and no key is down.</summary>
    public bool Idle => work.Idle && holds.Count == 0 && presses.Count == 0;

    /// <summary>Lets every key go and puts the phone on hook, whatever was under way; then each deed that this cut short tells its end.</summary>
    /// <param name="done">Told the fault, or null, once every key is up; at once where there are no fingers.</param>
    public void ReleaseAll(Action<Exception?>? done = null)
    {
        if (keypad is null)
        {
            done?.Invoke(null);
            return;
        }

        work.Run(keypad.ReleaseAll, fault =>
        {
            work.ReportIf(fault);
            done?.Invoke(fault);
        });
        foreach (var press in presses.ToArray())
        {
            LetGo(press);
        }

        easingHook?.Dispose();
        foreach (var (key, hold) in holds)
        {
            hold.Forget();
            work.Do(hold.Number, () => Keypad().SetDown(key, down: false), new KeyReleased(hold.Number, key));
        }

        holds.Clear();
    }

    /// <summary>Presses a key and lets it go.</summary>
    public void Press(long number, Key key, TimeSpan time)
    {
        var press = new PressedKey(number, key);
        presses.Add(press);
        work.Run(
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
                press.Easing = Ease(Keypad().EaseAfter(key), press.DownAt, () => Keypad().Ease(key), unheld =>
                {
                    if (presses.Contains(press))
                    {
                        press.Fault = unheld;
                        LetGo(press);
                    }
                });
            });
    }

    private void LetGo(PressedKey press)
    {
        presses.Remove(press);
        press.Forget();
        var upAt = loop.Uptime;
        work.Run(
            () =>
            {
                Keypad().SetDown(press.Key, down: false);
                upAt = loop.Uptime;
            },
            fault =>
            {
                if ((press.Fault ?? fault) is { } failed)
                {
                    work.Fail(press.Number, failed);
                }
                else
                {
                    work.Report(new KeyPressed(press.Number, press.Key, upAt - press.DownAt));
                }
            });
    }

    /// <summary>Holds a key, for some time at the most.</summary>
    public void Hold(long number, Key key, TimeSpan atMost)
    {
        Forget(key);

        // The bound runs from before the press, so that a slow bus cannot stretch it.
        var bound = loop.Schedule(loop.Uptime + atMost, () => Release(number, key));
        holds[key] = new HeldKey(number, bound);
        var downAt = loop.Uptime;
        work.Run(() =>
        {
            Keypad().SetDown(key, down: true);
            downAt = loop.Uptime;
        }, fault =>
        {
            if (fault is null)
            {
                work.Report(new KeyHeld(number, key));
                if (holds.TryGetValue(key, out var held) && held.Number == number)
                {
                    held.Easing = Ease(Keypad().EaseAfter(key), downAt, () => Keypad().Ease(key), unheld =>
                    {
                        work.ReportIf(unheld);
                        if (holds.TryGetValue(key, out var warm) && warm.Number == number)
                        {
                            Release(number, key);
                        }
                    });
                }

                return;
            }

            if (holds.TryGetValue(key, out var hold) && hold.Number == number)
            {
                // As with a press, it may be down all the same.
                Forget(key);
                work.Run(() => Keypad().SetDown(key, down: false), _ => work.Fail(number, fault));
            }
            else
            {
                work.Fail(number, fault);
            }
        });
    }

    /// <summary>Lets a key go.</summary>
    public void Release(long number, Key key)
    {
        Forget(key);
        work.Do(number, () => Keypad().SetDown(key, down: false), new KeyReleased(number, key));
    }

    private void Forget(Key key)
    {
        if (holds.Remove(key, out var hold))
        {
            hold.Forget();
        }
    }

    /// <summary>Lifts the receiver or puts it back.</summary>
    public void MoveHook(long number, bool offHook)
    {
        easingHook?.Dispose();
        var movedAt = loop.Uptime;
        work.Run(() =>
        {
            Keypad().SetHook(offHook);
            movedAt = loop.Uptime;
        }, fault =>
        {
            if (fault is not null)
            {
                work.Fail(number, fault);
                return;
            }

            work.Report(new HookMoved(number, offHook));
            if (offHook)
            {
                easingHook = Ease(Keypad().EaseHookAfter, movedAt, Keypad().EaseHook, warm =>
                {
                    work.ReportIf(warm);
                    work.Run(() => Keypad().SetHook(offHook: false), work.ReportIf);
                });
            }
        });
    }

    /// <summary>
    /// A solenoid's second half: from then on it is held with less. It is due on this loop, whose health is also what keeps the actuators' supply on: a loop
    /// that does not come to it drops the coil. Where the part does not take the order the key is let go at once.
    /// </summary>
    private IDisposable? Ease(TimeSpan? after, TimeSpan downAt, Action ease, Action<Exception> failed) => after is not { } time
        ? null
        : loop.Schedule(downAt + time, () => work.Run(ease, fault =>
        {
            if (fault is not null)
            {
                failed(fault);
            }
        }));

    private IKeypad Keypad() => keypad ?? throw new HardwareFaultException("keypad", "this station presses no keys: set `keypad` in the rig file");
}
