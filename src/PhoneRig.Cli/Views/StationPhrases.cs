using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>What there is to say of a station, phrase by phrase.</summary>
internal static class StationPhrases
{
    /// <summary>What the phone is doing.</summary>
    public static string Stage(StationDisplay station) => station.Stage is { } stage ? FactWords.Describe(stage) : "not known yet";

    /// <summary>What the phone is doing, in at most twelve letters, for tables.</summary>
    public static string ShortStage(BootStage? stage) => stage switch
    {
        null => "not known",
        BootStage.AwaitingCode => "wants a code",
        BootStage.Erasing => "erasing",
        BootStage.Formatting => "formatting",
        BootStage.SeekingLease => "asks address",
        BootStage.Downloading => "fetching",
        BootStage.Writing => "writing",
        BootStage.SeekingConfig => "asks config",
        BootStage.InShell => "in its shell",
        { } plain => FactWords.Describe(plain),
    };

    /// <summary>The power and what the lamps show.</summary>
    public static string Signs(StationDisplay station) => string.Concat(
        new[] { station.PowerOn is { } on ? $"power {(on ? "on" : "off")}" : null }
            .Concat(station.Patterns.Values.Where(p => p.Pattern != LampPattern.Dark).Select(p => $"{p.Group} {FactWords.Describe(p.Pattern, p.Colour)}"))
            .Where(sign => sign is not null)
            .Select(sign => $" · {sign}"));

    /// <summary>Which attempt.</summary>
    public static string Attempt(StationDisplay station) =>
        station.Attempt is { } attempt ? $"{attempt.Number}: {Doing(attempt)} ({attempt.Why})" : "not begun";

    /// <summary>What an attempt does. One without a procedure is named by the firmware it serves, which need not be said twice.</summary>
    public static string Doing(AttemptStarted attempt) =>
        attempt.Firmware is null || attempt.Procedure == $"serve {attempt.Firmware}" ? attempt.Procedure : $"{attempt.Procedure}, serving {attempt.Firmware}";

    /// <summary>Which step; how it ended, once it did.</summary>
    public static string Step(StationDisplay station) => station switch
    {
        { Verdict: { } end } => FactWords.Describe(end.Verdict)
            + (end.Diagnosis is null ? "" : $": {end.Diagnosis}")
            + (end.Load is null ? "" : $", load {end.Load}")
            + (end.Proof is { } proof ? $", {FactWords.Describe(proof)}" : ""),
        { Ended: { } ended } => ended.Outcome,
        { Step: { } step } => $"{step.Number} of {step.Of}: {step.Text}",
        { Attempt: null } => "not begun",
        { AttemptOver: true } => "between two attempts",
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
        { Ended: { } ended } => ended.Why,
        _ => station.Wait(now) switch
        {
            null => "-",
            // The step above says for what.
            { Until: { } until } wait when station.Step is not null =>
                $"{Since(wait, now)}, gives up at {FactWords.Moment(until)} (in {Span(until - now)})",
            { Until: { } until } wait => $"{Since(wait, now)}, for {wait.For}, until {Clock(until)} at the latest",
            var wait => $"{Since(wait, now)}, for {wait.For}",
        },
    };

    /// <summary>The same for a block of few lines, whose end may be cut off, so times first; where it waits for nothing, why it does what it does.</summary>
    /// <param name="station">The station.</param>
    /// <param name="now">Rig time.</param>
    public static string ShortWaiting(StationDisplay station, TimeSpan now) => station.Wait(now) is { } wait
        ? $"waits since {Clock(wait.Since)} ({Span(now - wait.Since)}){(wait.Until is { } until ? $", until {Clock(until)}" : "")}, for {wait.For}"
        : station.Attempt is { } attempt ? $"because: {attempt.Why}" : "";

    /// <summary>How much of the load has been fetched; of another set, whose size nobody told, how much of the file.</summary>
    /// <param name="station">The station.</param>
    /// <param name="run">The run, for the load's name and size.</param>
    public static string Fetched(StationDisplay station, RunInfo run) => OtherLoad(station, run) is { } other
        ? $"{FactWords.Bytes(station.Fetched)} of {other}"
        : $"{FactWords.Bytes(station.Fetched)} of {FactWords.Bytes(run.LoadBytes)}";

    /// <summary>Which part of that there is, from 0 to 1.</summary>
    /// <param name="station">The station.</param>
    /// <param name="run">The run, for the load's name and size.</param>
    public static double Share(StationDisplay station, RunInfo run)
    {
        var (bytes, total) = OtherLoad(station, run) is null ? (station.Fetched, run.LoadBytes) : station.FileBytes;
        return total <= 0 ? 0 : Math.Min(1, (double)bytes / total);
    }

    private static string? OtherLoad(StationDisplay station, RunInfo run) =>
        station.Served is { } served && served.Load != run.Load ? served.Load : null;

    private static string Since(Wait wait, TimeSpan now) => $"since {FactWords.Moment(wait.Since)} ({Span(now - wait.Since)})";

    /// <summary>A time on a running clock, in whole seconds, since tenths that run draw the eye for nothing: "1:23", "1:02:03".</summary>
    public static string Clock(TimeSpan time) =>
        time < TimeSpan.FromHours(1) ? $"{(int)time.TotalMinutes}:{time.Seconds:00}" : $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";

    /// <summary>How long, on a running clock; what is over lasts no time.</summary>
    public static string Span(TimeSpan time) => Clock(time < TimeSpan.Zero ? TimeSpan.Zero : time);
}
