using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>How long a hold step may last: what the checker judges, the runner asks of the hand, and the interlock bounds.</summary>
public static class HoldBudget
{
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
    /// <param name="limits">What its fingers can stand; null: the defaults.</param>
    public static TimeSpan? Limit(KeypadConfig keypad, ProcedureCheckerLimits? limits = null) =>
        keypad.Kind == KeypadKind.Manual ? (limits ?? Limits).ManualHold : keypad.HoldAtMost;

    private static TimeSpan Longest(Step step, KeyTyping typing, StationWiring wiring, TimeSpan? blind)
    {
        var wait = step.Await is { } awaited && wiring.IsBlindFor(awaited) ? blind ?? step.Blind : step.Within;
        return (step.For ?? TimeSpan.Zero) + (wait ?? TimeSpan.Zero) + typing.Longest(step.Type ?? "") + Timings.Deed;
    }
}
