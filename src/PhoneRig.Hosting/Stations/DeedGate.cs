using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// What every deed of a station goes through before the hands get it: the journal has it for sure, all deeds before it have ended,
/// and the interlocks grant it at that very moment. Releases wait for nothing but the interlocks, and call off what they undo.
/// Lives on the rig's loop.
/// </summary>
/// <param name="loop">The loop.</param>
/// <param name="journal">Where the intent was appended before it came here.</param>
/// <param name="isRelease">Which deeds are releases at this station.</param>
/// <param name="judge">The interlocks, with all that is known at the moment of the call.</param>
/// <param name="move">Hands a deed over; its end comes back through <see cref="Report"/>.</param>
/// <param name="tell">Puts a fact on the timeline.</param>
/// <param name="inTurn">Runs something once the timeline's deciders know all that was told before.</param>
internal sealed class DeedGate(
    IEventLoop loop,
    IJournal journal,
    Func<Deed, bool> isRelease,
    Func<Intent, Permit> judge,
    Action<long, Deed> move,
    Action<Fact> tell,
    Action<Action> inTurn)
{
    /// <summary>How long a part may take, beside the time that the deed itself lasts. Our guess: ten times the slowest bus, so that a busy machine on a fast bench is no fault.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Waiting> pending = [];
    private readonly Dictionary<long, IDisposable> moving = [];
    private readonly HashSet<long> givenUp = [];
    private bool journalFaultTold;

    /// <summary>True while no deed waits and none is in the hands.</summary>
    public bool Idle => pending.Count == 0 && moving.Count == 0;

    /// <summary>Takes a deed whose intent has just been recorded.</summary>
    public void Take(Intent intent)
    {
        var waiting = new Waiting(intent);
        Cancel(deed => Releases.Undoes(intent.Deed, deed), "its opposite came first");
        pending.Add(waiting);
        if (isRelease(intent.Deed))
        {
            waiting.Ready = true;
            Advance();
            return;
        }

        // A journal that never answers must not hang a step for ever either.
        var bound = loop.Schedule(loop.Uptime + Patience, () => inTurn(() => HearOfJournal(
            waiting, new HardwareFaultException("journal", $"it did not write within {Patience.TotalSeconds:0} s: check the disk"))));
        journal.WhenDurable(fault =>
        {
            bound.Dispose();
            inTurn(() => HearOfJournal(waiting, fault));
        });
    }

    /// <summary>Calls off every press, hold and lifting that has not moved yet.</summary>
    public void CancelPresses(string reason) => Cancel(Releases.IsPress, reason);

    /// <summary>Calls off all that has not moved yet, except releases.</summary>
    public void CancelAll(string reason) => Cancel(deed => !isRelease(deed), reason);

    /// <summary>Takes what the hands tell: ends of deeds, and faults.</summary>
    public void Report(Fact fact)
    {
        if (fact is DeedEnded ended && !End(ended))
        {
            return;
        }

        tell(fact);
        inTurn(Advance);
    }

    /// <summary>False where the deed's end was told already. A part that moved late all the same is told: it is how things are now.</summary>
    private bool End(DeedEnded ended)
    {
        if (moving.Remove(ended.Deed, out var bound))
        {
            bound.Dispose();
        }
        else if (givenUp.Remove(ended.Deed) && ended is DeedFailed)
        {
            return false;
        }

        return true;
    }

    private void HearOfJournal(Waiting waiting, HardwareFaultException? fault)
    {
        if (!pending.Contains(waiting) || waiting.Ready)
        {
            return;
        }

        if (fault is null)
        {
            waiting.Ready = true;
            journalFaultTold = false;
        }
        else
        {
            pending.Remove(waiting);
            tell(new DeedFailed(waiting.Intent.Number, "journal", fault.Reason));
            if (!journalFaultTold)
            {
                journalFaultTold = true;
                tell(new RigFault("journal", $"{fault.Reason}. Nothing is moved until it writes again, except releases"));
            }
        }

        Advance();
    }

    private void Advance()
    {
        foreach (var waiting in pending.ToArray())
        {
            var first = pending.Count > 0 && pending[0] == waiting && moving.Count == 0;
            if (waiting is { Ready: true, AskAgain: null } && (first || isRelease(waiting.Intent.Deed)))
            {
                Ask(waiting);
            }
        }
    }

    private void Ask(Waiting waiting)
    {
        switch (judge(waiting.Intent))
        {
            case Permit.Granted granted:
                pending.Remove(waiting);
                if (granted.Overruled is { } overruled)
                {
                    tell(new Notice($"the {overruled} interlock was overruled by {waiting.Intent.ForcedBy}"));
                }

                Move(waiting.Intent);
                break;
            case Permit.NotBefore later:
                // Later than now in any case: a permit that is due at once would be asked for without end.
                var at = later.At > loop.Uptime ? later.At : loop.Uptime + TimeSpan.FromMilliseconds(1);
                waiting.AskAgain = loop.Schedule(at, () => inTurn(() =>
                {
                    waiting.AskAgain = null;
                    Advance();
                }));
                break;
            case Permit.Refused refused:
                pending.Remove(waiting);
                tell(new DeedRefused(waiting.Intent.Number, refused.Interlock, refused.Reason, refused.Until));
                inTurn(Advance);
                break;
        }
    }

    private void Move(Intent intent)
    {
        var lasts = intent.Deed is Deed.PressKey press ? press.For : TimeSpan.Zero;
        moving[intent.Number] = loop.Schedule(loop.Uptime + lasts + Patience, () => GiveUp(intent));
        move(intent.Number, intent.Deed);
    }

    /// <summary>A driver that never comes back must not hang a step for ever; its part may have moved all the same.</summary>
    private void GiveUp(Intent intent)
    {
        moving.Remove(intent.Number);
        givenUp.Add(intent.Number);
        tell(new DeedFailed(intent.Number, PartOf(intent.Deed), $"it did not answer within {Patience.TotalSeconds:0} s and may have moved or not: check its wiring and its bus"));
        inTurn(Advance);
    }

    private void Cancel(Func<Deed, bool> which, string reason)
    {
        foreach (var waiting in pending.Where(waiting => which(waiting.Intent.Deed)).ToArray())
        {
            pending.Remove(waiting);
            waiting.AskAgain?.Dispose();
            tell(new DeedCancelled(waiting.Intent.Number, reason));
        }

        inTurn(Advance);
    }

    private static string PartOf(Deed deed) => deed switch
    {
        Deed.SwitchPower => "relay",
        Deed.SendConsole => "console",
        Deed.ServeFirmware => "firmware",
        Deed.AskPerson => "person",
        _ => "keypad",
    };

    private sealed class Waiting(Intent intent)
    {
        public Intent Intent => intent;

        /// <summary>True once the journal has it, or need not have it.</summary>
        public bool Ready { get; set; }

        /// <summary>Set while the interlocks want to be asked later.</summary>
        public IDisposable? AskAgain { get; set; }
    }
}
