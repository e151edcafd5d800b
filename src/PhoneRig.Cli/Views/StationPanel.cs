using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PhoneRig.Cli.Views;

/// <summary>Draws a station as a panel that says everything.</summary>
/// <param name="run">The run.</param>
/// <param name="palette">What the terminal can show.</param>
/// <param name="width">How wide to draw, in cells.</param>
internal sealed class StationPanel(RunInfo run, Palette palette, int width)
{
    /// <summary>Lines of a panel, its frame included. It never changes, so that nothing below it jumps.</summary>
    public const int FullHeight = 10;

    private const int FrameWidth = 4;
    private const int LabelWidth = 10;
    private const int BarWidth = 24;
    private const string Unknown = "-";

    /// <summary>The whole panel.</summary>
    /// <param name="station">What to show.</param>
    /// <param name="now">Rig time.</param>
    public IRenderable Full(StationDisplay station, TimeSpan now)
    {
        StyledLine[] lines =
        [
            Lamps(station, Row("Lamps")),
            Row("Phone").Add(StationPhrases.Stage(station), Bold).Add(StationPhrases.Signs(station), Palette.Quiet),
            Row("Attempt").Add(StationPhrases.Attempt(station)),
            Step(station, Row(station switch { { Verdict: not null } => "Verdict", { Ended: not null } => "Outcome", _ => "Step" })),
            Row(station.EndedAt is null ? "Waiting" : "Why").Add(StationPhrases.Waiting(station, now)),
            Bar(station, Row("Firmware"), BarWidth).Add($"  {StationPhrases.Fetched(station, run)}").Add($"   {station.File}", Palette.Quiet),
            Row("Latest").Add(station.Latest is { } latest ? $"{FactWords.Moment(latest.Uptime)}  {FactWords.Describe(latest.Fact)}" : Unknown, Palette.Quiet),
            Row("Console").Add(station.ConsoleText ?? Unknown, Palette.Quiet),
        ];
        return new Panel(new Rows(lines.Select(line => line.Cut(width - FrameWidth, palette))))
        {
            Header = new PanelHeader($" {palette.Spell(Title(station)).EscapeMarkup()}  {StationPhrases.Clock(station.Elapsed(now))} "),
            Border = palette.Unicode ? BoxBorder.Rounded : BoxBorder.Ascii,
            BorderStyle = station.Verdict is { } end ? Palette.Of(end.Verdict) : Palette.Quiet,
            Width = width,
        };
    }

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    private static StyledLine Row(string label) => new StyledLine().Add(label.PadRight(LabelWidth), Palette.Quiet);

    private string Title(StationDisplay station) => $"{station.Station} · {station.Phone.Title}{(run.Simulated ? " · simulated" : "")}";

    private StyledLine Lamps(StationDisplay station, StyledLine line)
    {
        if (station.Lamps.IsEmpty)
        {
            return line.Add("not looked at", Palette.Quiet);
        }

        // The line lamps need no names, being a row of their own; every other group is one lamp.
        foreach (var (group, lamps) in LampRow.Groups(station.Phone))
        {
            line.Add(lamps.Length > 1 ? "" : $"   {group} ", Palette.Quiet);
            foreach (var lamp in lamps)
            {
                var (text, style) = palette.Lamp(station.Lamps.GetValueOrDefault(lamp));
                line.Add(text, style).Add(lamps.Length > 1 ? " " : "");
            }
        }

        return line;
    }

    private static StyledLine Step(StationDisplay station, StyledLine line) => station switch
    {
        { Request: { } request } => line.Add($" YOUR TURN: {request.Text} ", Palette.Loud),
        { Verdict: { } end } => line.Add(StationPhrases.Step(station), Palette.Of(end.Verdict)),
        _ => line.Add(StationPhrases.Step(station)).Add(StationPhrases.Fingers(station), Palette.Quiet),
    };

    private StyledLine Bar(StationDisplay station, StyledLine line, int cells)
    {
        var (done, left) = palette.Bar(StationPhrases.Share(station, run), cells);
        return line.Add(done, new Style(Color.Green3)).Add(left, Palette.Quiet);
    }
}
