using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>
/// Each key reaches the phone, and no other: the console echoes it while the phone waits for its reset code (facts 0.1). Each start is one pass of <see cref="KeyPasses"/>; a key is typed
/// only after the one before was echoed, and the first wrong or missing echo ends it all, so that no code can come about.
/// </summary>
/// <param name="bench">The station, with a phone that works.</param>
internal sealed class KeyEchoStep(Workbench bench) : IBringUpStep
{
    /// <summary>The phone prints 16 characters in 17 ms; the rest is its own and the reader's.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(2);

    /// <summary>How long the interlocks may let a power cut wait, while the phone may be writing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<string> proven = [];

    public string Name => "keys";

    public string ToDo => "press each key, one by one, in starts with # held, and see the console echo it; never a code, and nothing is erased";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end)
    {
        var keys = bench.Wired.Keypad.Keys;
        if (!bench.Wired.Keypad.Kind.HasFingers())
        {
            end(StepEnd.Skipped("the station has no fingers of its own"));
        }
        else if (bench.Wired.Power.By == PowerBy.Manual)
        {
            end(StepEnd.Skipped("a held # needs a power that the rig switches itself and proves off"));
        }
        else if (!bench.Station.Wiring.HasConsole)
        {
            end(StepEnd.Skipped($"only a console tells which key a phone took: press each on the running phone off hook (phonerig key {bench.Station.Name} press 1) and listen for its tone"));
        }
        else if (!keys.ContainsKey("#"))
        {
            end(StepEnd.Skipped("the phone takes keys only after a held #, and no finger is on that"));
        }
        else
        {
            Pass([.. KeyPasses.Of(keys.Keys)], 0, end);
        }
    }

    private void Pass(string[] passes, int index, Action<StepEnd> end)
    {
        if (index == passes.Length)
        {
            end(StepEnd.Ok($"{string.Join(' ', proven.Prepend("#"))} echoed, each as itself"));
            return;
        }

        Off(bench.Now + Patience, end, () => Hold(end, () => Type(passes[index], 0, again: false, end, () => Pass(passes, index + 1, end))));
    }

    /// <summary>The interlocks let no power be cut while the phone may be writing, and say until when.</summary>
    private void Off(TimeSpan until, Action<StepEnd> end, Action then) => bench.Do(new Deed.SwitchPower(On: false), ended =>
    {
        switch (ended)
        {
            case PowerSwitched:
                bench.EndStart();
                bench.Await(fact => fact is OffProven or OffDisproven, TimeSpan.FromSeconds(60), entry =>
                {
                    if (entry?.Fact is OffProven)
                    {
                        then();
                    }
                    else
                    {
                        Fail(end, "off was not proven before the keys", "what the step off looked at");
                    }
                });
                break;
            case DeedRefused { Until: { } at } when at < until:
                bench.After(at > bench.Now ? at - bench.Now : TimeSpan.FromSeconds(1), () => Off(until, end, then));
                break;
            case DeedRefused refused:
                Fail(end, StepEnd.NotDone(refused, "the phone: wait until then, or do this with another one"));
                break;
            default:
                Fail(end, StepEnd.NotDone(ended, "the relay and its board"));
                break;
        }
    });

    /// <summary># is down before the power comes, and up once the phone asks for its code.</summary>
    private void Hold(Action<StepEnd> end, Action then)
    {
        var walk = bench.Model.Timings.TryGetValue("power-on-to-walk", out var timing) ? timing.Longest : TimeSpan.FromSeconds(240);
        var wanted = walk + TimeSpan.FromSeconds(10);
        bench.Do(new Deed.HoldKey(new Key("#"), wanted + TimeSpan.FromSeconds(20)), held =>
        {
            if (held is not KeyHeld)
            {
                var failed = StepEnd.NotDone(held, "the finger on #, and what it may hold");
                Fail(end, failed with { Why = $"# cannot be held: {failed.Why}" });
                return;
            }

            bench.Do(new Deed.SwitchPower(On: true), on =>
            {
                if (on is not PowerSwitched)
                {
                    LetGo(() => Fail(end, StepEnd.NotDone(on, "the relay and its board")));
                    return;
                }

                bench.BeginStart();
                bench.EndLamps();
                bench.Await(
                    fact => fact is ConsoleLine { Rule: ConsoleRuleNames.ResetCodeWanted },
                    wanted,
                    entry => LetGo(() =>
                    {
                        if (entry is null)
                        {
                            Fail(end, $"key # is dead: the phone did not ask for its code within {wanted.TotalSeconds:0} s, with # held from before its power on", "the finger on #: does it reach its key; and whether the console reads (phonerig console --follow)");
                        }
                        else
                        {
                            then();
                        }
                    }),
                    sinceFed: true);
            });
        });
    }

    private void LetGo(Action then) => bench.Do(new Deed.ReleaseKey(new Key("#")), _ => then());

    private void Type(string keys, int index, bool again, Action<StepEnd> end, Action then)
    {
        if (index == keys.Length)
        {
            then();
            return;
        }

        var key = keys[index].ToString();
        var echo = bench.Model.Keys.TryGetValue(key, out var known) ? known.Echo : null;
        IDisposable? gap = null;
        bench.Await(fact => fact is ConsoleLine { Rule: ConsoleRuleNames.KeyEcho } or DeedRefused or DeedFailed, Press + Echo, entry =>
        {
            gap?.Dispose();
            switch (entry?.Fact)
            {
                case ConsoleLine line when line.Values is { } values && values.TryGetValue("key", out var number) && number == echo?.ToString(CultureInfo.InvariantCulture):
                    proven.Add(key);
                    gap = bench.After(Press, () => Type(keys, index + 1, again: false, end, then));
                    break;
                case ConsoleLine line:
                    Fail(end, $"the finger of key {key} pressed another: the console says \"{line.Text.Trim()}\"", $"the wires or places of the fingers, and keys: in the rig file ({key} is on {bench.Wired.Keypad.Keys[key]})");
                    break;
                case DeedEnded ended:
                    var failed = StepEnd.NotDone(ended, "what it says");
                    Fail(end, failed with { Why = $"key {key}: {failed.Why}" });
                    break;
                case null when !again:
                    Type(keys, index, again: true, end, then); // the phone ignores the same key twice (facts 0.4)
                    break;
                default:
                    Fail(end, $"key {key} is dead: pressed twice, and no echo", $"the finger of key {key} ({bench.Wired.Keypad.Keys[key]}): its wire, its tap or where it sits");
                    break;
            }
        });
        bench.Do(new Deed.PressKey(new Key(key), Press), _ => { });
    }

    private static TimeSpan Press => TimeSpan.FromMilliseconds(200);

    private void Fail(Action<StepEnd> end, string why, string lookAt) => Fail(end, StepEnd.Failed(why, lookAt));

    private void Fail(Action<StepEnd> end, StepEnd failed) => end(proven.Count == 0 ? failed : failed with { Why = $"{failed.Why}; before it {string.Join(' ', proven)} echoed" });
}
