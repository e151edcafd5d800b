using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// Leaves a phone's emergency shell that opened by accident: one line end on the console does that, and the phone stops there (facts 0.10, 7.2
/// row 9). It is asked by the same interlocks as everything else; whoever uses the shell on purpose is not disturbed.
/// </summary>
/// <param name="wiring">The station.</param>
internal sealed class ShellExit(StationWiring wiring)
{
    /// <summary>One opening shows two lines, and a prompt that comes later than this was not left: what stood in its line before spoilt the word.</summary>
    private static readonly TimeSpan SameOpening = TimeSpan.FromSeconds(2);

    /// <summary>A console that opens it again and again has noise on its wire, and more text would not help (facts 5.3: five tries).</summary>
    private const int MostTries = 5;

    /// <summary>Takes an entry or a tick.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="input">The entry or tick.</param>
    /// <param name="wanted">Whether the shell is used on purpose now.</param>
    /// <param name="turn">Where to say and do it.</param>
    public ShellExitState Step(ShellExitState state, Input input, bool wanted, Turn turn)
    {
        if (input.Fact is not ConsoleLine { Rule: ConsoleRuleNames.ShellOpen } || wanted || wiring.Station.Console is not { Transmit: true }
            || state.Tries >= MostTries || turn.Now - state.SentAt < SameOpening)
        {
            return state;
        }

        turn.Say(new Notice("The phone's emergency shell has opened, which nobody asked for: it is left again, with q."));
        turn.Do(new Deed.SendConsole("q\r"));
        return new ShellExitState(turn.Now, state.Tries + 1);
    }

    /// <summary>Whether a procedure talks to the phone by its console.</summary>
    public static bool IsUsedBy(Procedure procedure) => procedure.Steps.Any(step => step.Console is not null);
}
