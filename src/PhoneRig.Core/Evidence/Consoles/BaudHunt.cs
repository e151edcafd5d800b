using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>
/// Finds the baud of a console that goes on being no text: it is listened to at the other usual rates, each until it has said enough to be judged or for a while, and stays at the one that
/// gives text. A fold over what <see cref="ConsoleLegibility"/> finds. Nothing is ever sent to find out.
/// </summary>
/// <param name="model">The model's console.</param>
public sealed class BaudHunt(ConsoleModel model)
{
    /// <summary>The rates that boot loaders and adapters are set to, the likeliest first: a guess but for 9600 (facts 5.1).</summary>
    private static readonly ImmutableArray<int> Usual = [9600, 115_200, 38_400, 19_200, 57_600, 4800, 2400, 1200];

    /// <summary>So many windows without text are no burst of noise.</summary>
    private const int Persists = 2;

    /// <summary>How long a rate is listened to: as long as a talking phone may take for a window.</summary>
    public static readonly TimeSpan ListensFor = ConsoleLegibility.WindowWithin;

    /// <summary>How long it is let alone after no rate gave text: a bad wire would else be retuned all the time. Our choice.</summary>
    public static readonly TimeSpan Rests = TimeSpan.FromMinutes(5);

    /// <summary>The state before the first byte.</summary>
    public BaudHuntState Start { get; } = new(model.Baud);

    /// <summary>Takes what was found of the bytes so far at the state's baud, or lets time pass.</summary>
    /// <returns>The next state, and what is to be told; null for nothing. Where its baud is another, <paramref name="legible"/> begins anew.</returns>
    public (BaudHuntState State, ConsoleRatesTried? Told) Step(BaudHuntState state, TimeSpan uptime, LegibilityState legible)
    {
        double? share = legible.Windows > state.Windows ? legible.Share : null;
        state = state with { Windows = legible.Windows };
        if (state.Tried is not { } tried)
        {
            state = state with { Garbled = share is null ? state.Garbled : share >= ConsoleLegibility.Garbled ? state.Garbled + 1 : 0 };
            return state.Garbled >= Persists && uptime >= state.RestsUntil ? Try(state with { From = state.Baud }, 0, uptime) : (state, null);
        }

        if (share <= ConsoleLegibility.Legible)
        {
            return (state with { Tried = null, WakeAt = null }, new ConsoleRatesTried(model.Baud, state.Baud));
        }

        return share is not null || uptime >= state.WakeAt ? Try(state, tried + 1, uptime) : (state, null);
    }

    private (BaudHuntState State, ConsoleRatesTried? Told) Try(BaudHuntState state, int which, TimeSpan uptime)
    {
        int[] rates = [.. Usual.Prepend(model.Baud).Distinct().Where(rate => rate != state.From)];
        var next = state with { Windows = 0, Garbled = 0 };
        return which < rates.Length
            ? (next with { Baud = rates[which], Tried = which, WakeAt = uptime + ListensFor }, null)
            : (next with { Baud = model.Baud, Tried = null, WakeAt = null, RestsUntil = uptime + Rests }, new ConsoleRatesTried(model.Baud, null));
    }
}
