using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Procedures;

/// <summary>Steps in plain words, for people.</summary>
public static class StepPhrases
{
    /// <summary>What a step does, as a phrase.</summary>
    public static string Describe(Step step) => step switch
    {
        { Power: OnOff.Off, For: { } time } => $"power off for {Duration(time)}",
        { Power: OnOff.Off } => "power off",
        { Power: OnOff.On } => "power on",
        { Hold: { } key } => $"hold {key}",
        { Release: { } key } => $"release {key}",
        { Type: { } keys } => $"type {keys}",
        { Press: { } key } => $"press {key}",
        { Hook: OnOff.Off } => "lift the receiver",
        { Hook: OnOff.On } => "put the receiver back",
        { Console: { } text } => $"send \"{text}\" on the console",
        { Await: { } condition } => $"wait for {ConditionEvaluator.WaitsFor(condition)}",
        _ => "do nothing",
    };

    /// <summary>A duration for people: 200 ms, 6 s, 4 min, 2 h.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        _ when time < TimeSpan.FromSeconds(1) => $"{time.TotalMilliseconds:0} ms",
        _ when time < TimeSpan.FromMinutes(2) => $"{time.TotalSeconds:0.#} s",
        _ when time < TimeSpan.FromHours(2) => $"{time.TotalMinutes:0.#} min",
        _ => $"{time.TotalHours:0.#} h",
    };
}
