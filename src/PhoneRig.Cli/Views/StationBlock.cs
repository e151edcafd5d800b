using PhoneRig.Core.Evidence;
using PhoneRig.Hosting.Runs;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>Draws a station among several: in four lines, or in one.</summary>
/// <param name="run">The run.</param>
/// <param name="palette">What the terminal can show.</param>
/// <param name="width">How wide to draw, in cells.</param>
internal sealed class StationBlock(RunInfo run, Palette palette, int width)
{
    /// <summary>Lines of a block. It never changes, so that nothing below it jumps.</summary>
    public const int Height = 4;

    private const int NameWidth = 7;
    private const int TimeWidth = 8;
    private const int Indent = 3;
    private const int BarWidth = 20;
    private const int ShortBarWidth = 5;
    private const int StageWidth = 13;
    private const int TryWidth = 7;

    private readonly LampRow lamps = new(palette);

    /// <summary>The four lines.</summary>
    /// <param name="station">What to show.</param>
    /// <param name="mark">The three cells before its name.</param>
    /// <param name="now">Rig time.</param>
    public IEnumerable<StyledLine> Lines(StationDisplay station, string mark, TimeSpan now)
    {
        var head = lamps.Add(Name(station, mark), station.Phone, station.Lamps).Add("  ");
        var room = width - TimeWidth - Indent - NameWidth - LampRow.Width(station.Phone) - 2;
        yield return head.Cell($"{StationPhrases.Stage(station)}{Power(station, now)}", room, Bold).Add(StationPhrases.Clock(station.Elapsed(now)).PadLeft(TimeWidth));
        yield return Doing(station, Inner());
        yield return Inner().Add(Ended(station) ? StationPhrases.Waiting(station, now) : StationPhrases.ShortWaiting(station, now));
        yield return station.Verdict is { ToDo: { } toDo }
            ? Inner().Add($"To do: {toDo}")
            : Bar(station, Inner(), BarWidth).Add($"  {StationPhrases.Fetched(station, run)}").Add($"   {station.File}", Palette.Quiet);
    }

    /// <summary>What the columns of <see cref="Row"/> are.</summary>
    public static StyledLine Titles(StationDisplay station) => Titles(LampRow.Width(station.Phone));

    /// <summary>The one line.</summary>
    /// <param name="station">What to show.</param>
    /// <param name="mark">The three cells before its name.</param>
    /// <param name="now">Rig time.</param>
    public StyledLine Row(StationDisplay station, string mark, TimeSpan now)
    {
        var row = lamps.Add(Name(station, mark), station.Phone, station.Lamps).Add(" ");
        switch (station)
        {
            case { Request: { } request }:
                return row.Add($" YOUR TURN: {request.Text} ", Palette.Loud);
            case { EndedAt: not null }:
                return row.Cell(Verdict(station), StageWidth + TryWidth + ShortBarWidth + 6, End(station)).Add($"{StationPhrases.Clock(station.Elapsed(now)),7}  ")
                    .Add(station.Verdict?.ToDo ?? StationPhrases.Waiting(station, now), Palette.Quiet);
            default:
                var step = station.Attempt is { } attempt ? $"{attempt.Number}{(station.Step is { } at ? $":{at.Number}/{at.Of}" : "")}" : station.Step is { } alone ? $"{alone.Number}/{alone.Of}" : "-";
                row.Cell(StationPhrases.ShortStage(station.Stage), StageWidth, Bold).Cell(step, TryWidth);
                Bar(station, row, ShortBarWidth).Add($"{Math.Floor(StationPhrases.Share(station, run) * 100),4}% {StationPhrases.Clock(station.Elapsed(now)),7}  ");
                return station.Wait(now) is { } wait ? row.Add($"{StationPhrases.Span(now - wait.Since)} {wait.For}", Palette.Quiet) : row;
        }
    }

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    private static StyledLine Titles(int lampsWidth) => new StyledLine()
        .Add(new string(' ', Indent)).Cell("where", NameWidth).Cell("lamps", lampsWidth + 1).Cell("phone", StageWidth).Cell("try", TryWidth)
        .Cell("firmware", ShortBarWidth + 6).Add($"{"time",7}  waits");

    private static StyledLine Name(StationDisplay station, string mark) =>
        new StyledLine().Add(mark).Cell(station.Station, NameWidth - 1, Bold).Add(" ");

    private static StyledLine Inner() => new StyledLine().Add(new string(' ', Indent + NameWidth));

    private static bool Ended(StationDisplay station) => station.EndedAt is not null;

    private static string Power(StationDisplay station, TimeSpan now) => station switch
    {
        { EndedAt: null } when station.MidWrite(now) is { Certain: true, Until: { } until } => $", until {StationPhrases.Clock(until)} at most",
        { PowerOn: { } on } when station.Stage is not BootStage.Off => on ? ", power on" : ", power off",
        _ => "",
    };

    private static StyledLine Doing(StationDisplay station, StyledLine line) => station switch
    {
        { Request: { } request } => line.Add($" YOUR TURN: {request.Text} ", Palette.Loud),
        { EndedAt: not null } => line.Add(Verdict(station), End(station)),
        { Attempt: null, Step: null } => line.Add("not begun", Palette.Quiet),
        _ => line.Add(Attempt(station)).Add(StationPhrases.Fingers(station), Palette.Quiet),
    };

    private static string Attempt(StationDisplay station) => string.Join(
        ", ",
        new[]
        {
            station.Attempt is { } attempt ? $"{attempt.Number}: {StationPhrases.Doing(attempt)}" : null,
            // What a waiting step waits for is said in the line below.
            station.Step is { } step ? $"step {step.Number} of {step.Of}{(step.Until is null ? $": {step.Text}" : "")}" : station.AttemptOver ? "over" : null,
        }.OfType<string>());

    private static string Verdict(StationDisplay station) => station.Verdict is null ? $"procedure {station.Ended!.Procedure}: {station.Ended.Outcome}" : StationPhrases.Step(station);

    private static Style End(StationDisplay station) =>
        Palette.Of(station.Verdict?.Verdict ?? (station.Ended!.Outcome == "done" ? PhoneRig.Core.Recovery.Verdict.Recovered : PhoneRig.Core.Recovery.Verdict.NeedsAttention));

    private StyledLine Bar(StationDisplay station, StyledLine line, int cells)
    {
        var (done, left) = palette.Bar(StationPhrases.Share(station, run), cells);
        return line.Add(done, new Style(Color.Green3)).Add(left, Palette.Quiet);
    }
}
