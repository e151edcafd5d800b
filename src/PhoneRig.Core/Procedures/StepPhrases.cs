using PhoneRig.Core.Evidence.Conditions;

namespace PhoneRig.Core.Procedures;

/// <summary>Steps in plain words, for people.</summary>
public static class StepPhrases
{
    /// <summary>What a step does, as a phrase.</summary>
    public static string Describe(Step step) => step switch
    {
        { Power: OnOff.Off, For: { } time } => $"power off for {ConditionPhrases.Of(time)}",
        { Power: OnOff.Off } => "power off",
        { Power: OnOff.On } => "power on",
        { Hold: { } key } => $"hold {key}",
        { Release: { } key } => $"release {key}",
        { Type: { } keys } => $"type {keys}",
        { Press: { } key } => $"press {key}",
        { Hook: OnOff.Off } => "lift the receiver",
        { Hook: OnOff.On } => "put the receiver back",
        { Console: { } text } => $"send \"{text}\" on the console",
        { Await: { } condition } => $"wait for {ConditionPhrases.WaitsFor(condition)}",
        _ => "do nothing",
    };
}
