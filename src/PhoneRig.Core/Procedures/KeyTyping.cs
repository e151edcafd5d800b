using System.Globalization;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// Types a code key by key (facts 11a, rule b). Where echoes count, the next key waits for the echo of the last; a missing echo
/// gets one second press (the phone ignores a repeat of the same key), then typing goes on and the next echo confirms both. A
/// wrong echo stops the typing, since a wrong 3 or * restarts the phone's parser as another code (facts 0.4).
/// </summary>
internal sealed class KeyTyping(PhoneModel model)
{
    /// <summary>The named group of the rule key-echo that holds the key's number (facts 0.1).</summary>
    private const string KeyValue = "key";

    public TimeSpan Press => Timings.Press(model);

    public TimeSpan Gap => Timings.Gap(model);

    /// <summary>How long typing may take at the most: every key is pressed twice and never echoed.</summary>
    public TimeSpan Longest(string keys) => keys.Length * ((2 * (Press + Timings.Echo)) + Gap);

    public TypingState Begin(string keys, bool echoes, Turn turn)
    {
        var state = New(keys, echoes);
        turn.Do(new Deed.PressKey(state.Key, Press));
        return state;
    }

    public TypingState BeginByPerson(string keys, Turn turn) =>
        New(keys, echoes: true) with { Stage = TypingStage.ByPerson, Until = turn.Now + Timings.CodeWindow(model) };

    /// <summary>Takes one entry or tick. The outcome is null while typing goes on.</summary>
    public (TypingState State, ProcedureOutcome? End) Step(TypingState state, Input input, Turn turn)
    {
        if (input.Fact is ConsoleLine { Rule: ConsoleRuleNames.KeyEcho } echo && state.Echoes)
        {
            if (Match(state, echo) is not { } confirmed)
            {
                return (state, new ProcedureOutcome(
                    ProcedureOutcome.WrongEcho,
                    $"the phone took another key than {state.Key} (console: \"{echo.Text.Trim()}\")"));
            }

            state = state with { Confirmed = Math.Max(state.Confirmed, confirmed) };
        }

        return state.Stage switch
        {
            TypingStage.Pressing => OnPressing(state, input),
            TypingStage.AwaitingEcho => OnAwaitingEcho(state, turn),
            TypingStage.Gap => OnGap(state, turn),
            _ => OnPerson(state, turn),
        };
    }

    private static TypingState New(string keys, bool echoes) =>
        new([.. keys.Select(key => new Key(key.ToString()))], 0, TypingStage.Pressing, null, null, 0, Again: false, echoes);

    /// <summary>How many keys an echo confirms; null for a key that was not typed.</summary>
    private int? Match(TypingState state, ConsoleLine echo)
    {
        if (echo.Values is null
            || !echo.Values.TryGetValue(KeyValue, out var text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        // A person may be ahead of us by any number of keys; our own hand never is.
        var last = state.Stage == TypingStage.ByPerson ? state.Keys.Length - 1 : state.Index;
        for (var index = state.Confirmed; index <= last; index++)
        {
            if (model.Keys.TryGetValue(state.Keys[index].Name, out var key) && key.Echo == number)
            {
                return index + 1;
            }
        }

        return null;
    }

    private (TypingState State, ProcedureOutcome? End) OnPressing(TypingState state, Input input)
    {
        switch (input.Fact)
        {
            case DeedIntended { Deed: Deed.PressKey press } when state.Number is null && press.Key == state.Key:
                return (state with { Number = input.Entry!.Sequence }, null);
            case KeyPressed pressed when pressed.Deed == state.Number:
                return (state.Echoes && !state.KeyConfirmed
                    ? state with { Stage = TypingStage.AwaitingEcho, Until = input.Uptime + Timings.Echo }
                    : Rest(state, input.Uptime), null);
            default:
                return (state, null);
        }
    }

    private (TypingState State, ProcedureOutcome? End) OnAwaitingEcho(TypingState state, Turn turn)
    {
        if (state.KeyConfirmed)
        {
            return (Rest(state, turn.Now), null);
        }

        if (turn.Now < state.Until)
        {
            return (state, null);
        }

        if (state.Again)
        {
            return (Rest(state, turn.Now), null);
        }

        turn.Do(new Deed.PressKey(state.Key, Press));
        return (state with { Stage = TypingStage.Pressing, Number = null, Until = null, Again = true }, null);
    }

    private TypingState Rest(TypingState state, TimeSpan now) =>
        state with { Stage = TypingStage.Gap, Until = now + Gap };

    private (TypingState State, ProcedureOutcome? End) OnGap(TypingState state, Turn turn)
    {
        if (state.Index == state.Keys.Length - 1)
        {
            return (state, Done(state));
        }

        if (turn.Now < state.Until)
        {
            return (state, null);
        }

        state = state with { Index = state.Index + 1, Stage = TypingStage.Pressing, Number = null, Until = null, Again = false };
        turn.Do(new Deed.PressKey(state.Key, Press));
        return (state, null);
    }

    private static (TypingState State, ProcedureOutcome? End) OnPerson(TypingState state, Turn turn) =>
        (state, state.Confirmed == state.Keys.Length || turn.Now >= state.Until ? Done(state) : null);

    private static ProcedureOutcome Done(TypingState state) => new(
        ProcedureOutcome.Done,
        state.Echoes ? $"{state.Confirmed} of {state.Keys.Length} keys echoed" : $"{state.Keys.Length} keys typed");
}
