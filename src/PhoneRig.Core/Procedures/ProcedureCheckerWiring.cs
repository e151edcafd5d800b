using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>The station can do every step, see what is awaited or has a blind wait for it, and can hold keys as long as asked.</summary>
internal sealed class ProcedureCheckerWiring(Procedure procedure, PhoneModel phone, StationConfig station, ProcedureCheckerLimits limits, ProblemList problems)
{
    public void Check()
    {
        foreach (var step in procedure.Steps)
        {
            var at = ProcedureChecker.PlaceOf(procedure, step);
            CheckKeys(step, at);
            CheckHands(step, at);
            if (step is { Await: { } condition, Blind: null } && !ProcedureChecker.CanBeSeen(condition, phone, station))
            {
                problems.Add(at, $"this station can never see this ({string.Join(", ", Blindness(condition).Distinct())}): wire it, or say with \"blind\" how long to wait instead");
            }
        }

        CheckHolds();
    }

    private void CheckKeys(Step step, Position at)
    {
        var keys = (step.Hold + step.Release + step.Type + step.Press).Select(c => c.ToString()).Distinct().ToList();
        if (keys.Count == 0)
        {
            return;
        }

        if (station.Keypad.Kind == KeypadKind.None)
        {
            problems.Add(at, "this station has no keypad: wire taps or solenoids, or write keypad: manual for a person's finger");
        }
        else if (station.Keypad.Kind.HasFingers() && keys.Where(k => !station.Keypad.Keys.ContainsKey(k)).ToList() is { Count: > 0 } unwired)
        {
            problems.Add(at, $"this station's keypad has no {(station.Keypad.Kind == KeypadKind.Taps ? "tap" : "solenoid")} for {string.Join(' ', unwired)}");
        }
    }

    private void CheckHands(Step step, Position at)
    {
        if (step.Hook is not null && (station.Keypad.Kind == KeypadKind.None || (station.Keypad.Kind.HasFingers() && !station.Keypad.CanLift())))
        {
            problems.Add(at, "this station cannot lift the receiver: wire the keypad's hook, or write keypad: manual");
        }

        if (step.Console is not null && station.Console is not { Transmit: true })
        {
            problems.Add(at, station.Console is null
                ? "this station has no console to send to"
                : "this station's console only listens: where its TX wire is connected, write transmit: true in the rig file");
        }
    }

    private IEnumerable<string> Blindness(Condition condition)
    {
        if (condition.Console is not null && station.Console is null)
        {
            yield return "no console";
        }

        if (condition.Lamps is { } lamps && !ProcedureChecker.CanBeSeen(condition, phone, station))
        {
            yield return station.Lamps is { TellsColours: false } && lamps.Colour is not null
                ? $"its {LampsConfig.Photodiode}s tell no colour of lamps \"{string.Join(' ', ConditionWords.GroupsOf(lamps))}\""
                : $"too few sensors on lamps \"{string.Join(' ', ConditionWords.GroupsOf(lamps))}\"";
        }

        foreach (var reason in ConditionWords.PartsOf(condition).SelectMany(Blindness))
        {
            yield return reason;
        }
    }

    private void CheckHolds()
    {
        var wiring = new StationWiring(station, phone);
        for (var i = 0; i < procedure.Steps.Length; i++)
        {
            if (procedure.Steps[i].Hold is { } key && HoldBudget.Limit(station.Keypad, key, limits) is { } budget && HoldBudget.Of(procedure, i, wiring, limits.Blind) is var held && held > budget)
            {
                problems.Add(
                    ProcedureChecker.PlaceOf(procedure, procedure.Steps[i]),
                    $"\"{key}\" may be held for {ConditionPhrases.Of(held)} until its release, and {(station.Keypad.Kind == KeypadKind.Manual ? "a person" : "this keypad")} holds a key for {ConditionPhrases.Of(budget)} at most");
            }
        }
    }
}
