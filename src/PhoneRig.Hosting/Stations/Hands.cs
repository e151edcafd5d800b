using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>Does a station's deeds and reports how each ended.</summary>
/// <param name="station">The station.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Moves power and keys.</param>
/// <param name="writer">Writes to the console: a line that takes its second must not hold up a release.</param>
/// <param name="power">What feeds the phone and cuts it; null where the person does.</param>
/// <param name="keypad">The fingers; null for none.</param>
/// <param name="person">The person at the station.</param>
/// <param name="console">The open console line; null while there is none.</param>
/// <param name="railed">True where the relay's coil hangs on the actuator rail.</param>
/// <param name="settled">Called whenever a part has stopped moving.</param>
/// <param name="report">Takes the ends of deeds, and faults outside any.</param>
internal sealed class Hands(
    string station,
    IEventLoop loop,
    IEdgeExecutor executor,
    IEdgeExecutor writer,
    IPowerSwitch? power,
    IKeypad? keypad,
    IPerson person,
    Func<ISerialLine?> console,
    bool railed,
    Action settled,
    Action<Fact> report)
{
    private readonly PartWork work = new(executor, settled, report);
    private readonly Fingers fingers = new(loop, keypad, new PartWork(executor, settled, report));

    /// <summary>True while nothing is being moved and no key is down.</summary>
    public bool Idle => work.Idle && fingers.Idle;

    /// <summary>Calls back once all that was given before is done; moves nothing, and is no deed.</summary>
    public void Ask(Action answered) => executor.Run(() => { }, _ => answered());

    /// <summary>
    /// Asks the relay how it is and reports that; nothing moves. Before the actuator rail is up no coil has a supply, so the phone is powered whatever an earlier
    /// program left on the pin: the pin is put to that, or the rail would cut the phone off as it comes.
    /// </summary>
    public void Adopt()
    {
        bool? on = null;
        work.Run(() =>
        {
            if (railed)
            {
                power?.Switch(on: true);
            }

            on = power?.ReadBack();
        }, fault =>
        {
            work.ReportIf(fault);
            work.Report(new PowerAdopted(on));
        });
    }

    /// <summary>Asks the relay how it is after its board has failed, and reports that; nothing moves, and what is wrong with the board was told already.</summary>
    public void ReadBack()
    {
        bool? on = null;
        work.Run(() => on = power?.ReadBack(), _ => work.Report(new PowerAdopted(on)));
    }

    /// <summary>Lets every key go and puts the phone on hook, whatever was under way; then each deed that this cut short tells its end.</summary>
    /// <param name="done">Told the fault, or null, once every key is up; at once where there are no fingers.</param>
    public void ReleaseAll(Action<Exception?>? done = null) => fingers.ReleaseAll(done);

    public void Execute(long number, Deed deed)
    {
        switch (deed)
        {
            case Deed.SwitchPower(var on) when power is null:
                Ask(number, PersonRequest.ForPower(on));
                break;
            case Deed.SwitchPower(var on):
                work.Do(number, () => power!.Switch(on), new PowerSwitched(number, on));
                break;
            case Deed.PressKey(var key, var time):
                fingers.Press(number, key, time);
                break;
            case Deed.HoldKey(var key, var atMost):
                fingers.Hold(number, key, atMost);
                break;
            case Deed.ReleaseKey(var key):
                fingers.Release(number, key);
                break;
            case Deed.MoveHook(var offHook):
                fingers.MoveHook(number, offHook);
                break;
            case Deed.SendConsole(var text):
                work.Do(number, () => Send(text), new ConsoleSent(number, text), writer);
                break;
            case Deed.AskPerson(var request):
                Ask(number, request);
                break;
            default:
                throw new InvalidOperationException($"no hand for {deed}");
        }
    }

    private void Ask(long number, PersonRequest request)
    {
        person.Ask(station, request);
        work.Report(new PersonAsked(number, request));
    }

    private void Send(string text)
    {
        var line = console() ?? throw new HardwareFaultException("console", "it is not open: check its cable and port");
        line.Write(System.Text.Encoding.ASCII.GetBytes(text));
    }
}
