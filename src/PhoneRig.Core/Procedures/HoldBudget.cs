using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Safety;

namespace PhoneRig.Core.Procedures;

/// <summary>How long a hold step may last: what the checker judges, the runner asks of the hand, and the interlock bounds.</summary>
public static class HoldBudget
{
    /// <summary>How long a solenoid that is not made for holding may be down: many times a press (facts 9: 100 to 300 ms). Our bound.</summary>
    private static readonly TimeSpan Press = TimeSpan.FromSeconds(2);

    private static readonly ProcedureCheckerLimits Limits = new();

    /// <summary>The sum of the bounds of all steps until this key's release: when they have passed, the hand lets go by itself.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="holdStep">Its hold step, from 0.</param>
    /// <param name="wiring">The station and its phone.</param>
    /// <param name="blind">The playbook's blind wait, instead of the procedure's own; null: the procedure's.</param>
    public static TimeSpan Of(Procedure procedure, int holdStep, StationWiring wiring, TimeSpan? blind = null)
    {
        var key = procedure.Steps[holdStep].Hold;
        var typing = new KeyTyping(wiring.Model);
        return procedure.Steps.Skip(holdStep + 1).TakeWhile(step => step.Release != key).Aggregate(TimeSpan.Zero, (sum, step) => sum + Longest(step, typing, wiring, blind));
    }

    /// <summary>The longest that a station's fingers hold a key; null: for ever.</summary>
    /// <param name="keypad">The keypad.</param>
    /// <param name="key">The key.</param>
    /// <param name="limits">What its fingers can stand; null: the defaults.</param>
    public static TimeSpan? Limit(KeypadConfig keypad, string key, ProcedureCheckerLimits? limits = null) => keypad.Kind switch
    {
        KeypadKind.Manual => (limits ?? Limits).ManualHold,
        KeypadKind.Solenoids => Shortest(keypad.HoldAtMost, new CoilBudget(keypad.CoilOf(key)).Longest(0), keypad.Holds.Contains(key, StringComparison.Ordinal) ? null : Press),
        _ => keypad.HoldAtMost,
    };

    private static TimeSpan? Shortest(params ReadOnlySpan<TimeSpan?> times)
    {
        TimeSpan? shortest = null;
        foreach (var time in times)
        {
            shortest = shortest is null || time < shortest ? time ?? shortest : shortest;
        }

        return shortest;
    }

    private static TimeSpan Longest(Step step, KeyTyping typing, StationWiring wiring, TimeSpan? blind)
    {
        var wait = step.Await is { } awaited && wiring.IsBlindFor(awaited) ? blind ?? step.Blind : step.Within;
        return (step.For ?? TimeSpan.Zero) + (wait ?? TimeSpan.Zero) + typing.Longest(step.Type ?? "") + Timings.Deed;
    }
}
