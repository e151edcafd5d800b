using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Safety;

/// <summary>
/// No coil gets warmer than it stands (<see cref="CoilBudget"/>), and each rests between two presses. It remembers how warm every coil is, from what the hands
/// told; at a start, when nobody knows, each is as warm as one that kept the rules can be. What would be too long for a cold coil is refused;
/// what is too long for a warm one waits until it has cooled.
/// </summary>
internal sealed class CoilHeat : IInterlock
{
    public const string Name = "coil-heat";

    private readonly ImmutableDictionary<string, (CoilConfig Config, CoilBudget Budget)> coils;

    public CoilHeat(KeypadConfig keypad) => coils = keypad.Kind == KeypadKind.Solenoids
        ? keypad.Keys.Keys.Concat(keypad.Hook is null ? [] : [KeypadParts.Hook]).Concat(keypad.Speaker is null ? [] : [KeypadParts.Speaker])
            .ToImmutableDictionary(name => name, name => (keypad.CoilOf(name), new CoilBudget(keypad.CoilOf(name))))
        : ImmutableDictionary<string, (CoilConfig, CoilBudget)>.Empty;

    /// <summary>Before anything is known.</summary>
    public ImmutableDictionary<string, CoilWarmth> StartAt(TimeSpan now) => coils.ToImmutableDictionary(coil => coil.Key, coil => new CoilWarmth(coil.Value.Budget.Unknown, now, IsOn: false));

    /// <summary>What is known after an entry. A deed that failed has let its key go, or tried to (the hands do): it counts as the press that it was meant to be.</summary>
    public ImmutableDictionary<string, CoilWarmth> Take(ImmutableDictionary<string, CoilWarmth> known, ImmutableList<KeyDown> down, Entry entry) => entry.Fact switch
    {
        KeyHeld(_, var key) => Turn(known, key.Name, entry.Uptime, on: true),
        KeyReleased(_, var key) => Turn(known, key.Name, entry.Uptime, on: false),
        KeyPressed(_, var key, var time) => Pressed(known, key.Name, entry.Uptime, time),
        HookMoved(_, true) when known.TryGetValue(KeypadParts.Speaker, out var speaker) => known.SetItem(KeypadParts.Speaker, Pushed(speaker, entry.Uptime)),
        HookMoved(_, var offHook) => Turn(known, KeypadParts.Hook, entry.Uptime, offHook),
        DeedFailed failed when down.Find(one => one.Number == failed.Deed) is { Deed: Deed.PressKey(_, var time) } press => Pressed(known, press.Key.Name, entry.Uptime, time),
        _ => known,
    };

    public Permit? Judge(Situation situation) => situation.Deed switch
    {
        Deed.PressKey(var key, var time) => Judge(situation, key.Name, time),
        Deed.HoldKey(var key, var time) => Judge(situation, key.Name, time),
        Deed.MoveHook(true) when coils.TryGetValue(KeypadParts.Hook, out var hook) && hook.Budget.Longest(0) is { } longest => new Permit.Refused(
            Name, $"the hook's coil can be on for {ConditionPhrases.Of(longest)} at most, and nobody says for how long: give it a pin with a duty (pca9685), or a coil that may stay on", null),
        Deed.MoveHook(true) => Judge(situation, KeypadParts.Speaker, KeypadParts.SpeakerPress),
        _ => null,
    };

    private Permit? Judge(Situation situation, string key, TimeSpan time)
    {
        if (!coils.TryGetValue(key, out var coil) || !situation.Station.Coils.TryGetValue(key, out var known))
        {
            return null;
        }

        var (now, warm) = (situation.Now, WarmAt(coil.Budget, known, situation.Now));
        if (coil.Budget.Rest(warm, time) is not { } rest)
        {
            return new Permit.Refused(Name, $"{key} would be down for {ConditionPhrases.Of(time)}, and its coil stands {ConditionPhrases.Of(coil.Budget.Longest(0) ?? TimeSpan.Zero)} from cold: do it for less", null);
        }

        if (known.IsOn)
        {
            return rest == TimeSpan.Zero ? null : new Permit.Refused(Name, $"{key} is down, and its coil is too warm to be down for {ConditionPhrases.Of(time)} more: let it go first", null);
        }

        var springUp = known.At + coil.Config.Gap;
        return rest > TimeSpan.Zero ? new Permit.NotBefore(now + rest, $"the coil of {key} is warm from what it did before, and cools down first")
            : springUp > now ? new Permit.NotBefore(springUp, $"the spring of {key} has to lift it first")
            : null;
    }

    private ImmutableDictionary<string, CoilWarmth> Turn(ImmutableDictionary<string, CoilWarmth> known, string name, TimeSpan now, bool on) =>
        known.TryGetValue(name, out var before) ? known.SetItem(name, new CoilWarmth(WarmAt(coils[name].Budget, before, now), now, on)) : known;

    /// <summary>A press is told when it has ended.</summary>
    private ImmutableDictionary<string, CoilWarmth> Pressed(ImmutableDictionary<string, CoilWarmth> known, string name, TimeSpan now, TimeSpan time) =>
        Turn(Turn(known, name, now - time, on: true), name, now, on: false);

    /// <summary>The pusher has just gone down, and comes up by itself.</summary>
    private CoilWarmth Pushed(CoilWarmth before, TimeSpan now)
    {
        var budget = coils[KeypadParts.Speaker].Budget;
        return new CoilWarmth(budget.On(WarmAt(budget, before, now), KeypadParts.SpeakerPress), now + KeypadParts.SpeakerPress, IsOn: false);
    }

    private static double WarmAt(CoilBudget budget, CoilWarmth known, TimeSpan now)
    {
        var time = now > known.At ? now - known.At : TimeSpan.Zero;
        return known.IsOn ? budget.On(known.Warm, time) : budget.Off(known.Warm, time);
    }
}
