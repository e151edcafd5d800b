using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>No key is held for longer than its finger stands: a solenoid cooks, a person tires (facts 9).</summary>
internal sealed class HoldLimit(KeypadConfig keypad) : IInterlock
{
    public const string Name = "hold-budget";

    /// <summary>The longest press: a press is 100 to 300 ms (facts 9), and a long one that phones know a few seconds; beyond this it is a hold, which has its own release. Our bound.</summary>
    private static readonly TimeSpan LongestPress = TimeSpan.FromSeconds(10);

    public Permit? Judge(Situation situation) => situation.Deed switch
    {
        Deed.HoldKey(var key, var time) when HoldBudget.Limit(keypad, key.Name) is { } limit && time > limit =>
            Refuse($"{key} would be held for {ConditionPhrases.Of(time)}, and {Finger} holds {What(key.Name)} for {ConditionPhrases.Of(limit)} at most: hold it for less"),
        Deed.PressKey(var key, var time) when HoldBudget.Limit(keypad, key.Name) is { } limit && time > limit =>
            Refuse($"{key} would be pressed for {ConditionPhrases.Of(time)}, and {Finger} holds {What(key.Name)} for {ConditionPhrases.Of(limit)} at most: press it for less"),
        Deed.PressKey(var key, var time) when time > LongestPress => Refuse($"{key} would be pressed for {ConditionPhrases.Of(time)}, and a press lasts {ConditionPhrases.Of(LongestPress)} at most: hold it and release it instead"),
        _ => null,
    };

    private string Finger => keypad.Kind == KeypadKind.Manual ? "a person" : "this keypad";

    /// <summary>Solenoids differ from key to key.</summary>
    private string What(string key) => keypad.Kind == KeypadKind.Solenoids ? $"its {key}" : "a key";

    private static Permit.Refused Refuse(string reason) => new(Name, reason, null);
}
