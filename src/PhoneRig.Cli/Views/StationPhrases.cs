using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Cli.Views;

/// <summary>What there is to say of a station, phrase by phrase.</summary>
internal static class StationPhrases
{
    /// <summary>What the phone is doing.</summary>
    public static string Stage(StationDisplay station) => station.Stage is { } stage ? FactWords.Describe(stage) : "not known yet";

    /// <summary>The power and what the lamps show.</summary>
    public static string Signs(StationDisplay station) => string.Concat(
        new[] { station.PowerOn is { } on ? $"power {(on ? "on" : "off")}" : null }
            .Concat(station.Patterns.Values.Where(p => p.Pattern != LampPattern.Dark).Select(p => $"{p.Group} {FactWords.Describe(p.Pattern, p.Colour)}"))
            .Where(sign => sign is not null)
            .Select(sign => $" · {sign}"));

    /// <summary>Which attempt.</summary>
    public static string Attempt(StationDisplay station) =>
        station.Attempt is { } attempt ? $"{attempt.Number}: {attempt.Procedure} ({attempt.Why})" : "not begun";

    /// <summary>Which step; how it ended, once it did.</summary>
    public static string Step(StationDisplay station) => station switch
    {
        { Verdict: { } end } => FactWords.Describe(end.Verdict)
            + (end.Diagnosis is null ? "" : $": {end.Diagnosis}")
            + (end.Load is null ? "" : $", load {end.Load}")
            + (end.Proof is { } proof ? $", {FactWords.Describe(proof)}" : ""),
        { Step: { } step } => $"{step.Number} of {step.Of}: {step.Text}",
        { Attempt: null } => "not begun",
        _ => "all done; the phone is left to itself",
    };

    /// <summary>What the fingers have done in this step and do now.</summary>
    public static string Fingers(StationDisplay station) =>
        (station.Held.IsEmpty ? "" : $" · {string.Join(' ', station.Held)} held down")
        + (station.Step is null || station.Typed.Length == 0 ? "" : $" · typed {station.Typed}");

    /// <summary>Since when it waits and until when; why it ended, once it did.</summary>
    /// <param name="station">The station.</param>
    /// <param name="now">Rig time.</param>
    public static string Waiting(StationDisplay station, TimeSpan now) => station switch
    {
        { Verdict: { } end } => end.Why,
        { Step: { Until: { } until } step } =>
            $"since {FactWords.Moment(step.Since)} ({Span(now - step.Since)}), gives up at {FactWords.Moment(until)} (in {Span(until - now)})",
        { Step: not null } or { Attempt: null } => "-",
        _ => $"since {FactWords.Moment(station.LeftAloneAt)} ({Span(now - station.LeftAloneAt)}), for proof that it came home",
    };

    /// <summary>How much of the load has been fetched.</summary>
    /// <param name="station">The station.</param>
    /// <param name="load">Bytes of the whole load.</param>
    public static string Fetched(StationDisplay station, long load) => $"{FactWords.Bytes(station.Fetched)} of {FactWords.Bytes(load)}";

    /// <summary>A time on a running clock, in whole seconds, since tenths that run draw the eye for nothing: "1:23", "1:02:03".</summary>
    public static string Clock(TimeSpan time) =>
        time < TimeSpan.FromHours(1) ? $"{(int)time.TotalMinutes}:{time.Seconds:00}" : $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";

    private static string Span(TimeSpan time) => Clock(time < TimeSpan.Zero ? TimeSpan.Zero : time);
}
